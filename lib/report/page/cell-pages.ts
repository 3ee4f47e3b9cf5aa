import { FAILURE_MEANINGS } from '../../contract/failure-codes';
import type { CellRow, Seen } from '../../drill/outcome/timeline';
import type { RecordedRun } from '../../drill/world/runs';
import { runsByMinute } from '../../drill/world/runs';
import type { CellLook, CellPage } from './page-data';
import { changesOf } from './since';

function meaningOf(seen: Seen): string | undefined {
  return 'code' in seen ? FAILURE_MEANINGS[seen.code] : undefined;
}

function lookOf(seen: Seen, detail: string | undefined): CellLook {
  const meaning = meaningOf(seen);
  return { seen, ...(detail !== undefined && { detail }), ...(meaning !== undefined && { meaning }) };
}

/**
 * Cells as a page stores them: each look once, and in which minutes it was there.
 * @param minutes beginnings of the minutes of the rows, epoch milliseconds
 */
export function cellPages(
  rows: readonly CellRow[],
  runs: readonly RecordedRun[],
  minutes: readonly number[],
): { readonly looks: readonly CellLook[]; readonly cells: readonly CellPage[] } {
  const runOf = runsByMinute(runs);
  const looks: CellLook[] = [];
  const known = new Map<string, number>();
  const indexOf = (look: CellLook): number => {
    const key = JSON.stringify(look);
    const index = known.get(key) ?? looks.push(look) - 1;
    known.set(key, index);
    return index;
  };
  const cells = rows.map(({ service, vantage, seen }) => ({
    service,
    vantage,
    looks: changesOf(
      seen.map((each, index) => {
        const record = runOf(vantage, minutes[index] ?? 0)?.record;
        const cell = record?.blind ? undefined : record?.cells.find((other) => other.service === service);
        return indexOf(lookOf(each, cell?.detail));
      }),
    ),
  }));
  return { looks, cells };
}
