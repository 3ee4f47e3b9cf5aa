import { type Expression, type Slots, type Term, valueAt } from './metric-math';

/** `MAX([a, b])` and its like: one figure per slot from the series that have a value there. */
const REDUCERS: Readonly<Record<string, (a: number, b: number) => number>> = {
  MAX: (a, b) => (a > b ? a : b),
  MIN: (a, b) => (a < b ? a : b),
  SUM: (a, b) => a + b,
};

/**
 * A call of a metric-math function.
 * @throws {Error} for a function or arguments that are not modelled
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function call(name: string, args: readonly Term[]): Term {
  const [first, second, third] = args;
  const reduce = REDUCERS[name];
  if (reduce !== undefined && first !== undefined && args.length === 1) return reduced(name, reduce, first);
  if (name === 'IF' && first !== undefined && second !== undefined && args.length <= 3)
    return choice(first, second, third);
  throw new Error(`${name} with ${args.length} arguments is not modelled`);
}

/** `FILL(series, value)` and `FILL(series, REPEAT)`, over one series or each of an array. */
export function fill(target: Term, filler: Term | 'REPEAT'): Term {
  if (target.kind === 'scalar') throw new Error('FILL needs a series as its first argument');
  if (filler !== 'REPEAT' && filler.kind !== 'scalar') throw new Error('FILL with a series as filler is not modelled');
  const filled = (at: Expression): Expression => (filler === 'REPEAT' ? repeated(at) : orElse(at, filler.value));
  return target.kind === 'series'
    ? { kind: 'series', at: filled(target.at) }
    : { kind: 'array', series: target.series.map(filled) };
}

function reduced(name: string, reduce: (a: number, b: number) => number, term: Term): Term {
  // Over a single series these give a scalar that changes with the length of the evaluation range.
  if (term.kind !== 'array')
    throw new Error(`${name} of one series is not modelled; give it an array, ${name}([a, b])`);
  return {
    kind: 'series',
    at: (inputs, slot) => {
      let result = Number.NaN;
      for (const at of term.series) {
        const value = at(inputs, slot);
        if (!Number.isNaN(value)) result = Number.isNaN(result) ? value : reduce(result, value);
      }
      return result;
    },
  };
}

/** As the tables of AWS's page say: a missing value counts as 0 unless the other branch is a scalar or left out. */
function choice(condition: Term, yes: Term, no: Term | undefined): Term {
  const test = valueAt(condition);
  const positive = valueAt(yes);
  const negative = no === undefined ? missing : valueAt(no);
  if (condition.kind === 'scalar') return { kind: 'series', at: condition.value === 0 ? negative : positive };
  const whenTrue = yes.kind === 'series' ? orElse(positive, 0) : positive;
  const whenFalse = yes.kind === 'series' && no?.kind === 'series' ? orElse(negative, 0) : negative;
  return {
    kind: 'series',
    at: (inputs, slot) => {
      const value = test(inputs, slot);
      if (Number.isNaN(value)) return Number.NaN;
      return value === 0 ? whenFalse(inputs, slot) : whenTrue(inputs, slot);
    },
  };
}

function missing(): number {
  return Number.NaN;
}

function orElse(at: Expression, filler: number): Expression {
  return (inputs, slot) => {
    const value = at(inputs, slot);
    return Number.isNaN(value) ? filler : value;
  };
}

/** The most recent value before a gap, as far back as the window reaches. */
function repeated(at: Expression): Expression {
  return (inputs: readonly Slots[], slot: number) => {
    const slots = inputs[0]?.length ?? 0;
    for (let older = slot; older < slots; older++) {
      const value = at(inputs, older);
      if (!Number.isNaN(value)) return value;
    }
    return Number.NaN;
  };
}
