import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Fleet } from '../../lib/contract/fleet';
import { environmentOf, type NotifierEnvironment, type RecheckEvent } from '../../lib/contract/functions';
import { namespace } from '../../lib/contract/metrics';
import { resourceName } from '../../lib/contract/resource-names';
import { cloudWatchSums } from './aws/cloudwatch-sums';
import { dynamoReceipts } from './aws/dynamo-receipts';
import { loggedRecords } from './aws/logged-records';
import { patience } from './aws/patience';
import { peopleTopic } from './aws/people-topic';
import type { Host } from './host';
import { lookAgain } from './look-again';
import { notify } from './notify';

/** Of an invocation's ten seconds, so many for reading; a message without evidence is better than none. */
const READING_MS = 5_500;

const {
  AWS_REGION: region,
  PEOPLE_TOPIC_ARN,
  RECEIPTS_TABLE,
} = environmentOf<keyof NotifierEnvironment | 'AWS_REGION'>(
  ['AWS_REGION', 'PEOPLE_TOPIC_ARN', 'RECEIPTS_TABLE'],
  process.env,
);
const fleet: Fleet = JSON.parse(readFileSync(join(__dirname, 'fleet.json'), 'utf8'));
const cloudWatch = new CloudWatchClient(patience(region));
const logs = new Map(fleet.vantages.map((vantage) => [vantage, new CloudWatchLogsClient(patience(vantage))]));
const receipts = dynamoReceipts(new DynamoDBClient(patience(region)), RECEIPTS_TABLE);
const send = peopleTopic(new SNSClient(patience(region)), PEOPLE_TOPIC_ARN);

function logsOf(vantage: string): CloudWatchLogsClient {
  return logs.get(vantage) ?? new CloudWatchLogsClient(patience(vantage));
}

function createHost(): Host {
  const deadline = AbortSignal.timeout(READING_MS);
  return {
    fleet,
    hub: region,
    now: Date.now,
    sums: cloudWatchSums(cloudWatch, namespace(fleet.name), deadline),
    record: loggedRecords(logsOf, resourceName.canaryLogGroup(fleet.name), deadline),
    receipts,
    send,
    // Not console.log: Lambda puts words of its own before what that prints, and the line is no longer JSON.
    log: (entry) => process.stdout.write(`${JSON.stringify(entry)}\n`),
  };
}

/** SNS invokes it with an alarm's state change; EventBridge Scheduler each minute with a recheck's event. */
export async function handler(event: Partial<RecheckEvent>): Promise<void> {
  const host = createHost();
  const messages = event?.recheck === true ? await lookAgain(host) : await notify(event, host);
  for (const { kind, key, title } of messages) host.log({ type: 'told', kind, key, title });
}
