/** The rule of a composite alarm over the states of others, named by their paths; it prints as CloudWatch reads it. */
export type Rule =
  | { readonly kind: 'never' }
  | { readonly kind: 'in'; readonly state: 'ALARM' | 'OK'; readonly path: string }
  | { readonly kind: 'any' | 'all'; readonly rules: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule }
  | { readonly kind: 'atLeast'; readonly count: number; readonly paths: readonly string[] };

/** Never in ALARM. */
export const NEVER: Rule = { kind: 'never' };

/** True while the alarm is in ALARM. */
export function inAlarm(path: string): Rule {
  return { kind: 'in', state: 'ALARM', path };
}

/** True while the alarm is OK. */
export function isOk(path: string): Rule {
  return { kind: 'in', state: 'OK', path };
}

/** True while any of these is: alarms in ALARM, or rules. */
export function anyOf(...parts: readonly (string | Rule)[]): Rule {
  return { kind: 'any', rules: parts.map((part) => (typeof part === 'string' ? inAlarm(part) : part)) };
}

/** True while all of these are. */
export function allOf(...rules: readonly Rule[]): Rule {
  return { kind: 'all', rules };
}

/** True while the rule is not. */
export function not(rule: Rule): Rule {
  return { kind: 'not', rule };
}

/** True while at least so many of the alarms are in ALARM. */
export function atLeast(count: number, paths: readonly string[]): Rule {
  return { kind: 'atLeast', count, paths };
}

/** Paths of the alarms that a rule names, each once. */
export function childrenOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'never':
      return [];
    case 'in':
      return [rule.path];
    case 'atLeast':
      return [...new Set(rule.paths)];
    case 'not':
      return childrenOf(rule.rule);
    default:
      return [...new Set(rule.rules.flatMap(childrenOf))];
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '\\"')}"`;
}

function joined(rules: readonly Rule[], word: 'OR' | 'AND', nameOf: (path: string) => string): string {
  const [only] = rules;
  if (rules.length === 1 && only !== undefined) return printRule(only, nameOf);
  return rules
    .map((rule) =>
      rule.kind === 'any' || rule.kind === 'all' ? `(${printRule(rule, nameOf)})` : printRule(rule, nameOf),
    )
    .join(` ${word} `);
}

/** A rule as CloudWatch reads it: every name quoted, every mixture in parentheses. */
export function printRule(rule: Rule, nameOf: (path: string) => string): string {
  switch (rule.kind) {
    case 'never':
      return 'FALSE';
    case 'in':
      return `${rule.state}(${quoted(nameOf(rule.path))})`;
    case 'atLeast':
      return `AT_LEAST(${rule.count}, ALARM, (${rule.paths.map(nameOf).map(quoted).join(', ')}))`;
    case 'not':
      return `NOT (${printRule(rule.rule, nameOf)})`;
    case 'any':
      return rule.rules.length === 0 ? 'FALSE' : joined(rule.rules, 'OR', nameOf);
    case 'all':
      return joined(rule.rules, 'AND', nameOf);
  }
}
