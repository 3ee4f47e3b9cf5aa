/** One value per slot of a window, newest first; NaN where there is none. */
export type Slots = ArrayLike<number>;

/** A compiled metric-math expression: the value in one slot, from the inputs' slots in their order. */
export type Expression = (inputs: readonly Slots[], slot: number) => number;

/** A term of an expression, with the kind of value that metric math tells apart. */
export type Term =
  | { readonly kind: 'scalar'; readonly value: number }
  | { readonly kind: 'series'; readonly at: Expression }
  | { readonly kind: 'array'; readonly series: readonly Expression[] };

const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  // A datapoint that would need a division by zero is dropped.
  '/': (a, b) => (b === 0 ? Number.NaN : a / b),
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  AND: (a, b) => Number(a !== 0 && b !== 0),
  OR: (a, b) => Number(a !== 0 || b !== 0),
};

/** `left operator right`. Where only one of two series has a value, the other counts as 0. */
export function binary(operator: string, left: Term, right: Term): Term {
  const apply = OPERATORS[operator];
  if (apply === undefined) throw new Error(`the operator ${operator} is not modelled`);
  if (left.kind === 'array' || right.kind === 'array')
    throw new Error(`${operator} over an array of series is not modelled`);
  if (left.kind === 'scalar' && right.kind === 'scalar')
    return { kind: 'scalar', value: apply(left.value, right.value) };
  const a = valueAt(left);
  const b = valueAt(right);
  if (left.kind === 'scalar' || right.kind === 'scalar')
    return { kind: 'series', at: (inputs, slot) => orMissing(apply, a(inputs, slot), b(inputs, slot)) };
  return {
    kind: 'series',
    at: (inputs, slot) => {
      const x = a(inputs, slot);
      const y = b(inputs, slot);
      if (Number.isNaN(x)) return Number.isNaN(y) ? Number.NaN : apply(0, y);
      return apply(x, Number.isNaN(y) ? 0 : y);
    },
  };
}

/** The value of a scalar or a series in a slot. */
export function valueAt(term: Term): Expression {
  if (term.kind === 'scalar') return () => term.value;
  if (term.kind === 'series') return term.at;
  throw new Error('an array of series is no series; put MAX, MIN or SUM around it');
}

/** Comparisons of NaN are false, not missing: so ask first. */
function orMissing(apply: (a: number, b: number) => number, a: number, b: number): number {
  return Number.isNaN(a) || Number.isNaN(b) ? Number.NaN : apply(a, b);
}
