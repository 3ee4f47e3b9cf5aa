/** Alarm rules as CloudWatch reads them; every name is quoted, every mixture parenthesised. */

function quoted(name: string): string {
  return `"${name.replaceAll('"', '\\"')}"`;
}

/** True while the alarm is in ALARM. */
export function alarm(name: string): string {
  return `ALARM(${quoted(name)})`;
}

/** True while any of the rules is. */
export function anyOf(rules: readonly string[]): string {
  return rules.length === 1
    ? (rules[0] ?? 'FALSE')
    : rules.map((rule) => `(${rule})`.replace(/^\((\w+\("[^"]*"\))\)$/, '$1')).join(' OR ');
}

/** True while at least so many of the alarms are in ALARM. */
export function atLeast(count: number, names: readonly string[]): string {
  return `AT_LEAST(${count}, ALARM, (${names.map(quoted).join(', ')}))`;
}
