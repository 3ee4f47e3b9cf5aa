import { ACCOUNT } from './template';

/** One call of somebody, and whether it is meant to succeed. */
export interface Row {
  /** Logical id's beginning of a function in its stack, or a service's name. */
  readonly who: string;
  readonly stack: 'vantage' | 'hub';
  readonly may: boolean;
  readonly action: string;
  /** ARN without `arn:aws:`; `REGION` is the stack's own, `ACCOUNT` the account. */
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

type Call = readonly [action: string, resource: string, context?: Readonly<Record<string, string>>];

function rows(stack: Row['stack'], who: string, may: boolean, calls: readonly Call[]): readonly Row[] {
  return calls.map(([action, resource, context]) => ({
    who,
    stack,
    may,
    action,
    resource,
    ...(context && { context }),
  }));
}

const IN_HUB = { 'cloudwatch:namespace': 'CommonCause', 'aws:RequestedRegion': 'us-west-2' };

/** Nobody of ours may do these. */
const NEVER: readonly Call[] = [
  ['iam:PassRole', `iam::${ACCOUNT}:role/admin`],
  ['sts:AssumeRole', `iam::${ACCOUNT}:role/admin`],
  ['s3:GetObject', 's3:::somebodys-bucket/key'],
  ['secretsmanager:GetSecretValue', 'secretsmanager:REGION:ACCOUNT:secret:database-AbCdEf'],
  ['lambda:UpdateFunctionCode', 'lambda:REGION:ACCOUNT:function:common-cause-notifier'],
  ['logs:DeleteLogGroup', 'logs:REGION:ACCOUNT:log-group:/common-cause/canary:*'],
  ['cloudwatch:DeleteAlarms', 'cloudwatch:REGION:ACCOUNT:alarm:common-cause/never'],
  ['cloudwatch:DisableAlarmActions', 'cloudwatch:REGION:ACCOUNT:alarm:common-cause/never'],
  ['sns:Publish', 'sns:REGION:ACCOUNT:somebodys-topic'],
  ['dynamodb:DeleteItem', 'dynamodb:REGION:ACCOUNT:table/somebodys-table'],
];

const SCHEDULES = 'scheduler:REGION:ACCOUNT:schedule-group/default';

/** What each role may do, and what it may not: the calls that it makes, and the nearest ones that it must not make. */
export const ROWS: readonly Row[] = [
  ...rows('vantage', 'Canary', true, [
    ['cloudwatch:PutMetricData', '*', IN_HUB],
    ['logs:PutLogEvents', 'logs:REGION:ACCOUNT:log-group:/common-cause/canary:log-stream:x'],
    ['dynamodb:PutItem', 'dynamodb:REGION:ACCOUNT:table/common-cause-claims'],
    ['sqs:SendMessage', 'sqs:REGION:ACCOUNT:common-cause-runs'],
    ['sqs:ReceiveMessage', 'sqs:REGION:ACCOUNT:common-cause-runs'],
  ]),
  ...rows('vantage', 'Canary', false, [
    ['cloudwatch:PutMetricData', '*', { ...IN_HUB, 'cloudwatch:namespace': 'AWS/Lambda' }],
    ['cloudwatch:PutMetricData', '*', { ...IN_HUB, 'aws:RequestedRegion': 'eu-central-2' }],
    ['cloudwatch:SetAlarmState', 'cloudwatch:us-west-2:ACCOUNT:alarm:common-cause/test'],
    ['logs:PutLogEvents', 'logs:REGION:ACCOUNT:log-group:/somebodys/log:log-stream:x'],
    ['dynamodb:GetItem', 'dynamodb:REGION:ACCOUNT:table/common-cause-claims'],
    ['dynamodb:PutItem', 'dynamodb:REGION:ACCOUNT:table/common-cause-receipts'],
    ['sqs:SendMessage', 'sqs:REGION:ACCOUNT:somebodys-queue'],
    ['sns:Publish', 'sns:us-west-2:ACCOUNT:common-cause-people-pages'],
    ['ec2:CreateNetworkInterface', 'ec2:REGION:ACCOUNT:network-interface/*'],
    ...NEVER,
  ]),
  ...rows('hub', 'Notifier', true, [
    ['sns:Publish', 'sns:REGION:ACCOUNT:common-cause-people-pages'],
    ['dynamodb:UpdateItem', 'dynamodb:REGION:ACCOUNT:table/common-cause-receipts'],
    ['dynamodb:Scan', 'dynamodb:REGION:ACCOUNT:table/common-cause-receipts'],
    ['cloudwatch:GetMetricData', '*', { 'aws:RequestedRegion': 'us-west-2' }],
    ['logs:FilterLogEvents', 'logs:us-east-1:ACCOUNT:log-group:/common-cause/canary:*'],
    ['logs:PutLogEvents', 'logs:REGION:ACCOUNT:log-group:/common-cause/notifier:log-stream:x'],
    ['lambda:InvokeFunction', 'lambda:REGION:ACCOUNT:function:common-cause-fallback'],
  ]),
  ...rows('hub', 'Notifier', false, [
    ['sns:Publish', 'sns:REGION:ACCOUNT:common-cause-alarms'],
    ['sns:Subscribe', 'sns:REGION:ACCOUNT:common-cause-people-pages'],
    ['dynamodb:DeleteTable', 'dynamodb:REGION:ACCOUNT:table/common-cause-receipts'],
    ['cloudwatch:GetMetricData', '*', { 'aws:RequestedRegion': 'eu-central-2' }],
    ['cloudwatch:PutMetricData', '*', IN_HUB],
    ['cloudwatch:SetAlarmState', 'cloudwatch:REGION:ACCOUNT:alarm:common-cause/test'],
    ['logs:FilterLogEvents', 'logs:us-east-1:ACCOUNT:log-group:/somebodys/log:*'],
    ['lambda:InvokeFunction', 'lambda:REGION:ACCOUNT:function:somebodys-function'],
    ...NEVER,
  ]),
  ...rows('hub', 'Sentinel', true, [
    ['dynamodb:UpdateItem', 'dynamodb:REGION:ACCOUNT:table/common-cause-receipts'],
    ['dynamodb:UpdateItem', 'dynamodb:eu-central-1:ACCOUNT:table/common-cause-receipts'],
    ['cloudwatch:DescribeAlarms', '*', { 'aws:RequestedRegion': 'us-west-2' }],
    ['cloudwatch:PutMetricData', '*', IN_HUB],
    ['sqs:SendMessage', 'sqs:REGION:ACCOUNT:common-cause-ticks'],
  ]),
  ...rows('hub', 'Sentinel', false, [
    ['cloudwatch:PutMetricData', '*', { ...IN_HUB, 'aws:RequestedRegion': 'eu-central-1' }],
    ['dynamodb:DeleteTable', 'dynamodb:REGION:ACCOUNT:table/common-cause-receipts'],
    ...NEVER,
  ]),
  ...rows('hub', 'Turn', true, [
    ['cloudwatch:PutMetricData', '*', IN_HUB],
    ['cloudwatch:PutMetricData', '*', { ...IN_HUB, 'aws:RequestedRegion': 'eu-central-1' }],
  ]),
  ...rows('hub', 'Turn', false, [
    ['cloudwatch:PutMetricData', '*', { ...IN_HUB, 'cloudwatch:namespace': 'AWS/Lambda' }],
    ['dynamodb:UpdateItem', 'dynamodb:REGION:ACCOUNT:table/common-cause-receipts'],
    ['sns:Publish', 'sns:REGION:ACCOUNT:common-cause-people-pages'],
    ...NEVER,
  ]),
  ...rows('hub', 'Fallback', true, [
    ['sns:Publish', 'sns:REGION:ACCOUNT:common-cause-people-pages'],
    ['logs:PutLogEvents', 'logs:REGION:ACCOUNT:log-group:/common-cause/fallback:log-stream:x'],
  ]),
  ...rows('hub', 'Fallback', false, [
    ['dynamodb:UpdateItem', 'dynamodb:REGION:ACCOUNT:table/common-cause-receipts'],
    ['logs:FilterLogEvents', 'logs:us-east-1:ACCOUNT:log-group:/common-cause/canary:*'],
    ['cloudwatch:GetMetricData', '*', { 'aws:RequestedRegion': 'us-west-2' }],
    ...NEVER,
  ]),
  ...rows('hub', 'Matrix', true, [
    ['logs:FilterLogEvents', 'logs:eu-west-1:ACCOUNT:log-group:/common-cause/canary:*'],
    ['logs:PutLogEvents', 'logs:REGION:ACCOUNT:log-group:/common-cause/matrix:log-stream:x'],
  ]),
  ...rows('hub', 'Matrix', false, [
    ['logs:StartQuery', 'logs:eu-west-1:ACCOUNT:log-group:/common-cause/canary:*'],
    ['sns:Publish', 'sns:REGION:ACCOUNT:common-cause-people-pages'],
    ['dynamodb:Scan', 'dynamodb:REGION:ACCOUNT:table/common-cause-receipts'],
    ...NEVER,
  ]),
  ...rows('hub', 'cloudwatch.amazonaws.com', true, [
    ['sns:Publish', 'sns:REGION:ACCOUNT:common-cause-alarms', alarmOf('common-cause/service/a/down')],
    ['kms:GenerateDataKey', 'KEY', alarmOf('common-cause/service/a/down')],
  ]),
  ...rows('hub', 'cloudwatch.amazonaws.com', false, [
    ['sns:Publish', 'sns:REGION:ACCOUNT:common-cause-alarms', alarmOf('somebodys-alarm')],
    ['sns:Publish', 'sns:REGION:ACCOUNT:common-cause-alarms', alarmOf('common-cause/service/a/down', '999900001111')],
    ['kms:GenerateDataKey', 'KEY', alarmOf('somebodys-alarm')],
    ['kms:GenerateDataKey', 'KEY', alarmOf('common-cause/service/a/down', '999900001111')],
    ['kms:ScheduleKeyDeletion', 'KEY', alarmOf('common-cause/service/a/down')],
  ]),
  ...(['vantage', 'hub'] as const).flatMap((stack) => [
    ...rows(stack, 'scheduler.amazonaws.com', true, [['sts:AssumeRole', 'SCHEDULER', source(SCHEDULES)]]),
    ...rows(stack, 'scheduler.amazonaws.com', false, [
      ['sts:AssumeRole', 'SCHEDULER', source(SCHEDULES, '999900001111')],
      ['sts:AssumeRole', 'SCHEDULER', source('scheduler:REGION:ACCOUNT:schedule-group/somebodys')],
    ]),
  ]),
];

function source(arn: string, account = ACCOUNT): Readonly<Record<string, string>> {
  return { 'aws:SourceArn': `arn:aws:${arn.replace('ACCOUNT', account)}`, 'aws:SourceAccount': account };
}

function alarmOf(name: string, account = ACCOUNT): Readonly<Record<string, string>> {
  return source(`cloudwatch:REGION:ACCOUNT:alarm:${name}`, account);
}
