import type { TextRules } from '../../../../lib/contract/expectations';
import { linearPattern } from './linear-pattern';
import { showSeen } from './show-seen';

/** Which rules some texts break, as what was expected of them. Of several texts one is enough that keeps a rule, and one too many that breaks a ban. */
export function brokenTextRules(texts: readonly string[], rules: TextRules): readonly string[] {
  const { contains = [], containsNot = [], matches = [], matchesNot = [] } = rules;
  const has = (part: string) => texts.some((text) => text.includes(part));
  const fits = (pattern: string) => texts.some((text) => linearPattern(pattern).test(text));
  return [
    ...contains.filter((part) => !has(part)).map((part) => `expected ${showSeen(part)}`),
    ...matches.filter((pattern) => !fits(pattern)).map((pattern) => `expected to match ${showSeen(pattern)}`),
    ...containsNot.filter(has).map((part) => `expected no ${showSeen(part)}`),
    ...matchesNot.filter(fits).map((pattern) => `expected not to match ${showSeen(pattern)}`),
  ];
}
