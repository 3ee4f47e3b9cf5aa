import { alarmName } from '../contract/alarm-names';
import { incidentKey } from '../contract/incident-key';
import { INCIDENT_KINDS } from '../contract/incident-kinds';
import { series } from '../contract/series';
import type { AlarmScope } from './alarm-scope';
import { anyOf, atLeast, NEVER } from './rule';
import { suppression } from './suppressions';

/** Whether enough vantages can see for anything to be said: the first page in the order of precedence. */
export function monitorAlarms(alarms: AlarmScope): void {
  const { vantages, quorum } = alarms.fleet;
  alarms.composite(alarmName.never, {
    text: 'Never in ALARM: CloudWatch wants a suppressor wherever there is a wait.',
    runbook: 'building-blocks',
    rule: NEVER,
  });
  const isStandby = alarms.role === 'standby';
  const tooMany = vantages.length - quorum + 1;
  alarms.composite(alarmName.quorumLost, {
    text: `The monitor is impaired: at least ${tooMany} of ${vantages.length} vantages are blind, so that outages would go unseen.`,
    runbook: INCIDENT_KINDS['quorum-lost'].runbook,
    key: incidentKey.quorumLost,
    rule: atLeast(tooMany, vantages.map(alarmName.blind)),
    suppressedBy: suppression.monitor(isStandby ? alarmName.alive('primary') : alarmName.never),
  });
  alarms.composite(alarmName.silence, {
    text: isStandby
      ? 'Suppressor: in ALARM while the primary hub is alive, or the monitor is impaired.'
      : 'Suppressor: in ALARM while the monitor is impaired, and so cannot know.',
    runbook: 'building-blocks',
    rule: anyOf(alarmName.quorumLost, ...(isStandby ? [alarmName.alive('primary')] : [])),
  });
  // never data: SetAlarmState moves it
  alarms.metricAlarm(alarmName.test, {
    text: 'A test of the way to people: nothing is wrong.',
    runbook: 'test',
    key: incidentKey.test,
    metric: { statistic: 'Maximum', series: series.test },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: 1 },
    of: [1, 1],
    missing: 'ignore',
    warmUp: false,
  });
}
