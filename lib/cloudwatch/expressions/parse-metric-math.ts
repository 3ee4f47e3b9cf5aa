import { combined, negated, OPERATORS, type Term } from './metric-math';
import { FUNCTIONS, fill } from './metric-math-functions';
import { TIME_FUNCTIONS, timeOf } from './time-functions';
import { TokenReader } from './token-reader';

const WORD = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+|[A-Za-z_]\w*|&&|\|\||[=!<>]=|[-+*/<>()[\],]/y;

/** What the ids in an expression stand for. */
export interface Scope {
  /** The term of an id. */
  readonly termOf: (id: string) => Term;
  /** The period of the metric that an id stands for; undefined where it stands for something else. */
  readonly periodMsOf: (id: string) => number | undefined;
}

/** An expression that was read. */
export interface Parsed {
  readonly term: Term;
  /** Its value depends on when it is asked, not only on datapoints. */
  readonly followsTime: boolean;
}

/**
 * Reads a metric-math expression.
 * @throws {Error} at the first place that is no expression, and for what is not modelled, by its name
 */
export function parseMetricMath(text: string, scope: Scope): Parsed {
  const parser = new MathParser(text, scope);
  const term = parser.expression();
  if (!parser.reader.atEnd) throw parser.reader.missing('an operator');
  return { term, followsTime: parser.followsTime };
}

class MathParser {
  readonly reader: TokenReader;
  followsTime = false;

  constructor(
    text: string,
    readonly scope: Scope,
  ) {
    this.reader = new TokenReader(text, WORD);
  }

  expression(level = 0): Term {
    const operators = OPERATORS[level];
    if (operators === undefined) return this.#unary();
    let left = this.expression(level + 1);
    for (;;) {
      const apply = operators.get(this.reader.word ?? '');
      if (apply === undefined) return left;
      this.reader.take('an operator');
      left = combined(apply, left, this.expression(level + 1));
    }
  }

  #unary(): Term {
    return this.reader.accept('-') ? negated(this.#unary()) : this.#operand();
  }

  #operand(): Term {
    const word = this.reader.word ?? '';
    if (word === '(') return this.reader.enclosed(() => this.expression());
    if (this.reader.accept('[')) return this.#array();
    if (!/^[\w.]/.test(word)) throw this.reader.missing('a metric, a number or a function');
    this.reader.take(word);
    if (/^[\d.]/.test(word)) return { kind: 'scalar', value: Number(word) };
    return this.reader.word === '(' ? this.#call(word) : this.scope.termOf(word);
  }

  #call(name: string): Term {
    if (name === 'FILL') return this.reader.enclosed(() => this.#fill());
    if (name === 'PERIOD') return this.reader.enclosed(() => this.#period());
    const fromTime = TIME_FUNCTIONS.get(name);
    const apply = fromTime === undefined ? FUNCTIONS.get(name) : timeOf(name, fromTime);
    if (apply === undefined) throw new Error(`the function ${name} is not modelled`);
    if (fromTime !== undefined) this.followsTime = true;
    return apply(this.reader.enclosed(() => this.reader.list(() => this.expression())));
  }

  #period(): Term {
    const id = this.reader.take('a metric');
    const periodMs = this.scope.periodMsOf(id);
    if (periodMs === undefined) throw new Error(`PERIOD takes a metric, not ${id}`);
    return { kind: 'scalar', value: periodMs / 1000 };
  }

  #fill(): Term {
    const target = this.expression();
    this.reader.expect(',');
    if (this.reader.word === 'LINEAR') throw new Error('FILL with LINEAR is not modelled');
    return fill(target, this.reader.accept('REPEAT') ? 'REPEAT' : this.expression());
  }

  #array(): Term {
    const terms = this.reader.list(() => this.expression());
    this.reader.expect(']');
    const series = terms.flatMap((term) => {
      if (term.kind === 'scalar') throw new Error('a number in an array of series is not modelled');
      return term.kind === 'series' ? [term.at] : term.series;
    });
    return { kind: 'array', series };
  }
}
