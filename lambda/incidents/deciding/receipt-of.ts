import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { INCIDENT_KINDS } from '../../../lib/contract/incident-kinds';
import { MINUTE } from '../../../lib/contract/minute';
import type { Evidence } from '../evidence/evidence';
import { newestFailingOf, streakStart } from '../evidence/streak';
import type { Receipt } from '../receipts/receipt';
import type { Known } from './decision';

/**
 * The receipt of an incident of which nobody has been told yet.
 * @param at the state change that opens it
 */
export function receiptOf(definition: IncidentDefinition, at: number, evidence: Evidence, known: Known): Receipt {
  const { history, snapshot, now, hub, raised } = known;
  const about = raised(definition.key) ?? [];
  const newest = newestFailingOf([definition], history);
  const since = streakStart(history.of(definition), newest ?? snapshot.minute);
  const { layer, services, vantages } = evidence;
  return {
    kind: 'receipt',
    key: definition.key,
    severity: INCIDENT_KINDS[definition.kind].severity,
    openedAt: at,
    since,
    until: (newest ?? since) + MINUTE,
    hub,
    services: services?.names ?? [],
    vantages: vantages.names,
    toldAt: now,
    told: {},
    joined: [],
    // states that lag behind their composite say nothing yet: the next recheck learns them
    ...(about.length === 0 ? {} : { raised: about }),
    // at a tie: the connection failed as often as the name, and is what people feel
    ...(layer === undefined ? {} : { layer: layer === 'tie' ? 'http' : layer }),
  };
}
