import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { shippedTemplates } from './shipped-app';

const templates = shippedTemplates();
const vantage = templates.get('common-cause-vantage-eu-west-1');
if (vantage === undefined) throw new Error('no such stack');

describe('a vantage stack', () => {
  it('stands in each vantage of the configuration', () => {
    expect([...templates.keys()].filter((name) => name.includes('vantage'))).toEqual([
      'common-cause-vantage-us-east-1',
      'common-cause-vantage-eu-west-1',
      'common-cause-vantage-ap-southeast-1',
    ]);
  });

  it('runs the newest Node LTS on arm64', () => {
    vantage.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      FunctionName: 'common-cause-canary',
    });
  });

  it('invokes the canary each minute with the scheduled time, and never twice', () => {
    vantage.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(* * * * ? *)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}', RetryPolicy: { MaximumRetryAttempts: 0 } },
    });
    vantage.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumRetryAttempts: 0 });
  });

  it('lets the canary write its own log and metrics of its namespace in its hubs, and nothing else', () => {
    const policies = Object.values(vantage.findResources('AWS::IAM::Policy')).map(
      ({ Properties }) => Properties.PolicyDocument.Statement,
    );
    expect(policies.flat().map(({ Action, Condition }) => ({ Action, ...(Condition && { Condition }) }))).toEqual([
      { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] },
      {
        Action: 'cloudwatch:PutMetricData',
        Condition: { StringEquals: { 'cloudwatch:namespace': 'CommonCause', 'aws:RequestedRegion': ['us-west-2'] } },
      },
      { Action: 'lambda:InvokeFunction' },
    ]);
    vantage.allResourcesProperties(
      'AWS::IAM::Role',
      Match.not(Match.objectLike({ ManagedPolicyArns: Match.anyValue() })),
    );
  });

  it('keeps logs for a month', () => {
    vantage.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/common-cause/canary', RetentionInDays: 30 });
  });
});
