import type { IncidentRow } from '../../../drill/outcome/timeline';
import type { DrillPage } from '../page-data';
import { type Appearance, appearanceOf } from './look';

/** So many minutes in one appearance, from one minute to the minute before another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly appearance: Appearance;
}

/** A lane of the drawing: one vantage of a service. */
export interface StripRow {
  readonly service: string;
  readonly vantage: string;
  readonly stretches: readonly Stretch[];
}

/** Above so many lanes, services that were up all the time are left out, as in the strip chart of the command line. */
const MOST_ROWS = 24;

/** The lanes of a drill; neighbours of one appearance are one stretch, whatever their codes. */
export function stripRows({ cells, looks, minutes }: DrillPage): readonly StripRow[] {
  const rows = cells.map(({ service, vantage, looks: changes }) => {
    const stretches: Stretch[] = [];
    changes.forEach(([from, index], position) => {
      const look = looks[index];
      if (look === undefined) return;
      const to = changes[position + 1]?.[0] ?? minutes;
      const appearance = appearanceOf(look.seen);
      const last = stretches.at(-1);
      if (last?.appearance === appearance) stretches[stretches.length - 1] = { ...last, to };
      else stretches.push({ from, to, appearance });
    });
    return { service, vantage, stretches };
  });
  if (rows.length <= MOST_ROWS) return rows;
  return rows.filter(({ stretches }) => stretches.some(({ appearance }) => appearance !== 'up'));
}

/** When an incident was open, milliseconds; one without an end lasts to the end of the drill. */
export function openSpans({ spans }: IncidentRow, { minutes }: DrillPage): readonly (readonly [number, number])[] {
  return spans.map(({ fromMs, toMs = minutes * 60_000 }) => [fromMs, toMs]);
}
