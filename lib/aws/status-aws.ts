import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchClient, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { activeRules } from '../../lambda/aws/active-mutes';
import { dynamoReceipts } from '../../lambda/aws/dynamo-receipts';
import { loggedRecords } from '../../lambda/aws/logged-records';
import type { RaisedAlarm, StatusHub, StatusPorts } from '../cli/status/status-ports';
import type { Fleet } from '../contract/fleet';
import { resourceName } from '../contract/resource-names';
import { asking } from './access-error';
import { type Access, personClientOptions } from './person-client-options';

function hubOf(region: string, access: Access): StatusHub {
  const options = personClientOptions(region, access);
  const cloudWatch = new CloudWatchClient(options);
  const dynamo = new DynamoDBClient(options);
  return {
    raised: (prefix) =>
      asking(region, 'read the alarms', async () => {
        const found: RaisedAlarm[] = [];
        const request = {
          AlarmNamePrefix: prefix,
          AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] as ('MetricAlarm' | 'CompositeAlarm')[],
          StateValue: 'ALARM' as const,
        };
        for await (const { MetricAlarms = [], CompositeAlarms = [] } of paginateDescribeAlarms(
          { client: cloudWatch },
          request,
        )) {
          const isSuppressed = new Set(
            CompositeAlarms.flatMap(({ AlarmName, ActionsSuppressedBy }) =>
              ActionsSuppressedBy === undefined ? [] : [AlarmName],
            ),
          );
          for (const { AlarmName = '', StateTransitionedTimestamp: since } of [...MetricAlarms, ...CompositeAlarms]) {
            found.push({
              name: AlarmName,
              isSuppressed: isSuppressed.has(AlarmName),
              ...(since === undefined ? {} : { since: since.getTime() }),
            });
          }
        }
        return found;
      }),
    mutes: () =>
      asking(region, 'read the mute rules', async () =>
        (await activeRules(cloudWatch)).map(({ Name = '', MuteTargets, Rule, ExpireDate }) => ({
          rule: Name,
          alarms: MuteTargets?.AlarmNames ?? [],
          expression: Rule?.Schedule?.Expression ?? '',
          duration: Rule?.Schedule?.Duration ?? '',
          timezone: Rule?.Schedule?.Timezone,
          expiresAt: ExpireDate?.getTime(),
        })),
      ),
    rows: (table) => asking(region, 'read the receipts', () => dynamoReceipts(dynamo, table).list()),
  };
}

/** The status of a deployment, read in AWS: it changes nothing. */
export function statusAws({ name }: Fleet, access: Access): StatusPorts {
  const logs = new Map<string, CloudWatchLogsClient>();
  const logsOf = (vantage: string) => {
    const client = logs.get(vantage) ?? new CloudWatchLogsClient(personClientOptions(vantage, access));
    logs.set(vantage, client);
    return client;
  };
  const hubs = new Map<string, StatusHub>();
  return {
    now: Date.now,
    sleep,
    record: loggedRecords(logsOf, resourceName.canaryLogGroup(name)),
    hub: (region) => {
      const hub = hubs.get(region) ?? hubOf(region, access);
      hubs.set(region, hub);
      return hub;
    },
  };
}
