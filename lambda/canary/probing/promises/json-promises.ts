import { isDeepStrictEqual } from 'node:util';
import type { JsonRules, JsonValue } from '../../../../lib/contract/expectations';
import { jsonValues } from './json-values';
import { areHeavier } from './json-weight';
import { isWithin, showBounds, showSeen } from './show-seen';
import { brokenTextRules } from './text-promises';

/** As much as is read of a body, unpacked: nobody compares more. */
const HEAVIEST = 1024 * 1024;

/** What a body is as JSON; undefined where it is none. */
export function readJson(body: string): { readonly value: JsonValue } | undefined {
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}

/** A number, or a text that is one: APIs spell amounts either way. */
function numberOf(value: JsonValue): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

/** What is expected of the values that a path selects, and not so; undefined where all is. */
function brokenRule(values: readonly JsonValue[], rules: JsonRules): string | undefined {
  const { count = { min: 1 }, equals, equalsNot, number } = rules;
  if (!isWithin(values.length, count)) return `selects ${values.length}, expected ${showBounds(count)}`;
  if (Object.keys(rules).every((key) => key === 'path' || key === 'count')) return undefined;
  if (areHeavier(values, HEAVIEST)) return `selects ${values.length}, too much to be compared`;
  const seen = values.length === 1 ? showSeen(values[0]) : showSeen(values);
  const isThere = (wanted: JsonValue) => values.some((value) => isDeepStrictEqual(value, wanted));
  if (equals !== undefined && !isThere(equals)) return `${seen}, expected ${showSeen(equals)}`;
  if (equalsNot !== undefined && isThere(equalsNot)) return `${seen}, expected not ${showSeen(equalsNot)}`;
  if (number !== undefined && !values.every((value) => isWithin(numberOf(value), number))) {
    return `${seen}, expected ${showBounds(number)}`;
  }
  const texts = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const [broken] = brokenTextRules(texts, rules);
  return broken === undefined ? undefined : `${seen}, ${broken}`;
}

/** Which rules a body of JSON breaks; what is no JSON breaks all of them. */
export function brokenJsonRules(body: string, rules: readonly JsonRules[]): readonly string[] {
  if (rules.length === 0) return [];
  const json = readJson(body);
  if (json === undefined) return [`body ${showSeen(body)}, expected JSON`];
  return rules.flatMap((rule) => {
    try {
      const broken = brokenRule(jsonValues(json.value, rule.path), rule);
      return broken === undefined ? [] : [`${rule.path} ${broken}`];
    } catch {
      return [`${rule.path} too deep to be read, expected a value`];
    }
  });
}
