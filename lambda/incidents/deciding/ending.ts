import type { Fleet } from '../../../lib/contract/fleet';
import { definitionOf } from '../../../lib/contract/incident-definitions';
import { MINUTE } from '../../../lib/contract/minute';
import type { History } from '../evidence/history';
import { isClean, newestFailingOf } from '../evidence/streak';
import { type Ending, isEnded, newestAlarm, type Receipt } from '../receipts/receipt';
import { definitionsOf, type Incident } from './incident';

/** So many clean minutes, and what ended is known to be over. */
const CLEAN_MINUTES = 10;

/** Twice the window of the slowest alarm: after so many clean minutes its OK is not late but lost. */
const LONG_CLEAN_MINUTES = 20;

/** What ended, and was never seen to be well, is closed so long after its OK. */
const UNSEEN_AFTER_MS = 60 * MINUTE;

function endingOfOne(receipt: Receipt, history: History, fleet: Fleet, now: number): Ending | undefined {
  const definition = definitionOf(receipt.key, fleet);
  if (definition === undefined) return 'gone';
  const readings = history.of(definition);
  if (!isEnded(receipt)) {
    // clean minutes before its ALARM say nothing of it
    const isLongAgo = now - newestAlarm(receipt) >= LONG_CLEAN_MINUTES * MINUTE;
    return isLongAgo && isClean(readings, LONG_CLEAN_MINUTES) ? 'recovered' : undefined;
  }
  // what is about the monitor itself, and tickets: their alarm says it all
  if (definition.kind === 'quorum-lost' || definition.kind === 'way' || receipt.severity === 'ticket')
    return 'recovered';
  if (isClean(readings, CLEAN_MINUTES)) return 'recovered';
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
