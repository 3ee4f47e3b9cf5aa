import { alarmName } from '../contract/alarm-names';
import { INCIDENT_KINDS, type IncidentDefinition } from '../contract/incident-kinds';
import { agreement } from './agreement';
import type { AlarmScope } from './alarm-scope';

/** What several services share fails: one page for all of them. */
export function causeAlarms(alarms: AlarmScope, definition: IncidentDefinition): void {
  const { key, members } = definition;
  const { runbook } = INCIDENT_KINDS.cause;
  const cause = key.slice('cause/'.length);
  const text = `${cause} fails: it explains the failures of services that share it (${members.length} members).`;
  const path = agreement(alarms, alarmName.cause(cause), definition, text);
  alarms.composite(alarmName.incident(key), {
    text,
    runbook,
    key,
    rule: { any: [path] },
    suppressedBy: { alarm: alarmName.silence, waitSeconds: 0, extensionSeconds: 180 },
  });
}
