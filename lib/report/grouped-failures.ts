import type { PhaseFailure } from '../drill/outcome/judge';

/** What was not as expected in the same way, and in which phases. */
export interface GroupedFailure {
  readonly what: string;
  readonly phases: readonly number[];
}

/** Seconds and sequences differ from phase to phase, though the failure is the same. */
const FIGURE = /\d+(?= s\b)/g;

/** `61 s` and `75 s` together: `61 to 75 s`. */
function spanned(whats: readonly string[]): string {
  const figures = whats.map((what) => (what.match(FIGURE) ?? []).map(Number));
  let index = 0;
  return (whats[0] ?? '').replace(FIGURE, () => {
    const values = figures.map((each) => each[index] ?? 0);
    index += 1;
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return least === most ? `${least}` : `${least} to ${most}`;
  });
}

/** Failures that say the same, as one; those of most phases first. */
export function groupedFailures(failures: readonly PhaseFailure[]): readonly GroupedFailure[] {
  const groups = new Map<string, PhaseFailure[]>();
  for (const failure of failures) {
    const alike = failure.what.replace(FIGURE, 'n');
    groups.set(alike, [...(groups.get(alike) ?? []), failure]);
  }
  return [...groups.values()]
    .map((group) => ({
      what: spanned(group.map(({ what }) => what)),
      phases: [...new Set(group.map(({ phase }) => phase))],
    }))
    .sort((a, b) => b.phases.length - a.phases.length);
}

const MOST_NAMED = 5;

/** `3 of 20 phases: extra page service/a (phases 2, 7, 9)`; where all failed alike, none need be named. */
export function failureLine({ what, phases }: GroupedFailure, of: number): string {
  const named = phases.slice(0, MOST_NAMED).join(', ');
  const more = phases.length > MOST_NAMED ? ', ...' : '';
  const which = phases.length === of ? '' : ` (phase${phases.length === 1 ? '' : 's'} ${named}${more})`;
  return `${phases.length} of ${of} phases: ${what}${which}`;
}
