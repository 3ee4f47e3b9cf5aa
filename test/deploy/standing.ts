import { CloudWatchClient, ListDashboardsCommand, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { schedulesIn } from './functions';
import { signed } from './signed';
import { until } from './steps';

const TOOLKIT = 'CDKToolkit';

/** What `aws cloudformation delete-stack` asks for; resolves when the stack is gone. */
export async function deleteStack(region: string, endpoint: string, name: string): Promise<void> {
  const query = `Action=DeleteStack&Version=2010-05-15&StackName=${name}`;
  await fetch(`${endpoint}/?${query}`, { method: 'POST', headers: signed(region, 'cloudformation') });
  await until(async () => !(await stacksIn(region, endpoint)).includes(name), `${name} is gone`);
}

async function stacksIn(region: string, endpoint: string): Promise<readonly string[]> {
  const query = 'Action=DescribeStacks&Version=2010-05-15';
  const answer = await fetch(`${endpoint}/?${query}`, { method: 'POST', headers: signed(region, 'cloudformation') });
  const names = [...(await answer.text()).matchAll(/<StackName>([^<]*)</g)].map(([, name = '']) => name);
  return names.filter((name) => name !== TOOLKIT);
}

/** Names of all alarms of a region. */
export async function alarmsIn(region: string, endpoint: string): Promise<readonly string[]> {
  const client = new CloudWatchClient({ region, endpoint });
  const names: string[] = [];
  for await (const page of paginateDescribeAlarms({ client }, { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] })) {
    const { MetricAlarms = [], CompositeAlarms = [] } = page;
    names.push(...[...MetricAlarms, ...CompositeAlarms].flatMap(({ AlarmName }) => AlarmName ?? []));
  }
  return names;
}

/** Names of all that stands in a region, besides what `cdk bootstrap` made. */
export async function standingIn(region: string, endpoint: string): Promise<readonly string[]> {
  const options = { region, endpoint };
  const cloudWatch = new CloudWatchClient(options);
  const found = await Promise.all([
    stacksIn(region, endpoint),
    schedulesIn(region, endpoint).then((all) => all.map(({ function: name }) => `schedule of ${name}`)),
    alarmsIn(region, endpoint),
    cloudWatch
      .send(new ListDashboardsCommand())
      .then(({ DashboardEntries = [] }) => DashboardEntries.map(({ DashboardName }) => DashboardName)),
    new CloudWatchLogsClient(options)
      .send(new DescribeLogGroupsCommand())
      .then(({ logGroups = [] }) => logGroups.map(({ logGroupName }) => logGroupName)),
    new DynamoDBClient(options).send(new ListTablesCommand()).then(({ TableNames = [] }) => TableNames),
    new LambdaClient(options)
      .send(new ListFunctionsCommand())
      .then(({ Functions = [] }) => Functions.map(({ FunctionName }) => FunctionName)),
    new SNSClient(options)
      .send(new ListTopicsCommand())
      .then(({ Topics = [] }) => Topics.map(({ TopicArn }) => TopicArn)),
    new SQSClient(options).send(new ListQueuesCommand()).then(({ QueueUrls = [] }) => QueueUrls),
  ]);
  return found.flat().map((name) => `${region} ${name}`);
}
