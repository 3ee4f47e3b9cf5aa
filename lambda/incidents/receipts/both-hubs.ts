import type { Closing, Receipt, Row } from './receipt';

/** When a row was last told of, or closed; of a row that nobody was told of: never. */
function changedAt(row: Row): number {
  if (row.kind === 'noted') return Number.NEGATIVE_INFINITY;
  return row.kind === 'closing' ? Math.max(row.toldAt, row.closedAt) : row.toldAt;
}

function newest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** What two hubs know of one key: the newer row, and the newest state changes that either knows. */
function newerOf(own: Row, other: Row): Row {
  const newer = changedAt(other) > changedAt(own) ? other : own;
  const alarmAt = newest(own.alarmAt, other.alarmAt);
  const okAt = newest(own.okAt, other.okAt);
  return { ...newer, ...(alarmAt !== undefined && { alarmAt }), ...(okAt !== undefined && { okAt }) };
}

/** What both hubs know: of one key the newer row wins, and absence never wins over a row. */
export function bothHubs(own: readonly Row[], other: readonly Row[]): readonly Row[] {
  const rows = new Map(own.map((row) => [row.key, row]));
  for (const row of other) {
    const known = rows.get(row.key);
    rows.set(row.key, known === undefined ? row : newerOf(known, row));
  }
  return [...rows.values()];
}

/** Rows of which the other hub knows a newer state than this one: what this one has missed. */
export function missedRows(own: readonly Row[], other: readonly Row[]): readonly (Receipt | Closing)[] {
  const known = new Map(own.map((row) => [row.key, row]));
  return other
    .filter((row) => row.kind !== 'noted')
    .filter((row) => {
      const mine = known.get(row.key);
      return mine === undefined || changedAt(row) > changedAt(mine);
    });
}
