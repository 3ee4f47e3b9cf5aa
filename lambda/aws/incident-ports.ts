import { setTimeout } from 'node:timers/promises';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Fleet } from '../../lib/contract/fleet';
import type { NotifierEnvironment } from '../../lib/contract/functions';
import { otherHub } from '../../lib/contract/hub-role';
import { namespace } from '../../lib/contract/metrics';
import { resourceName } from '../../lib/contract/resource-names';
import { topicName, topicsIn } from '../../lib/contract/topics';
import type { IncidentPorts } from '../incidents/ports';
import { activeMutes } from './active-mutes';
import { describedAlarms } from './alarm-states';
import { clientOptions } from './client-options';
import { cloudWatchStatistics } from './cloudwatch-statistics';
import { dynamoReceipts } from './dynamo-receipts';
import { logLine } from './log-line';
import { loggedRecords } from './logged-records';
import { peopleTopics } from './people-topics';

/** Of an invocation's ten seconds, so many for reading; a message without evidence is better than none. */
const READING_MS = 4_000;

/** The other region may be gone: nobody waits for it longer than this. */
const OTHER_TABLE_WITHIN_MS = 1_000;

/** The incidents of a hub in AWS: clients are made once, and the time for reading begins with each invocation. */
export function incidentPorts(
  fleet: Fleet,
  { AWS_REGION: hub, RECEIPTS_TABLE, TOPICS }: NotifierEnvironment & { readonly AWS_REGION: string },
): () => IncidentPorts {
  const cloudWatch = new CloudWatchClient(clientOptions(hub, 2));
  const dynamo = new DynamoDBClient(clientOptions(hub, 1));
  const other = otherHub(fleet, hub);
  const otherDynamo = other === undefined ? undefined : new DynamoDBClient(clientOptions(other, 1));
  const sns = new SNSClient(clientOptions(hub, 1));
  const logs = new Map(fleet.vantages.map((each) => [each, new CloudWatchLogsClient(clientOptions(each, 2))]));
  const logsOf = (vantage: string) => logs.get(vantage) ?? new CloudWatchLogsClient(clientOptions(vantage, 2));
  const topics = topicsIn(TOPICS);
  return () => {
    const deadline = AbortSignal.timeout(READING_MS);
    return {
      fleet,
      hub,
      now: Date.now,
      sleep: (ms) => setTimeout(ms),
      statistics: cloudWatchStatistics(cloudWatch, namespace(fleet.name), deadline),
      record: loggedRecords(logsOf, resourceName.canaryLogGroup(fleet.name), deadline),
      alarmStates: describedAlarms(cloudWatch, fleet.name, deadline),
      mutedAlarms: activeMutes(cloudWatch, fleet.name, deadline),
      receipts: dynamoReceipts(dynamo, RECEIPTS_TABLE, deadline),
      ...(otherDynamo && {
        otherReceipts: dynamoReceipts(otherDynamo, RECEIPTS_TABLE, deadline, OTHER_TABLE_WITHIN_MS),
      }),
      topicsOf: (severity) => topics.filter((topic) => topic.severity === severity).map(({ arn }) => topicName(arn)),
      send: peopleTopics(sns, topics, fleet.hubs[0] ?? hub, logLine),
      log: logLine,
    };
  };
}
