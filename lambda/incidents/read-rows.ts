import type { IncidentPorts } from './ports';
import { bothHubs, missedRows } from './receipts/both-hubs';
import { isClaim } from './receipts/claims';
import type { Row } from './receipts/receipt';
import { adopting, type Before } from './receipts/receipt-changes';
import { rowOf } from './receipts/receipt-facts';
import type { ReceiptTable } from './receipts/receipt-table';
import { remember } from './tell';

/** What the tables say of incidents. */
export interface ReadRows {
  readonly rows: readonly Row[];
  readonly before: (key: string) => Before;
}

/** What one table says; what is no row of ours is left alone. */
interface ReadTable {
  readonly rows: readonly Row[];
  readonly foreign: readonly string[];
}

async function readTable(
  table: ReceiptTable,
  hub: 'this hub' | 'the other hub',
  log: IncidentPorts['log'],
): Promise<ReadTable | undefined> {
  try {
    const stored = (await table.list()).filter(({ key }) => !isClaim(key));
    const read = stored.map((row) => ({ key: row.key, row: rowOf(row) }));
    const foreign = read.flatMap(({ key, row }) => (row === undefined ? [key] : []));
    if (foreign.length > 0) log({ type: 'incidents', problem: 'rows that are no receipts', hub, keys: foreign });
    return { rows: read.flatMap(({ row }) => row ?? []), foreign };
  } catch (error) {
    log({ type: 'incidents', problem: 'receipts cannot be read', hub, error: String(error) });
    return undefined;
  }
}

/**
 * Reads what is known of incidents, here and in the other hub. A table that cannot be read means "not told yet": told
 * twice is better than not told. What this hub has missed, for instance while it was gone, is written down here before
 * anything is decided: the changes that follow state what stands in this table.
 */
export async function readRows(ports: IncidentPorts): Promise<ReadRows> {
  const { receipts, otherReceipts, log } = ports;
  const [own, other] = await Promise.all([
    readTable(receipts, 'this hub', log),
    otherReceipts === undefined ? undefined : readTable(otherReceipts, 'the other hub', log),
  ]);
  const rows = bothHubs(own?.rows ?? [], other?.rows ?? []);
  if (own !== undefined && other !== undefined) {
    const missed = missedRows(own.rows, other.rows).filter(({ key }) => !own.foreign.includes(key));
    if (missed.length > 0) await remember({ receipts, log }, missed.map(adopting));
  }
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return {
    rows,
    before: (key) =>
      byKey.get(key) ?? (own === undefined ? 'unread' : own.foreign.includes(key) ? 'foreign' : undefined),
  };
}
