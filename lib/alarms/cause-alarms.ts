import { alarmName } from '../contract/alarm-names';
import { hasObjective, type IncidentDefinition } from '../contract/incident-definitions';
import { incidentKey } from '../contract/incident-key';
import { INCIDENT_KINDS } from '../contract/incident-kinds';
import { partialQuorum } from '../contract/quorum';
import { series } from '../contract/series';
import { agreement } from './agreement';
import type { AlarmScope } from './alarm-scope';
import { silenceOf } from './covers';
import { allOf, anyOf, inAlarm, not } from './rule';
import { suppression } from './suppressions';

function pageAlarms(alarms: AlarmScope, cause: string, definition: IncidentDefinition): void {
  const { key, members } = definition;
  const text = `${cause} fails: it explains the failures of services that share it (${members.length} members).`;
  agreement(alarms, alarmName.cause(cause), definition, { statistic: 'Sum', series: series.causeFailed(cause) }, text);
  alarms.composite(alarmName.incident(key), {
    text,
    runbook: INCIDENT_KINDS.cause.runbook,
    key,
    rule: anyOf(alarmName.cause(cause)),
    suppressedBy: suppression.wide(alarmName.silence, alarms.role),
  });
}

function partialAlarms(alarms: AlarmScope, cause: string, { vantages }: IncidentDefinition): void {
  const kind = 'partial-cause';
  const quorum = partialQuorum(vantages.length);
  const text = `${cause} fails, but only as seen from some vantages: fewer than a page needs.`;
  const metric = { statistic: 'Sum', series: series.causeFailed(cause) } as const;
  agreement(alarms, alarmName.causePartial(cause), { kind, quorum }, metric, text);
  alarms.composite(alarmName.causePartly(cause), {
    text,
    runbook: INCIDENT_KINDS[kind].runbook,
    key: incidentKey.partialCause(cause),
    rule: allOf(inAlarm(alarmName.causePartial(cause)), not(inAlarm(alarmName.cause(cause)))),
    suppressedBy: suppression.ticket(alarmName.causePartlyCovered),
  });
}

function slowAlarms(alarms: AlarmScope, cause: string, { quorum }: IncidentDefinition): void {
  const kind = 'slow-cause';
  const text = `Services that share ${cause} are slow together: above their objectives.`;
  const metric = { statistic: 'Sum', series: series.causeSlow(cause) } as const;
  agreement(alarms, alarmName.causeSlow(cause), { kind, quorum }, metric, text);
  alarms.composite(alarmName.causeSlowedCovered(cause), {
    text: `Suppressor: in ALARM while ${cause} fails, or the monitor is impaired.`,
    runbook: 'building-blocks',
    rule: anyOf(alarmName.cause(cause), silenceOf(alarms)),
  });
  alarms.composite(alarmName.causeSlowed(cause), {
    text,
    runbook: INCIDENT_KINDS[kind].runbook,
    key: incidentKey.slowCause(cause),
    rule: anyOf(alarmName.causeSlow(cause)),
    suppressedBy: suppression.ticket(alarmName.causeSlowedCovered(cause)),
  });
}

/** What several services share fails: one page for all of them; and tickets where it fails in part, or is slow. */
export function causeAlarms(alarms: AlarmScope, definition: IncidentDefinition): void {
  const cause = definition.key.slice(incidentKey.cause('').length);
  pageAlarms(alarms, cause, definition);
  partialAlarms(alarms, cause, definition);
  if (hasObjective(alarms.fleet, definition.members)) slowAlarms(alarms, cause, definition);
}
