import type { Fleet } from '../../../lib/contract/fleet';
import { definitionOf, type IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { incidentKey } from '../../../lib/contract/incident-key';
import { MINUTE } from '../../../lib/contract/minute';
import type { History, Reading } from '../evidence/history';
import { isClean, newestFailingOf } from '../evidence/streak';
import { type Ending, isEnded, newestAlarm, type Receipt } from '../receipts/receipt';
import { definitionsOf, type Incident } from './incident';

/** So many clean minutes, and what ended is known to be over. */
const CLEAN_MINUTES = 10;

/** Twice the window of the slowest alarm: after so many clean minutes its OK is not late but lost. */
const LONG_CLEAN_MINUTES = 20;

/** What ended, and was never seen to be well, is closed so long after its OK. */
const UNSEEN_AFTER_MS = 60 * MINUTE;

/**
 * The services that a page named of which no series of its own says whether they were judged: a cause's is silent where too
 * few of its members were; that of `unexplained` is 0 wherever the rest of the fleet answers.
 */
export function judgedWith({ root, merged }: Incident, fleet: Fleet): readonly IncidentDefinition[] {
  const named = [root, ...merged].filter(({ key }) => key === incidentKey.unexplained).flatMap((each) => each.services);
  return [...new Set(named)].flatMap((service) => definitionOf(incidentKey.service(service), fleet) ?? []);
}

/** Whether the newest minutes are known to be clean. Who refuses us has not recovered: half of those that it named must have been judged. */
function isKnownClean(receipt: Receipt, readings: readonly Reading[], history: History, fleet: Fleet, minutes: number) {
  if (!isClean(readings, minutes)) return false;
  const named = judgedWith({ root: receipt, merged: [] }, fleet).map(history.of);
  const judged = (back: number) => named.filter((each) => each.at(-back)?.state !== 'unjudged');
  return Array.from({ length: minutes }, (_, n) => judged(n + 1)).every(({ length }) => length >= named.length / 2);
}

function endingOfOne(receipt: Receipt, history: History, fleet: Fleet, now: number): Ending | undefined {
  const definition = definitionOf(receipt.key, fleet);
  if (definition === undefined) return 'gone';
  const readings = history.of(definition);
  if (!isEnded(receipt)) {
    // clean minutes before its ALARM say nothing of it
    const isLongAgo = now - newestAlarm(receipt) >= LONG_CLEAN_MINUTES * MINUTE;
    return isLongAgo && isKnownClean(receipt, readings, history, fleet, LONG_CLEAN_MINUTES) ? 'recovered' : undefined;
  }
  // what is about the monitor itself, and tickets: their alarm says it all
  if (definition.kind === 'quorum-lost' || definition.kind === 'way' || receipt.severity === 'ticket')
    return 'recovered';
  if (isKnownClean(receipt, readings, history, fleet, CLEAN_MINUTES)) return 'recovered';
  const isUnseen = readings.length > 0 && now - (receipt.okAt ?? now) >= UNSEEN_AFTER_MS;
  return isUnseen ? 'unseen' : undefined;
}

/** Whether an incident is over, and how: it, and each that is merged into it. What the configuration no longer has waits for nothing. */
export function endingOf({ root, merged }: Incident, history: History, fleet: Fleet, now: number): Ending | undefined {
  const own = endingOfOne(root, history, fleet, now);
  if (own === 'gone' || own === undefined) return own;
  const endings = merged.map((receipt) => endingOfOne(receipt, history, fleet, now));
  if (endings.includes(undefined)) return undefined;
  return own === 'unseen' || endings.includes('unseen') ? 'unseen' : 'recovered';
}

/** End of the newest minute in which an incident failed: never moves back. */
export function untilOf(incident: Incident, history: History, fleet: Fleet): number {
  const newest = newestFailingOf(definitionsOf(incident, fleet), history);
  const known = [incident.root, ...incident.merged].map(({ until }) => until);
  return Math.max(...known, newest === undefined ? 0 : newest + MINUTE);
}
