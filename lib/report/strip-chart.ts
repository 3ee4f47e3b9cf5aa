import { MINUTE } from '../contract/minute';
import type { CellRow, IncidentRow, Seen, Timeline } from '../drill/outcome/timeline';

/** What a cell looked like in some minutes; where they differ, the worst: the first of these. */
const WORST_FIRST = ['X', '?', '-', 'b', '0'] as const;

type Symbol = (typeof WORST_FIRST)[number];

const SYMBOL: Readonly<Record<Seen['kind'], Symbol>> = {
  failing: 'X',
  unknown: '?',
  blind: '?',
  silent: '-',
  blocked: 'b',
  up: '0',
};

/** Above so many rows, quiet ones are left out: they say nothing in a large fleet. */
const MOST_ROWS = 24;

interface Row {
  readonly label: readonly [string, string];
  readonly cells: string;
}

/** Neighbours in groups of equal size, at most so many groups. */
function grouped<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const size = Math.ceil(items.length / most);
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function serviceRow({ service, vantage, seen }: CellRow, width: number): Row {
  const worst = (column: readonly Seen[]) => {
    const symbols = column.map(({ kind }) => SYMBOL[kind]);
    return WORST_FIRST.find((symbol) => symbols.includes(symbol)) ?? '-';
  };
  return { label: [service, vantage], cells: grouped(seen, width).map(worst).join('') };
}

function eventful(rows: readonly Row[]): readonly Row[] {
  return rows.length <= MOST_ROWS ? rows : rows.filter(({ cells }) => /[^0]/.test(cells));
}

function incidentRow({ key, spans }: IncidentRow, columns: readonly (readonly number[])[]): Row {
  const isOpenAtEndOf = (minute: number) =>
    spans.some(({ fromMs, toMs = Number.POSITIVE_INFINITY }) => fromMs < minute + MINUTE && toMs >= minute + MINUTE);
  const cells = columns.map((minutes) => (minutes.some(isOpenAtEndOf) ? '!' : '.'));
  return { label: ['incident', key], cells: cells.join('') };
}

/** Times under the columns: every ten columns, hours and minutes. */
function axis(columns: readonly (readonly number[])[], start: number): string {
  return columns
    .map(([minute = 0], column) =>
      column % 10 === 0 ? new Date(start + minute).toISOString().slice(11, 16).padEnd(10) : '',
    )
    .join('')
    .trimEnd();
}

/**
 * One phase as a strip chart: a row per service and vantage (`0` up, `X` failing, `b` blocked, `?` unknown, `-` no run),
 * a row per incident (`!` open), a column per minute or per several.
 * @param start of the scenario, epoch milliseconds
 * @param width most columns of cells
 */
export function stripChart({ minutes, cells, incidents }: Timeline, start: number, width: number): string {
  const columns = grouped(minutes, width);
  const rows = [
    ...eventful(cells.map((row) => serviceRow(row, width))),
    ...incidents.map((row) => incidentRow(row, columns)),
  ];
  const [left, right] = [0, 1].map((part) => Math.max(0, ...rows.map(({ label }) => label[part as 0 | 1].length)));
  const pad = (label: Row['label']) => `${label[0].padEnd(left ?? 0)}  ${label[1].padEnd(right ?? 0)}  `;
  const perColumn = columns[0]?.length ?? 1;
  return [
    ...rows.map(({ label, cells }) => pad(label) + cells),
    `${pad(['', ''])}${axis(columns, start)}${perColumn > 1 ? `  (UTC; a column is ${perColumn} minutes)` : '  (UTC)'}`,
  ].join('\n');
}
