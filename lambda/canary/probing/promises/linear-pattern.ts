import { RE2JS } from 're2js';

const compiled = new Map<string, RE2JS>();

/**
 * A pattern of RE2, which needs time in proportion to the text whatever the pattern is; compiled once.
 * @throws Error where it is none: lookaround and back-references are not
 */
export function linearPattern(pattern: string): { readonly test: (text: string) => boolean } {
  const known = compiled.get(pattern) ?? RE2JS.compile(pattern);
  compiled.set(pattern, known);
  return known;
}
