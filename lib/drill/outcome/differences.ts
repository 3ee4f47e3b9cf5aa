/** What is in the one list and not in the other, each as often as it stands there. */
function without(keys: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return keys.filter((key) => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether a key fits one of these patterns, in which `*` stands for one part of a path. */
export function fits(key: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => new RegExp(`^${pattern.split('*').map(escapeRegExp).join('[^/]*')}$`).test(key));
}

/**
 * What is too much and what is missing, in words.
 * @param allowed patterns of keys that may come besides
 */
export function differences(
  what: 'page' | 'ticket',
  got: readonly string[],
  wanted: readonly string[],
  allowed: readonly string[] = [],
): readonly string[] {
  const extra = without(got, wanted).filter((key) => !fits(key, allowed));
  return [
    ...extra.map((key) => `extra ${what} ${key}`),
    ...without(wanted, got).map((key) => `missing ${what} ${key}`),
  ];
}
