import { alarmName } from '../contract/alarm-names';
import { incidentKey } from '../contract/incident-key';
import { INCIDENT_KINDS } from '../contract/incident-kinds';
import { series } from '../contract/series';
import { agreement } from './agreement';
import type { AlarmScope } from './alarm-scope';
import { anyOf } from './rule';
import { suppression } from './suppressions';

/** Nearly everything fails, and no single cause says it: told before any of the causes. */
export function everythingAlarms(alarms: AlarmScope): void {
  const kind = 'everything';
  const text =
    'Nearly everything fails while the witnesses answer: look at what is ours first (firewall, account, release).';
  const { quorum } = alarms.fleet;
  agreement(alarms, alarmName.everything, { kind, quorum }, { statistic: 'Sum', series: series.everything }, text);
  alarms.composite(alarmName.incident(incidentKey.everything), {
    text,
    runbook: INCIDENT_KINDS[kind].runbook,
    key: incidentKey.everything,
    rule: anyOf(alarmName.everything),
    suppressedBy: suppression.wide(alarmName.silence, alarms.role),
  });
}

/** Several services fail together without a known cause: told where nothing wider says it. */
export function unexplainedAlarms(alarms: AlarmScope): void {
  const kind = 'unexplained';
  const text = 'Several services fail together and no known cause explains them.';
  const { quorum } = alarms.fleet;
  agreement(alarms, alarmName.unexplained, { kind, quorum }, { statistic: 'Sum', series: series.unexplained }, text);
  alarms.composite(alarmName.unexplainedCovered, {
    text: 'Suppressor: in ALARM while everything fails, or the monitor is impaired.',
    runbook: 'building-blocks',
    rule: anyOf(alarmName.everything, alarmName.silence),
  });
  alarms.composite(alarmName.incident(incidentKey.unexplained), {
    text,
    runbook: INCIDENT_KINDS[kind].runbook,
    key: incidentKey.unexplained,
    rule: anyOf(alarmName.unexplained),
    suppressedBy: suppression.page(alarmName.unexplainedCovered),
  });
}
