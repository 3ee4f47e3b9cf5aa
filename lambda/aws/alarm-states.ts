import { type CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { resourceName } from '../../lib/contract/resource-names';
import type { IncidentPorts } from '../incidents/ports';
import { endingAfter } from './client-options';

const READ_WITHIN_MS = 2_000;

/** Limit of DescribeAlarms. */
const MAX_NAMES = 100;

/** States of a hub's alarms, a hundred a request, all requests at once; until `deadline` at most. */
export function describedAlarms(
  client: CloudWatchClient,
  name: string,
  deadline?: AbortSignal,
): IncidentPorts['alarmStates'] {
  const prefix = resourceName.alarm(name, '');
  return async (paths) => {
    const names = paths.map((path) => resourceName.alarm(name, path));
    const parts = Array.from({ length: Math.ceil(names.length / MAX_NAMES) }, (_, part) => part * MAX_NAMES);
    const answers = await Promise.all(
      parts.map((start) => {
        const request = {
          AlarmNames: names.slice(start, start + MAX_NAMES),
          AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] as ('MetricAlarm' | 'CompositeAlarm')[],
          MaxRecords: MAX_NAMES,
        };
        return client.send(new DescribeAlarmsCommand(request), endingAfter(READ_WITHIN_MS, deadline));
      }),
    );
    const found = answers.flatMap(({ MetricAlarms = [], CompositeAlarms = [] }) => [
      ...MetricAlarms,
      ...CompositeAlarms,
    ]);
    return new Map(
      found.flatMap(({ AlarmName = '', StateValue }) =>
        StateValue === undefined ? [] : [[AlarmName.slice(prefix.length), StateValue] as const],
      ),
    );
  };
}
