import { alarmName } from '../contract/alarm-names';
import { series } from '../contract/series';
import type { AlarmScope } from './alarm-scope';
import { anyOf } from './rule';

/**
 * The loop by which a hub proves that it is alive: what its sentinel publishes flips an alarm, a composite, a topic and
 * a function. A hub that takes in data but does not alarm, or alarms but cannot send, is dead.
 */
export function loopAlarms(alarms: AlarmScope, topicArn: string): void {
  alarms.metricAlarm(alarmName.loopTick, {
    text: 'In ALARM for a few seconds twice a minute: the sentinel has asked whether this hub is alive.',
    runbook: 'building-blocks',
    // filled in: a window that looks for data further back would stay in ALARM from one request to the next
    metric: {
      statistic: 'Maximum',
      of: { requests: series.loopRequest(alarms.role) },
      expression: 'FILL(requests, 0)',
      label: 'requests',
      periodS: 10,
    },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: 1 },
    // the newest period may hold nothing only because it has not arrived yet
    of: [1, 2],
    missing: 'notBreaching',
  });
  alarms.composite(alarmName.loopTurn, {
    text: 'In ALARM for a few seconds twice a minute: it calls the function that proves that this hub is alive.',
    runbook: 'building-blocks',
    rule: anyOf(alarmName.loopTick),
    alarmTopics: [topicArn],
  });
}
