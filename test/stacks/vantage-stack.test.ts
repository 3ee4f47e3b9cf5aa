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

  it('lets the canary write its log, metrics of its namespace in its hubs, claims and its queue, and nothing else', () => {
    const policies = Object.values(vantage.findResources('AWS::IAM::Policy')).map(
      ({ Properties }) => Properties.PolicyDocument.Statement,
    );
    const [queue] = Object.keys(vantage.findResources('AWS::SQS::Queue'));
    const [table] = Object.keys(vantage.findResources('AWS::DynamoDB::Table'));
    const [canary] = Object.keys(vantage.findResources('AWS::Lambda::Function'));
    const [logs] = Object.keys(vantage.findResources('AWS::Logs::LogGroup'));
    const arn = (resource: string | undefined) => ({ 'Fn::GetAtt': [resource, 'Arn'] });
    expect(policies.flat()).toEqual([
      { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: arn(logs) },
      {
        Effect: 'Allow',
        Action: 'cloudwatch:PutMetricData',
        Resource: '*',
        Condition: {
          StringEquals: { 'cloudwatch:namespace': 'CommonCause', 'aws:RequestedRegion': ['us-west-2', 'eu-central-1'] },
        },
      },
      { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: arn(table) },
      {
        Effect: 'Allow',
        Action: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:SendMessage'],
        Resource: arn(queue),
      },
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn(canary) },
    ]);
    vantage.allResourcesProperties(
      'AWS::IAM::Role',
      Match.not(Match.objectLike({ ManagedPolicyArns: Match.anyValue() })),
    );
  });

  it('lets a run wait in a queue of its own, one message at a time, received once', () => {
    const [{ Properties: canary } = { Properties: {} }] = Object.values(vantage.findResources('AWS::Lambda::Function'));
    vantage.hasResourceProperties('AWS::SQS::Queue', { QueueName: 'common-cause-runs', MessageRetentionPeriod: 60 });
    const [queue] = Object.values(vantage.findResources('AWS::SQS::Queue'));
    expect(queue?.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(canary.Timeout);
    expect(queue?.Properties.VisibilityTimeout).toBeGreaterThan(queue?.Properties.MessageRetentionPeriod);
    vantage.hasResourceProperties('AWS::Lambda::EventSourceMapping', { BatchSize: 1 });
    expect(canary.Environment.Variables.RUN_QUEUE_URL).toEqual({
      Ref: Object.keys(vantage.findResources('AWS::SQS::Queue'))[0],
    });
  });

  it('claims minutes in a table of its own, whose rows expire', () => {
    vantage.hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: 'common-cause-claims',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'minute', KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
  });

  it('keeps logs for a month', () => {
    vantage.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/common-cause/canary', RetentionInDays: 30 });
  });
});
