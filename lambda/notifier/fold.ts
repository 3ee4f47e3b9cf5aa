import { incidentKey } from '../../lib/contract/incident-key';
import type { IncidentDefinition } from '../../lib/contract/incident-kinds';
import type { Receipt } from './host';

const NEVER_A_TARGET = /^(service|monitor)\//;

/**
 * The open incident of which a new one is an update: one that has named all its failing services already, or
 * `unexplained`, where this is the explanation. Single services, `everything` and the monitor itself are always told
 * on their own, and nothing folds into a page about a single service: a cause says more than that.
 */
export function foldTarget(
  subject: IncidentDefinition,
  failing: readonly string[],
  open: readonly Receipt[],
): Receipt | undefined {
  if (subject.kind !== 'cause' && subject.kind !== 'unexplained') return undefined;
  const targets = open
    .filter(({ key, foldedInto }) => key !== subject.key && foldedInto === undefined && !NEVER_A_TARGET.test(key))
    .toSorted((a, b) => a.openedAt - b.openedAt);
  // nothing known of services is no reason to keep silent
  const wider = targets.find(
    ({ services }) => failing.length > 0 && failing.every((service) => services.includes(service)),
  );
  return wider ?? targets.find(({ key, endedAt }) => key === incidentKey.unexplained && endedAt === undefined);
}
