import type { Fleet } from '../../../lib/contract/fleet';
import { definitionOf, type IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { isHeld, type Receipt, type Row } from '../receipts/receipt';

/** An open incident as people know it: its root, and what has been merged into it. */
export interface Incident {
  readonly root: Receipt;
  readonly merged: readonly Receipt[];
}

/** The open ones of some rows. */
export function receiptsOf(rows: readonly Row[]): readonly Receipt[] {
  return rows.filter((row) => row.kind === 'receipt');
}

/** The incident of a root. */
export function incidentOf(root: Receipt, rows: readonly Row[]): Incident {
  return { root, merged: receiptsOf(rows).filter(({ mergedInto }) => mergedInto === root.key) };
}

/** The incident that people know a receipt by: its own, or that of its root; undefined where the root is not open any more. */
export function knownIncident(receipt: Receipt, rows: readonly Row[]): Incident | undefined {
  const { mergedInto } = receipt;
  if (mergedInto === undefined) return incidentOf(receipt, rows);
  const root = receiptsOf(rows).find(({ key }) => key === mergedInto);
  return root === undefined ? undefined : incidentOf(root, rows);
}

/** What an incident is about, its root first; what the configuration no longer has is left out. */
export function definitionsOf({ root, merged }: Incident, fleet: Fleet): readonly IncidentDefinition[] {
  return [root, ...merged].map(({ key }) => definitionOf(key, fleet)).filter((found) => found !== undefined);
}

/** Keys of the incidents that people know of besides `key`. */
export function alsoOpen(key: string, rows: readonly Row[]): readonly string[] {
  return receiptsOf(rows)
    .filter((other) => other.key !== key && other.mergedInto === undefined && !isHeld(other))
    .map((other) => other.key);
}
