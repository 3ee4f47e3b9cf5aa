import type { IncidentDefinition } from '../contract/incident-definitions';
import { INCIDENT_KINDS, type IncidentKind, type IncidentKindName } from '../contract/incident-kinds';
import type { AlarmScope } from './alarm-scope';
import type { MetricProps } from './metric-of';

/** Runbook and window of a kind whose alarms watch series. */
export function windowOf(kind: IncidentKindName): { readonly runbook: string; readonly of: readonly [number, number] } {
  const { runbook, window }: IncidentKind = INCIDENT_KINDS[kind];
  if (window === undefined) throw new Error(`${kind}: watches other alarms, and has no window`);
  return { runbook, of: [window.failing, window.of] };
}

/**
 * A metric alarm that is in ALARM when enough vantages agree in enough minutes of its kind's window. `ignore` lets a
 * blind monitor neither invent an outage nor announce a recovery (design.md, Alarms).
 * @param metric how many vantages say so, minute by minute
 * @returns the alarm's path
 */
export function agreement(
  alarms: AlarmScope,
  path: string,
  { kind, quorum }: Pick<IncidentDefinition, 'kind' | 'quorum'>,
  metric: MetricProps,
  text: string,
): string {
  return alarms.metricAlarm(path, {
    text,
    ...windowOf(kind),
    metric,
    condition: { comparisonOperator: 'GreaterThanOrEqualToThreshold', threshold: quorum },
    missing: 'ignore',
    wallClock: true,
  });
}
