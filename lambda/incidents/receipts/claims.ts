import { NOTIFIER } from '../../../lib/contract/functions';
import { MINUTE } from '../../../lib/contract/minute';
import type { Row } from './receipt';
import type { RowChange } from './receipt-table';

/** Rows of claims stand beside those of incidents, whose keys never begin so. */
const PREFIX = 'claim ';

/** Longer than any invocation lasts: whoever claimed and told nothing is no longer there. */
const UNTOLD_LAPSES_MS = 15_000;

/** As long as an event may wait to be begun: after that, receipts alone tell what is known already. */
const TOLD_LAPSES_MS = NOTIFIER.maxEventAgeSeconds * 1000;

/** After so long the table drops a claim, which has lapsed long before. */
const KEPT_MS = 60 * MINUTE;

/** Whether a key is that of a claim. */
export function isClaim(key: string): boolean {
  return key.startsWith(PREFIX);
}

/**
 * The right to say what comes after the newest message that a row knows. Whoever read the same row wants the same claim,
 * and only one gets it; whoever reads what the other has written, wants another one.
 */
export function claimOf(row: Row | undefined, key: string): string {
  return `${PREFIX}${key} after ${row === undefined || row.kind === 'noted' ? 'nothing' : row.toldAt}`;
}

/** The right to answer one ALARM, however often it is delivered, and whatever is known. */
export function claimOfAlarm(key: string, at: number): string {
  return `${PREFIX}${key} ALARM ${at}`;
}

/** The turn of one ALARM of what services share: no other one is answered meanwhile. */
export const TURN = `${PREFIX}turn`;

function lapsing(key: string, lapsesAt: number, now: number): Pick<RowChange, 'key' | 'set'> {
  return { key, set: { lapsesAt, expiresAt: Math.ceil((now + KEPT_MS) / 1000) } };
}

/** Takes a claim, where nobody holds it. */
export function claiming(key: string, now: number): RowChange {
  return { ...lapsing(key, now + UNTOLD_LAPSES_MS, now), where: [{ fact: 'lapsesAt', below: now }] };
}

/** Gives a claim back: nothing will be told. It expires by the present all the same: DynamoDB keeps what expired years ago. */
export function releasing(key: string, now: number): RowChange {
  return { ...lapsing(key, 0, now), where: [] };
}

/** Keeps a claim: what it was for has been told. */
export function keeping(key: string, now: number): RowChange {
  return { ...lapsing(key, now + TOLD_LAPSES_MS, now), where: [] };
}
