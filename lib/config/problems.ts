import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';

/** One thing that is wrong with what a person wrote: where, what, and what to do. */
export interface Problem {
  /** Path of the value: `services[2].url`; empty for the whole. */
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** Everything that is wrong with one input, reported together. Command lines print its message and exit with status 2. */
export class InputError extends Error {
  /** @param problems one line each */
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InputError';
  }
}

/** A value as it is shown in a message: JSON, at most 80 characters. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** A path as a person would write it: `services[2].url`. */
function showPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** ` (did you mean "url"?)` with the nearest known name, or nothing where none is known. */
export function didYouMean(name: string, known: readonly string[]): string {
  return known.length > 0 ? `did you mean ${show(closest(name, [...known]))}?` : 'leave it out';
}

/** One line of an InputError: `file: services[2].url is no URL, ...`. */
export function problemLine(place: string, { path, text }: Problem): string {
  return [`${place}:`, showPath(path), text].filter((part) => part !== '').join(' ');
}

/** What a schema's own messages look like: `is no URL; write one with its scheme`. */
function describe(issue: { readonly message: string; readonly input?: unknown }): string {
  const [what = '', remedy = 'see the documentation'] = issue.message.split(/;\s*/, 2);
  return `${what}, got ${show(issue.input)}; ${remedy}`;
}

/** Keys that a schema knows at a path, for the nearest name of an unknown one. */
export type KnownKeys = (path: readonly PropertyKey[]) => readonly string[];

function unknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, knownKeys: KnownKeys): readonly Problem[] {
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    text: `unknown key; ${didYouMean(key, knownKeys(issue.path))}`,
  }));
}

/** Turns a schema's issues into problems; the most telling member of a union speaks for it. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], knownKeys: KnownKeys): readonly Problem[] {
  return issues.flatMap((issue): readonly Problem[] => {
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue, knownKeys);
    if (issue.code === 'invalid_key') {
      const key = issue.path.at(-1);
      return issue.issues.map((each) => ({ path: issue.path, text: describe({ message: each.message, input: key }) }));
    }
    return [{ path: issue.path, text: describe(issue) }];
  });
}
