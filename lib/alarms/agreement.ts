import { INCIDENT_KINDS, type IncidentDefinition, type IncidentKind } from '../contract/incident-kinds';
import type { Series } from '../contract/series';
import type { AlarmScope } from './alarm-scope';

/**
 * A metric alarm over one series of an incident: in ALARM when enough vantages agree in enough minutes of its window.
 * `ignore` lets a blind monitor neither invent an outage nor announce a recovery (design.md, Alarms).
 * @param watched which of its series; left out, the only one
 * @returns the alarm's path
 */
export function agreement(
  alarms: AlarmScope,
  path: string,
  { kind, quorum, watched: [only] }: IncidentDefinition,
  text: string,
  watched: Series | undefined = only,
): string {
  const { runbook, window }: IncidentKind = INCIDENT_KINDS[kind];
  if (window === undefined || watched === undefined) throw new Error(`${path}: its kind, ${kind}, watches no series`);
  return alarms.metricAlarm(path, {
    text,
    runbook,
    metric: { statistic: 'Sum', series: watched },
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: quorum },
    of: [window.failing, window.of],
    missing: 'ignore',
    wallClock: true,
  });
}
