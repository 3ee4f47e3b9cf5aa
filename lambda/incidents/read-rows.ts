import type { IncidentPorts } from './ports';
import { isClaim } from './receipts/claims';
import type { Row } from './receipts/receipt';
import type { Before } from './receipts/receipt-changes';
import { rowOf } from './receipts/receipt-facts';

/** What the table says of incidents. */
export interface ReadRows {
  readonly rows: readonly Row[];
  readonly before: (key: string) => Before;
}

/** Reads all rows. A table that cannot be read means "not told yet": told twice is better than not told. What is no row of ours is left alone. */
export async function readRows({ receipts, log }: IncidentPorts): Promise<ReadRows> {
  try {
    const stored = (await receipts.list()).filter(({ key }) => !isClaim(key));
    const byKey = new Map(stored.map((row) => [row.key, rowOf(row)]));
    const foreign = [...byKey].filter(([, row]) => row === undefined).map(([key]) => key);
    if (foreign.length > 0) log({ type: 'incidents', problem: 'rows that are no receipts', keys: foreign });
    const rows = [...byKey.values()].filter((row) => row !== undefined);
    return { rows, before: (key) => (byKey.has(key) ? (byKey.get(key) ?? 'foreign') : undefined) };
  } catch (error) {
    log({ type: 'incidents', problem: 'receipts cannot be read', error: String(error) });
    return { rows: [], before: () => 'unread' };
  }
}
