import { Cursor } from './cursor';
import { combined, negated, OPERATORS, type Term } from './metric-math';
import { FUNCTIONS, fill } from './metric-math-functions';

const WORD = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+|[A-Za-z_]\w*|&&|\|\||[=!<>]=|[-+*/<>()[\],]/y;

/**
 * Reads a metric-math expression; `input` gives the term of an id.
 * @throws {Error} at the first place that is no expression, and for what is not modelled, by its name
 */
export function parseMetricMath(text: string, input: (id: string) => Term): Term {
  const parser = new MathParser(text, input);
  const term = parser.expression();
  if (!parser.cursor.atEnd) throw parser.cursor.missing('an operator');
  return term;
}

class MathParser {
  readonly cursor: Cursor;

  constructor(
    text: string,
    readonly input: (id: string) => Term,
  ) {
    this.cursor = new Cursor(text, WORD);
  }

  expression(level = 0): Term {
    const operators = OPERATORS[level];
    if (operators === undefined) return this.#unary();
    let left = this.expression(level + 1);
    for (;;) {
      const apply = operators.get(this.cursor.word ?? '');
      if (apply === undefined) return left;
      this.cursor.take('an operator');
      left = combined(apply, left, this.expression(level + 1));
    }
  }

  #unary(): Term {
    return this.cursor.accept('-') ? negated(this.#unary()) : this.#operand();
  }

  #operand(): Term {
    const word = this.cursor.word ?? '';
    if (word === '(') return this.cursor.enclosed(() => this.expression());
    if (this.cursor.accept('[')) return this.#array();
    if (!/^[\w.]/.test(word)) throw this.cursor.missing('a metric, a number or a function');
    this.cursor.take(word);
    if (/^[\d.]/.test(word)) return { kind: 'scalar', value: Number(word) };
    return this.cursor.word === '(' ? this.#call(word) : this.input(word);
  }

  #call(name: string): Term {
    if (name === 'FILL') return this.cursor.enclosed(() => this.#fill());
    const apply = FUNCTIONS.get(name);
    if (apply === undefined) throw new Error(`the function ${name} is not modelled`);
    return apply(this.cursor.enclosed(() => this.cursor.list(() => this.expression())));
  }

  #fill(): Term {
    const target = this.expression();
    this.cursor.expect(',');
    if (this.cursor.word === 'LINEAR') throw new Error('FILL with LINEAR is not modelled');
    return fill(target, this.cursor.accept('REPEAT') ? 'REPEAT' : this.expression());
  }

  #array(): Term {
    const terms = this.cursor.list(() => this.expression());
    this.cursor.expect(']');
    const series = terms.flatMap((term) => {
      if (term.kind === 'scalar') throw new Error('a number in an array of series is not modelled');
      return term.kind === 'series' ? [term.at] : term.series;
    });
    return { kind: 'array', series };
  }
}
