import { alarmName } from '../contract/alarm-names';
import type { IncidentDefinition } from '../contract/incident-definitions';
import { incidentKey } from '../contract/incident-key';

/** The metric alarms of causes that suppressors name: the keys of what they tell, their paths, and how several are called together. */
export const CAUSE_ALARMS = {
  cause: { keyOf: incidentKey.cause, pathOf: alarmName.cause, together: 'causes' },
  'partial-cause': { keyOf: incidentKey.partialCause, pathOf: alarmName.causePartial, together: 'partial-causes' },
  'slow-cause': { keyOf: incidentKey.slowCause, pathOf: alarmName.causeSlow, together: 'slow-causes' },
} as const;

/** One of them. */
export type CauseKind = keyof typeof CAUSE_ALARMS;

/** The cause that a page or ticket is about. */
export function causeOf({ key }: IncidentDefinition): string {
  return key.slice(key.indexOf('cause/') + 'cause/'.length);
}
