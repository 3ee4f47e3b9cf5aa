import { alarmName } from '../contract/alarm-names';
import { INCIDENT_KINDS, type IncidentDefinition } from '../contract/incident-kinds';
import { agreement } from './agreement';
import type { AlarmScope } from './alarm-scope';

/** Nearly everything fails, and no single cause says it: told before any of the causes. */
export function everythingAlarms(alarms: AlarmScope, definition: IncidentDefinition): void {
  const text =
    'Nearly everything fails while the witnesses answer: look at what is ours first (firewall, account, release).';
  agreement(alarms, alarmName.everything, definition, text);
  alarms.composite(alarmName.incident(definition.key), {
    text,
    runbook: INCIDENT_KINDS.everything.runbook,
    key: definition.key,
    rule: { any: [alarmName.everything] },
    suppressedBy: { alarm: alarmName.silence, waitSeconds: 0, extensionSeconds: 180 },
  });
}

/** Several services fail together without a known cause: told where nothing wider says it. */
export function unexplainedAlarms(alarms: AlarmScope, definition: IncidentDefinition): void {
  const text = 'Several services fail together and no known cause explains them.';
  agreement(alarms, alarmName.unexplained, definition, text);
  const covered = alarms.composite(alarmName.unexplainedCovered, {
    text: 'Suppressor: in ALARM while everything fails, or the monitor is impaired.',
    runbook: 'building-blocks',
    rule: { any: [alarmName.everything, alarmName.silence] },
  });
  alarms.composite(alarmName.incident(definition.key), {
    text,
    runbook: INCIDENT_KINDS.unexplained.runbook,
    key: definition.key,
    rule: { any: [alarmName.unexplained] },
    suppressedBy: { alarm: covered, waitSeconds: 70, extensionSeconds: 180 },
  });
}
