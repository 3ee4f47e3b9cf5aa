import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { loadMonitor } from '../../lib/config/load-monitor';
import { readMonitor } from '../../lib/config/read-monitor';
import { SMALL } from '../config/small-monitor';
import { ROOT } from '../docs/markdown-page';
import { type Deployed, deployed } from './deployment';

function stackOf(stacks: ReadonlyMap<string, Deployed>, name: string): Deployed {
  const found = stacks.get(name);
  if (found === undefined) throw new Error(`${name}: no such stack`);
  return found;
}

const realistic = deployed(loadMonitor(join(ROOT, 'docs/realistic.yaml')));
const hub = stackOf(realistic, 'shop-watch-hub-eu-north-1');
const inside = stackOf(realistic, 'shop-watch-vantage-eu-west-1');
const outside = stackOf(realistic, 'shop-watch-vantage-us-east-1');
const every = [...realistic.values()];
const small = deployed(readMonitor(SMALL));

const retained = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

describe('the stacks of a realistic configuration', () => {
  it('belong to its account, with its tags, protected, each with a description', () => {
    for (const { stack } of every) {
      expect(stack.account).toBe('111122223333');
      expect(stack.tags.tagValues()).toEqual({ team: 'sre', service: 'shop-watch' });
      expect(stack.terminationProtection).toBe(true);
      expect(stack.templateOptions.description).toMatch(/^Common Cause \(shop-watch\): a (hub|vantage), which /);
    }
  });

  it('bound every role', () => {
    for (const { template } of every) {
      template.allResourcesProperties('AWS::IAM::Role', {
        PermissionsBoundary: 'arn:aws:iam::111122223333:policy/workloads',
      });
    }
  });

  it('keep logs for ninety days, and keep them and the receipts when they go', () => {
    for (const { template } of every) {
      template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
      template.allResources('AWS::Logs::LogGroup', retained);
    }
    hub.template.hasResource('AWS::DynamoDB::Table', { ...retained, Properties: { TableName: 'shop-watch-receipts' } });
  });

  it('link to its runbook', () => {
    hub.template.hasResourceProperties('AWS::CloudWatch::CompositeAlarm', {
      AlarmDescription: Match.stringLikeRegexp('Runbook: https://wiki.shop.example/shop-watch#service-down'),
    });
  });

  it('place the canaries that have a network in it, by ids, and no other', () => {
    inside.template.hasResourceProperties('AWS::Lambda::Function', {
      VpcConfig: {
        SubnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
        SecurityGroupIds: ['sg-0a1b2c3d4e5f60713'],
        Ipv6AllowedForDualStack: false,
      },
    });
    inside.template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces'],
          }),
        ]),
      },
    });
    inside.template.hasOutput('Network', { Value: 'vpc-0a1b2c3d4e5f60718' });
    outside.template.allResourcesProperties('AWS::Lambda::Function', { VpcConfig: Match.absent() });
    expect(JSON.stringify(outside.template.toJSON())).not.toContain('ec2:');
  });
});

describe('a hub', () => {
  it('tells after a deployment where to look', () => {
    hub.template.hasOutput('DashboardUrl', {
      Value:
        'https://eu-north-1.console.aws.amazon.com/cloudwatch/home?region=eu-north-1#dashboards/dashboard/shop-watch-eu-north-1-overview',
    });
    hub.template.hasOutput('AlarmTopicArn', {});
    hub.template.hasOutput('PeoplePagesTopicArn', {});
  });

  it('has names that people can tell: of its topics and of their key', () => {
    hub.template.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/shop-watch-topics' });
    hub.template.allResourcesProperties('AWS::SNS::Topic', { DisplayName: Match.stringLikeRegexp('^shop-watch') });
  });
});

describe('the stacks of a small configuration', () => {
  it('are for any account, without tags, bounds or protection, and leave nothing behind', () => {
    for (const { stack, template } of small.values()) {
      expect([Token.isUnresolved(stack.account), stack.tags.tagValues(), stack.terminationProtection]).toEqual([
        true,
        {},
        false,
      ]);
      template.allResourcesProperties('AWS::IAM::Role', { PermissionsBoundary: Match.absent() });
      template.allResources('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
    }
  });
});
