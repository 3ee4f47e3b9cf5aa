import type { RunRecord } from '../../lib/contract/run-record';
import { shortened } from '../../lib/contract/shortened';
import type { Cell } from '../../lib/contract/verdict';

/** A log line that readers and tools still take whole. */
const MAX_BYTES = 48 * 1024;

/** What may be given up, the least first: evidence for people before what was measured, healthy cells before others. */
const DETAIL_LENGTHS = [100, 40, 0];

function bytesOf(record: RunRecord): number {
  return Buffer.byteLength(JSON.stringify(record));
}

function withDetails(record: RunRecord, length: number): RunRecord {
  const cut = ({ detail, zone, ...cell }: Cell): Cell => {
    if (length === 0) return cell;
    return {
      ...cell,
      ...(detail !== undefined && { detail: shortened(detail, length) }),
      ...(zone !== undefined && { zone: shortened(zone, length) }),
    };
  };
  return { ...record, cells: record.cells.map(cut) };
}

function withoutMeasures(record: RunRecord): RunRecord {
  return { ...record, cells: record.cells.map(({ service, verdict }) => ({ service, verdict })) };
}

/** Leaves out so many cells, those of healthy services first. */
function withoutCells(record: RunRecord, count: number): RunRecord {
  const order = record.cells.toSorted((a, b) => Number(b.verdict.kind === 'up') - Number(a.verdict.kind === 'up'));
  const left = new Set(order.slice(0, count));
  return { ...record, cells: record.cells.filter((cell) => !left.has(cell)), cellsLeftOut: count };
}

/** Names only a share of the services that causes explain, or nothing does. */
function withoutNames(record: RunRecord, share: number): RunRecord {
  const some = (names: readonly string[]) => names.slice(0, Math.floor(names.length * share));
  const causes = Object.entries(record.causes).map(([cause, names]) => [cause, some(names)] as const);
  return { ...record, unexplained: some(record.unexplained), causes: Object.fromEntries(causes) };
}

/** Cuts a record to 48 kB: details first, then what was measured, then cells, whose number is told. */
export function boundRecord(record: RunRecord): RunRecord {
  let bounded = record;
  const fits = () => bytesOf(bounded) <= MAX_BYTES;
  for (const length of DETAIL_LENGTHS) {
    if (fits()) return bounded;
    bounded = withDetails(record, length);
  }
  if (fits()) return bounded;
  const bare = withoutMeasures(record);
  bounded = bare;
  for (let count = 0; !fits() && count < record.cells.length; ) {
    const excess = (bytesOf(bounded) - MAX_BYTES) / bytesOf(bounded);
    count = Math.min(record.cells.length, count + Math.max(1, Math.ceil(excess * (record.cells.length - count))));
    bounded = withoutCells(bare, count);
  }
  for (let share = 0.5; !fits() && share > 0.001; share /= 2) bounded = withoutNames(bounded, share);
  return bounded;
}
