// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub is written so
import { describe, expect, it } from '@jest/globals';
import { resolved } from '../../../lib/cloudwatch/template/intrinsics';
import type { Stack } from '../../../lib/cloudwatch/template/references';

const STACK: Stack = {
  region: 'cn-north-1',
  account: '123456789012',
  parameters: new Map([
    ['Room', { Type: 'String', Default: 'attic' }],
    ['Nothing', { Type: 'String' }],
  ]),
  resources: new Map([
    ['Topic', { Type: 'AWS::SNS::Topic', Properties: { TopicName: { 'Fn::Sub': '${AWS::Region}-${Room}' } } }],
    ['Nameless', { Type: 'AWS::SNS::Topic' }],
    ['Function', { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'f' } }],
    ['Alarm', { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'service/x' } }],
    ['Bucket', { Type: 'AWS::S3::Bucket' }],
  ]),
};

describe('an intrinsic function', () => {
  it.each([
    [{ Ref: 'AWS::AccountId' }, '123456789012'],
    [{ Ref: 'AWS::Partition' }, 'aws-cn'],
    [{ Ref: 'Room' }, 'attic'],
    [{ Ref: 'Topic' }, 'arn:aws-cn:sns:cn-north-1:123456789012:cn-north-1-attic'],
    [{ Ref: 'Nameless' }, 'arn:aws-cn:sns:cn-north-1:123456789012:Nameless'],
    [{ Ref: 'Alarm' }, 'service/x'],
    [{ 'Fn::GetAtt': ['Alarm', 'Arn'] }, 'arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:service/x'],
    [{ 'Fn::GetAtt': ['Topic', 'TopicName'] }, 'cn-north-1-attic'],
    [{ 'Fn::GetAtt': 'Function.Arn' }, 'arn:aws-cn:lambda:cn-north-1:123456789012:function:f'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Room' }, 1]] }, 'a-attic-1'],
    [{ 'Fn::Sub': '${!x} ${Topic.TopicName} ${Alarm}' }, '${x} cn-north-1-attic service/x'],
    [{ 'Fn::Sub': ['${y} ${Room}', { y: { Ref: 'AWS::URLSuffix' } }] }, 'amazonaws.com.cn attic'],
    [
      { a: [{ Ref: 'Room' }], Ref: 'Room' },
      { a: ['attic'], Ref: 'Room' },
    ],
  ])('%j', (value, expected) => expect(resolved(value, STACK)).toEqual(expected));
});

describe('rejects', () => {
  it.each([
    [{ Ref: 'Nobody' }, 'the template has no Nobody'],
    [{ Ref: 'Nothing' }, 'the parameter Nothing has no default'],
    [{ Ref: 'Bucket' }, 'Ref of Bucket (AWS::S3::Bucket) is not modelled'],
    [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'the attribute Arn of Bucket (AWS::S3::Bucket) is not modelled'],
    [{ 'Fn::ImportValue': 'x' }, 'Fn::ImportValue is not modelled in this form'],
    [{ 'Fn::Join': ['-', { Ref: 'Room' }] }, 'Fn::Join is not modelled in this form'],
    [{ 'Fn::Join': ['-', [{}]] }, 'Fn::Join takes texts'],
  ])('%j', (value, message) => expect(() => resolved(value, STACK)).toThrow(new Error(message)));
});
