import { line } from './line';
import type { Paper } from './paper';

/** Rows of text as columns below each other: the first to the left, the others to the right. */
export function columns(paper: Paper, rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    line(
      paper,
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    ),
  );
}
