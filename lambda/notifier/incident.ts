import type { Fleet } from '../../lib/contract/fleet';
import { definitionOf, type IncidentDefinition } from '../../lib/contract/incident-kinds';
import { assess, type Evidence } from './evidence';
import type { Host, Receipt } from './host';
import { membersOf } from './members-of';
import { type Past, readPast } from './past';
import { readPicture } from './picture';
import { newestFailing } from './streak';

/** An open incident: what it is about, and what has been folded into it. */
export interface Incident {
  readonly receipt: Receipt;
  readonly subject: IncidentDefinition;
  /** Its own subject first. */
  readonly subjects: readonly IncidentDefinition[];
}

/** Receipts that are kept open by, or as part of, this one. */
export function foldedInto({ key }: Receipt, open: readonly Receipt[]): readonly Receipt[] {
  return open.filter((receipt) => receipt.foldedInto === key);
}

/** The incident that people know a receipt by: its own, or the one it was folded into; undefined where that is gone. */
export function rootOf(receipt: Receipt, open: readonly Receipt[]): Receipt | undefined {
  return receipt.foldedInto === undefined ? receipt : open.find(({ key }) => key === receipt.foldedInto);
}

/** Keys of the incidents that people know of besides `key`. */
export function alsoOpen(key: string, open: readonly Receipt[]): readonly string[] {
  return open.filter((other) => other.key !== key && other.foldedInto === undefined).map((other) => other.key);
}

/** The incident of a receipt, with all that is folded into it; undefined where the fleet no longer knows its key. */
export function incidentOf(receipt: Receipt, open: readonly Receipt[], fleet: Fleet): Incident | undefined {
  const subject = definitionOf(receipt.key, fleet);
  if (subject === undefined) return undefined;
  const folded = foldedInto(receipt, open).map(({ key }) => definitionOf(key, fleet));
  return { receipt, subject, subjects: [subject, ...folded.filter((found) => found !== undefined)] };
}

/** What is known of some subjects now. */
export interface Finding {
  readonly past: Past;
  readonly evidence: Evidence;
}

/** The newest minute in which any of the subjects was failing. */
export function newestFailingOf(subjects: readonly IncidentDefinition[], past: Past): number | undefined {
  const minutes = subjects.map((subject) => newestFailing(past.of(subject))).filter((minute) => minute !== undefined);
  return minutes.length === 0 ? undefined : Math.max(...minutes);
}

/**
 * Reads and judges some subjects by the newest minute in which one of them was failing (an alarm may come late, and
 * the last minute hold less), or by the last whole minute.
 */
export async function investigate(
  host: Host,
  subjects: readonly IncidentDefinition[],
  by: 'newest failing' | 'last' = 'newest failing',
): Promise<Finding> {
  const past = await readPast(host, subjects);
  const failing = by === 'last' ? undefined : newestFailingOf(subjects, past);
  const picture = await readPicture(host, past, membersOf(subjects), failing ?? past.last);
  return { past, evidence: assess(subjects, picture, past, host.fleet) };
}
