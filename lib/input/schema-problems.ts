import type { z } from 'zod';
import type { KnownKeys } from './known-keys';
import { didYouMean } from './nearest-name';
import type { Problem } from './problem';
import { show } from './show';

/** A schema's own messages look like `is not a URL; write one with its scheme`: the value comes between. */
function describe(message: string, input: unknown): string {
  const [what = '', remedy = 'see the documentation'] = message.split(/;\s*/, 2);
  return `${what}, got ${show(input)}; ${remedy}`;
}

function unknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, knownKeys: KnownKeys): readonly Problem[] {
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    text: `unknown key; ${didYouMean(key, knownKeys(issue.path))}`,
  }));
}

/** Not an issue with the value's form as such. A text that is none of some words has the form of one. */
function isOfForm({ path, code, input }: z.core.$ZodIssue): boolean {
  if (path.length > 0) return true;
  return code === 'invalid_value' ? typeof input === 'string' : code !== 'invalid_type';
}

/** The issues of the one alternative whose form is that of the value, if there is one: its own words tell more. */
function spokesman({ errors, path }: z.core.$ZodIssueInvalidUnion): readonly z.core.$ZodIssue[] | undefined {
  const [only, ...others] = errors.filter((issues) => issues.every(isOfForm));
  return others.length > 0 ? undefined : only?.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

/** Turns a schema's issues into problems; of a union, the alternative that was meant speaks. */
export function schemaProblems(issues: readonly z.core.$ZodIssue[], knownKeys: KnownKeys): readonly Problem[] {
  return issues.flatMap((issue): readonly Problem[] => {
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue, knownKeys);
    if (issue.code === 'invalid_key') {
      const key = issue.path.at(-1);
      return issue.issues.map(({ message }) => ({ path: issue.path, text: describe(message, key) }));
    }
    const meant = issue.code === 'invalid_union' ? spokesman(issue) : undefined;
    if (meant !== undefined) return schemaProblems(meant, knownKeys);
    return [{ path: issue.path, text: describe(issue.message, issue.input) }];
  });
}
