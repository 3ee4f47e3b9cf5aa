import { Cursor } from './cursor';
import { binary, type Term } from './metric-math';
import { call, fill } from './metric-math-functions';

/** Operators from the loosest to the closest. */
const PRECEDENCE: readonly (readonly string[])[] = [
  ['OR', '||'],
  ['AND', '&&'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
];
const SPELLINGS: Readonly<Record<string, string>> = { '||': 'OR', '&&': 'AND' };
const WORD = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+|[A-Za-z_]\w*|&&|\|\||[=!<>]=|[-+*/^<>()[\],]/y;

/**
 * Reads a metric-math expression; `input` gives the term of an id.
 * @throws {Error} at the first place that is no expression, and for what is not modelled
 */
export function parseMetricMath(text: string, input: (id: string) => Term): Term {
  const cursor = new Cursor(text, WORD);

  const operation = (level: number): Term => {
    const operators = PRECEDENCE[level];
    if (operators === undefined) return unary();
    let left = operation(level + 1);
    for (let word = cursor.accept(...operators); word !== undefined; word = cursor.accept(...operators))
      left = binary(SPELLINGS[word] ?? word, left, operation(level + 1));
    return left;
  };
  const expression = (): Term => operation(0);
  const unary = (): Term => (cursor.accept('-') ? binary('-', { kind: 'scalar', value: 0 }, unary()) : operand());
  const operand = (): Term => {
    if (cursor.word === '(') return cursor.enclosed(expression);
    if (cursor.accept('[')) return array();
    const word = cursor.word ?? '';
    if (!/^[\w.]/.test(word)) throw cursor.missing('a metric, a number or a function');
    cursor.take(word);
    if (/^[\d.]/.test(word)) return { kind: 'scalar', value: Number(word) };
    if (cursor.word !== '(') return input(word);
    return cursor.enclosed(() => (word === 'FILL' ? filled() : call(word, cursor.list(expression))));
  };
  const array = (): Term => {
    const series = cursor.list(expression).flatMap((term) => {
      if (term.kind === 'scalar') throw new Error('a number in an array of series is not modelled');
      return term.kind === 'series' ? [term.at] : term.series;
    });
    cursor.expect(']');
    return { kind: 'array', series };
  };
  const filled = (): Term => {
    const target = expression();
    cursor.expect(',');
    if (cursor.word === 'LINEAR') throw new Error('FILL with LINEAR is not modelled');
    return fill(target, cursor.accept('REPEAT') ? 'REPEAT' : expression());
  };

  const term = expression();
  if (!cursor.atEnd) throw cursor.missing('an operator');
  return term;
}
