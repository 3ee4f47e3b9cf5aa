import { MINUTE, minuteOf } from '../contract/minute';
import type { PhaseOutcome } from '../drill/drill';
import type { Scenario } from '../drill/scenario';
import type { RecordedRun } from '../drill/world/runs';

/** What a cell looked like in some minutes; where they differ, the worst. */
const SYMBOLS = ['X', '?', '-', 'b', '0'] as const;

type Symbol = (typeof SYMBOLS)[number];

function symbolOf(run: RecordedRun | undefined, service: string): Symbol {
  if (run === undefined) return '-';
  if (run.record.blind) return '?';
  const kind = run.record.cells.find((cell) => cell.service === service)?.verdict.kind;
  if (kind === 'failing') return 'X';
  if (kind === 'blocked') return 'b';
  return kind === 'up' ? '0' : '?';
}

function worst(symbols: readonly Symbol[]): Symbol {
  return SYMBOLS.find((symbol) => symbols.includes(symbol)) ?? '-';
}

interface Row {
  readonly label: readonly [string, string];
  readonly cells: string;
}

function serviceRows(
  scenario: Scenario,
  outcome: PhaseOutcome,
  columns: readonly (readonly number[])[],
): readonly Row[] {
  const runs = new Map(outcome.runs.map((run) => [`${run.vantage} ${run.minute}`, run] as const));
  return scenario.fleet.services.flatMap(({ name }) =>
    scenario.fleet.vantages.map((vantage) => ({
      label: [name, vantage] as const,
      cells: columns
        .map((minutes) => worst(minutes.map((minute) => symbolOf(runs.get(`${vantage} ${minute}`), name))))
        .join(''),
    })),
  );
}

/** Quiet rows say nothing in a large fleet: only those with something in them are shown. */
function eventful(rows: readonly Row[]): readonly Row[] {
  return rows.length <= 24 ? rows : rows.filter(({ cells }) => /[^0]/.test(cells));
}

function incidentRows({ told }: PhaseOutcome, minutes: readonly number[], zero: number, width: number): readonly Row[] {
  const keys = [...new Set(told.map(({ message }) => message.key))];
  return keys.map((key) => {
    const changes = told.filter(({ message }) => message.key === key && message.kind !== 'updated');
    const isOpen = (minute: number) =>
      changes.findLast(({ atMs }) => atMs + zero < minute + MINUTE)?.message.kind === 'opened';
    const cells = columnsOf(minutes, width).map((column) => (column.some(isOpen) ? '!' : '.'));
    return { label: ['incident', key] as const, cells: cells.join('') };
  });
}

function columnsOf(minutes: readonly number[], width: number): readonly (readonly number[])[] {
  const perColumn = Math.ceil(minutes.length / width);
  return Array.from({ length: Math.ceil(minutes.length / perColumn) }, (_, column) =>
    minutes.slice(column * perColumn, (column + 1) * perColumn),
  );
}

/** Times under the columns: every ten columns, hours and minutes. */
function axis(columns: readonly (readonly number[])[]): string {
  return columns
    .map(([minute = 0], column) => (column % 10 === 0 ? new Date(minute).toISOString().slice(11, 16).padEnd(10) : ''))
    .join('')
    .trimEnd();
}

/**
 * One phase as a strip chart: a row per service and vantage (`0` up, `X` failing, `b` blocked, `?` unknown, `-` no run),
 * a row per incident (`!` open), a column per minute or per several.
 * @param width most columns of cells
 */
export function stripChart(scenario: Scenario, outcome: PhaseOutcome, width: number): string {
  const { zero } = outcome.phase;
  const first = minuteOf(zero);
  const minutes = Array.from(
    { length: Math.max(1, Math.ceil(scenario.lengthMs / MINUTE)) },
    (_, index) => first + index * MINUTE,
  );
  const columns = columnsOf(minutes, width);
  const rows = [...eventful(serviceRows(scenario, outcome, columns)), ...incidentRows(outcome, minutes, zero, width)];
  const [left, right] = [0, 1].map((part) => Math.max(0, ...rows.map(({ label }) => label[part as 0 | 1].length)));
  const pad = (label: Row['label']) => `${label[0].padEnd(left ?? 0)}  ${label[1].padEnd(right ?? 0)}  `;
  const perColumn = columns[0]?.length ?? 1;
  return [
    ...rows.map(({ label, cells }) => pad(label) + cells),
    `${pad(['', ''])}${axis(columns)}${perColumn > 1 ? `  (UTC; a column is ${perColumn} minutes)` : '  (UTC)'}`,
  ].join('\n');
}
