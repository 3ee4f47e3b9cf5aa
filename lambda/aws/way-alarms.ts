import { CloudWatchClient, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { alarmName } from '../../lib/contract/alarm-names';
import { resourceName } from '../../lib/contract/resource-names';
import type { SentinelPorts } from '../sentinel/sentinel-ports';
import { clientOptions, endingAfter } from './client-options';

const READ_WITHIN_MS = 2_000;

/** Alarms over a hub's way to people, read in its region. */
export function describedWay(name: string): NonNullable<SentinelPorts['wayAlarms']> {
  const clients = new Map<string, CloudWatchClient>();
  return async (hub) => {
    const client = clients.get(hub) ?? new CloudWatchClient(clientOptions(hub, 1));
    clients.set(hub, client);
    const request = { AlarmNamePrefix: resourceName.alarm(name, alarmName.way('')) };
    const found = [];
    for await (const { MetricAlarms = [] } of paginateDescribeAlarms(
      { client },
      request,
      endingAfter(READ_WITHIN_MS),
    )) {
      found.push(...MetricAlarms);
    }
    return found.map(({ StateValue = 'INSUFFICIENT_DATA', StateUpdatedTimestamp }) => ({
      state: StateValue,
      since: StateUpdatedTimestamp?.getTime() ?? 0,
    }));
  };
}
