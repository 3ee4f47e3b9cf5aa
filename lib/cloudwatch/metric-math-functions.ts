import { type Expression, type Term, valueAt } from './metric-math';

type MathFunction = (args: readonly Term[]) => Term;

/**
 * The functions of metric math that are modelled, but for FILL, whose second argument may be a keyword.
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
    at: (inputs, slot) => {
      let result = Number.NaN;
      for (const at of series) {
        const value = at(inputs, slot);
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
    at: (inputs, slot) => {
      const value = test(inputs, slot);
      if (Number.isNaN(value)) return Number.NaN;
      return value === 0 ? whenFalse(inputs, slot) : whenTrue(inputs, slot);
    },
  };
}

function orElse(at: Expression, filler: number): Expression {
  return (inputs, slot) => {
    const value = at(inputs, slot);
    return Number.isNaN(value) ? filler : value;
  };
}

/** The most recent value before a gap, as far back as the window reaches. */
function repeated(at: Expression): Expression {
  return (inputs, slot) => {
    const slots = inputs[0]?.length ?? 0;
    for (let older = slot; older < slots; older++) {
      const value = at(inputs, older);
      if (!Number.isNaN(value)) return value;
    }
    return Number.NaN;
  };
}
