import type { z } from 'zod';
import { type Draft, draftOf } from './draft';
import { knownKeysOf } from './known-keys';
import type { Path, Problem } from './problem';
import { schemaProblems } from './schema-problems';
import { json } from './show';

/** What one parse makes of a value. */
export interface Reading<S extends z.ZodType> {
  readonly problems: readonly Problem[];
  /** What was written, as far as it is sound: checks of several values go by it. Undefined where nothing is. */
  readonly draft: Draft<z.input<S>> | undefined;
  /** The whole with its defaults; undefined where there are problems. */
  readonly data: z.output<S> | undefined;
}

/** Keys that maps of a schema would pass over without a word, for what they mean to the language. */
function passedOver(value: unknown, path: Path = []): readonly Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return key === '__proto__'
      ? [{ path: at, text: 'is a name of the language; choose another one' }]
      : passedOver(member, at);
  });
}

/** Reads a value with a schema, once: all its problems, and what is sound in spite of them. */
export function readInput<S extends z.ZodType>(schema: S, value: unknown): Reading<S> {
  if (value !== undefined && json(value) === undefined) {
    return { problems: [{ path: [], text: 'contains itself; write it out' }], draft: undefined, data: undefined };
  }
  const parsed = schema.safeParse(value, { reportInput: true });
  const issues = parsed.success ? [] : parsed.error.issues;
  const problems = [...schemaProblems(issues, knownKeysOf(schema)), ...passedOver(value)];
  return {
    problems,
    // What is left has the form that the schema describes, but for what may be missing.
    draft: draftOf(value, issues) as Draft<z.input<S>> | undefined,
    data: problems.length === 0 ? parsed.data : undefined,
  };
}
