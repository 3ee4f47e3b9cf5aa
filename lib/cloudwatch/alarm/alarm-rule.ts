import type { AlarmState } from './alarm';

/** A parsed rule of a composite alarm. */
export type Rule =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'state'; readonly state: AlarmState; readonly alarm: string }
  | { readonly kind: 'not'; readonly rule: Rule }
  | { readonly kind: 'and' | 'or'; readonly rules: readonly Rule[] }
  | {
      readonly kind: 'atLeast';
      readonly threshold: number;
      readonly percent: boolean;
      readonly state: AlarmState;
      readonly negated: boolean;
      readonly alarms: readonly string[];
    };

/** Whether the rule holds, given the state of each alarm that it names. */
export function holds(rule: Rule, stateOf: (alarm: string) => AlarmState | undefined): boolean {
  switch (rule.kind) {
    case 'constant':
      return rule.value;
    case 'state':
      return stateOf(rule.alarm) === rule.state;
    case 'not':
      return !holds(rule.rule, stateOf);
    case 'and':
      return rule.rules.every((part) => holds(part, stateOf));
    case 'or':
      return rule.rules.some((part) => holds(part, stateOf));
    case 'atLeast': {
      const count = rule.alarms.filter((alarm) => (stateOf(alarm) === rule.state) !== rule.negated).length;
      // How AWS rounds a percentage is not published: it is never rounded here.
      return rule.percent ? 100 * count >= rule.threshold * rule.alarms.length : count >= rule.threshold;
    }
  }
}

/** The alarms that a rule names, each once, in its order. */
export function childrenOf(rule: Rule): readonly string[] {
  return [...new Set(mentions(rule))];
}

/** The same rule with every alarm called by another name. */
export function renamed(rule: Rule, name: (alarm: string) => string): Rule {
  switch (rule.kind) {
    case 'constant':
      return rule;
    case 'state':
      return { ...rule, alarm: name(rule.alarm) };
    case 'not':
      return { ...rule, rule: renamed(rule.rule, name) };
    case 'atLeast':
      return { ...rule, alarms: rule.alarms.map(name) };
    default:
      return { ...rule, rules: rule.rules.map((part) => renamed(part, name)) };
  }
}

function mentions(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'constant':
      return [];
    case 'state':
      return [rule.alarm];
    case 'not':
      return mentions(rule.rule);
    case 'atLeast':
      return rule.alarms;
    default:
      return rule.rules.flatMap(mentions);
  }
}
