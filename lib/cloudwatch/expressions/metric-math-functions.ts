import { type Expression, type MathFunction, type Term, valueAt } from './metric-math';

/**
 * The functions of metric math that are modelled; but for FILL, PERIOD and those of time, which take other arguments than terms or give others than values.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export const FUNCTIONS: ReadonlyMap<string, MathFunction> = new Map<string, MathFunction>([
  ['MAX', (args) => reduced('MAX', (a, b) => (a > b ? a : b), args)],
  ['MIN', (args) => reduced('MIN', (a, b) => (a < b ? a : b), args)],
  ['SUM', (args) => reduced('SUM', (a, b) => a + b, args)],
  ['IF', choice],
]);

/** `FILL(series, value)` and `FILL(series, REPEAT)`, over one series or each of an array. */
export function fill(target: Term, filler: Term | 'REPEAT'): Term {
  if (target.kind === 'scalar') throw new Error('FILL of a number is not modelled');
  if (filler !== 'REPEAT' && filler.kind !== 'scalar') throw new Error('FILL with a series as filler is not modelled');
  const filled = (at: Expression): Expression => (filler === 'REPEAT' ? repeated(at) : orElse(at, filler.value));
  return target.kind === 'series'
    ? { kind: 'series', at: filled(target.at) }
    : { kind: 'array', series: target.series.map(filled) };
}

/** One figure per slot, from the series that have a value there. */
function reduced(name: string, reduce: (a: number, b: number) => number, [term, ...others]: readonly Term[]): Term {
  // Over a single series AWS gives one number, which changes with the length of the evaluation range.
  if (term?.kind !== 'array' || others.length > 0)
    throw new Error(`${name} is modelled over an array only, ${name}([a, b])`);
  const { series } = term;
  return {
    kind: 'series',
    at: (window, slot) => {
      let result = Number.NaN;
      for (const at of series) {
        const value = at(window, slot);
        if (!Number.isNaN(value)) result = Number.isNaN(result) ? value : reduce(result, value);
      }
      return result;
    },
  };
}

/** As AWS's tables say: where the chosen branch has no value it counts as 0, but not beside a number as first branch. */
function choice([condition, yes, no, ...others]: readonly Term[]): Term {
  if (condition === undefined || yes === undefined || others.length > 0)
    throw new Error('IF takes two or three arguments');
  const test = valueAt(condition);
  const positive = valueAt(yes);
  const negative = no === undefined ? () => Number.NaN : valueAt(no);
  if (condition.kind === 'scalar') return { kind: 'series', at: condition.value === 0 ? negative : positive };
  const whenTrue = orElse(positive, 0);
  const whenFalse = yes.kind === 'series' && no !== undefined ? orElse(negative, 0) : negative;
  return {
    kind: 'series',
    at: (window, slot) => {
      const value = test(window, slot);
      if (Number.isNaN(value)) return Number.NaN;
      return value === 0 ? whenFalse(window, slot) : whenTrue(window, slot);
    },
  };
}

function orElse(at: Expression, filler: number): Expression {
  return (window, slot) => {
    const value = at(window, slot);
    return Number.isNaN(value) ? filler : value;
  };
}

/** The most recent value before a gap, as far back as the window reaches. */
function repeated(at: Expression): Expression {
  return (window, slot) => {
    const slots = window.edges.length - 1;
    for (let older = slot; older < slots; older++) {
      const value = at(window, older);
      if (!Number.isNaN(value)) return value;
    }
    return Number.NaN;
  };
}
