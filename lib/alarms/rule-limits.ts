import { anyOf, childrenOf, printRule, type Rule } from './rule';

/** CloudWatch's most children, and most characters, of one composite alarm's rule. */
export const RULE_LIMITS = { children: 100, characters: 10_240 } as const;

/** Whether CloudWatch takes the rule. */
export function fits(rule: Rule, nameOf: (path: string) => string): boolean {
  return childrenOf(rule).length <= RULE_LIMITS.children && printRule(rule, nameOf).length <= RULE_LIMITS.characters;
}

/**
 * A list of alternatives in parts that fit, as few as may be.
 * @throws Error where a single alternative is too large by itself
 */
export function partsOf(rules: readonly Rule[], nameOf: (path: string) => string): readonly (readonly Rule[])[] {
  const parts: Rule[][] = [];
  for (const rule of rules) {
    const part = parts.at(-1);
    if (part !== undefined && fits(anyOf(...part, rule), nameOf)) part.push(rule);
    else if (fits(rule, nameOf)) parts.push([rule]);
    else throw new Error(`a rule is too large for CloudWatch, got ${printRule(rule, nameOf).slice(0, 200)}`);
  }
  return parts;
}
