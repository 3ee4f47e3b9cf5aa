/** What an expression is computed over: a window of slots, newest first. */
export interface ExpressionWindow {
  /** The datapoints of each input; NaN where one is missing. */
  readonly inputs: readonly ArrayLike<number>[];
  /** Where the slots begin and end, epoch milliseconds: slot `k` is `[edges[k + 1], edges[k])`. */
  readonly edges: ArrayLike<number>;
}

/** A compiled expression: its value in one slot of the window; NaN where there is none. */
export type Expression = (window: ExpressionWindow, slot: number) => number;

/** A term of an expression, by the kinds of value that metric math tells apart. */
export type Term =
  | { readonly kind: 'scalar'; readonly value: number }
  | { readonly kind: 'series'; readonly at: Expression }
  | { readonly kind: 'array'; readonly series: readonly Expression[] };

/** A function of metric math over terms. */
export type MathFunction = (args: readonly Term[]) => Term;

type Operator = (a: number, b: number) => number;

/** Operators from the loosest to the closest; those of one level from left to right. */
export const OPERATORS: readonly ReadonlyMap<string, Operator>[] = [
  level({ OR: either, '||': either }),
  level({ AND: both, '&&': both }),
  level({
    '==': (a, b) => Number(a === b),
    '!=': (a, b) => Number(a !== b),
    '<=': (a, b) => Number(a <= b),
    '>=': (a, b) => Number(a >= b),
    '<': (a, b) => Number(a < b),
    '>': (a, b) => Number(a > b),
  }),
  level({ '+': (a, b) => a + b, '-': minus }),
  level({
    '*': (a, b) => a * b,
    // A datapoint that would need a division by zero is dropped.
    '/': (a, b) => (b === 0 ? Number.NaN : a / b),
  }),
];

/** `left operator right`. Where only one of two series has a value, the other counts as 0. */
export function combined(apply: Operator, left: Term, right: Term): Term {
  if (left.kind === 'scalar' && right.kind === 'scalar')
    return { kind: 'scalar', value: apply(left.value, right.value) };
  const a = valueAt(left);
  const b = valueAt(right);
  const isBetweenSeries = left.kind === 'series' && right.kind === 'series';
  return {
    kind: 'series',
    at: (window, slot) => {
      const x = a(window, slot);
      const y = b(window, slot);
      const missing = Number(Number.isNaN(x)) + Number(Number.isNaN(y));
      if (missing === 0) return apply(x, y);
      if (missing === 2 || !isBetweenSeries) return Number.NaN;
      return Number.isNaN(x) ? apply(0, y) : apply(x, 0);
    },
  };
}

/** `-term` */
export function negated(term: Term): Term {
  return combined(minus, { kind: 'scalar', value: 0 }, term);
}

/** The value of a number or a series in a slot. */
export function valueAt(term: Term): Expression {
  if (term.kind === 'scalar') return () => term.value;
  if (term.kind === 'series') return term.at;
  throw new Error('an array of series is modelled in MAX, MIN, SUM and FILL only');
}

function level(operators: Readonly<Record<string, Operator>>): ReadonlyMap<string, Operator> {
  return new Map(Object.entries(operators));
}

function minus(a: number, b: number): number {
  return a - b;
}

function both(a: number, b: number): number {
  return Number(a !== 0 && b !== 0);
}

function either(a: number, b: number): number {
  return Number(a !== 0 || b !== 0);
}
