import type { AlarmState } from '../alarm/alarm';
import type { Rule } from '../alarm/alarm-rule';
import { TokenReader } from '../expressions/token-reader';

const STATES: readonly AlarmState[] = ['ALARM', 'OK', 'INSUFFICIENT_DATA'];
const MAX_CHARACTERS = 10_240;
const MAX_ELEMENTS = 500;

/**
 * Reads the rule of a composite alarm, e.g. `ALARM("a") AND NOT OK(b)` or `AT_LEAST(50%, ALARM, (a, b))`.
 *
 * NOT binds more closely than AND, AND more closely than OR: AWS leaves it open, so a rule had better use parentheses.
 * @throws {Error} at the first place that is no rule, and for a rule beyond CloudWatch's limits
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html
 */
export function parseAlarmRule(text: string): Rule {
  if (text !== text.trim()) throw new Error('white space stands at an end of it');
  if (text.length > MAX_CHARACTERS) throw new Error(`${text.length} characters are more than ${MAX_CHARACTERS}`);
  const parser = new RuleParser(new TokenReader(text, /[(),]|[^\s(),"]+/y));
  const rule = parser.rule();
  if (parser.elements > MAX_ELEMENTS) throw new Error(`${parser.elements} elements are more than ${MAX_ELEMENTS}`);
  return rule;
}

class RuleParser {
  /** As AWS counts: alarms, TRUE, FALSE, and pairs of parentheses that group. */
  elements = 0;

  constructor(readonly reader: TokenReader) {}

  rule(): Rule {
    const rule = this.#anyOf();
    if (!this.reader.atEnd) throw this.reader.missing('AND or OR');
    return rule;
  }

  #anyOf(): Rule {
    const rules = [this.#allOf()];
    while (this.reader.accept('OR')) rules.push(this.#allOf());
    return rules.length === 1 ? (rules[0] as Rule) : { kind: 'or', rules };
  }

  #allOf(): Rule {
    const rules = [this.#negation()];
    while (this.reader.accept('AND')) rules.push(this.#negation());
    return rules.length === 1 ? (rules[0] as Rule) : { kind: 'and', rules };
  }

  #negation(): Rule {
    return this.reader.accept('NOT') ? { kind: 'not', rule: this.#negation() } : this.#condition();
  }

  #condition(): Rule {
    if (this.reader.word === '(') {
      this.elements++;
      return this.reader.enclosed(() => this.#anyOf());
    }
    const constant = this.reader.word?.toUpperCase();
    if (constant === 'TRUE' || constant === 'FALSE') {
      this.elements++;
      this.reader.take(constant);
      return { kind: 'constant', value: constant === 'TRUE' };
    }
    if (this.reader.accept('AT_LEAST')) return this.reader.enclosed(() => this.#atLeast());
    const state = this.#state('AT_LEAST', 'NOT', 'TRUE', 'FALSE', '"("');
    return { kind: 'state', state, alarm: this.reader.enclosed(() => this.#alarm()) };
  }

  #atLeast(): Rule {
    const [, digits, sign] = /^(\d+)(%?)$/.exec(this.reader.word ?? '') ?? [];
    if (digits === undefined) throw this.reader.missing('a number or a percentage');
    this.reader.take('a number');
    this.reader.expect(',');
    const negated = this.reader.accept('NOT') !== undefined;
    const state = this.#state();
    this.reader.expect(',');
    this.elements++;
    const alarms = this.reader.enclosed(() => this.reader.list(() => this.#alarm()));
    const threshold = Number(digits);
    const percent = sign === '%';
    const most = percent ? 100 : alarms.length;
    if (threshold < 1 || threshold > most)
      throw new Error(`AT_LEAST(${digits}${sign}, ...) is not from 1 to ${most}${sign}`);
    return { kind: 'atLeast', threshold, percent, state, negated, alarms };
  }

  #state(...others: readonly string[]): AlarmState {
    const state = STATES.find((name) => name === this.reader.word);
    if (state === undefined) throw this.reader.missing([...STATES, ...others].join(' or '));
    this.reader.take(state);
    return state;
  }

  #alarm(): string {
    const { word } = this.reader;
    if (word === '(' || word === ')' || word === ',') throw this.reader.missing('the name of an alarm');
    this.elements++;
    return this.reader.take('the name of an alarm');
  }
}
