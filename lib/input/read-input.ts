import type { z } from 'zod';
import { type Draft, draftOf } from './draft';
import { knownKeysOf } from './known-keys';
import type { Problem } from './problem';
import { schemaProblems } from './schema-problems';

/** What one parse makes of a value. */
export interface Reading<S extends z.ZodType> {
  readonly problems: readonly Problem[];
  /** What was written, as far as it is sound: checks of several values go by it. Undefined where nothing is. */
  readonly draft: Draft<z.input<S>> | undefined;
  /** The whole with its defaults; undefined where there are problems. */
  readonly data: z.output<S> | undefined;
}

/** Reads a value with a schema, once: all its problems, and what is sound in spite of them. */
export function readInput<S extends z.ZodType>(schema: S, value: unknown): Reading<S> {
  const parsed = schema.safeParse(value, { reportInput: true });
  const issues = parsed.success ? [] : parsed.error.issues;
  return {
    problems: schemaProblems(issues, knownKeysOf(schema)),
    // What is left has the form that the schema describes, but for what may be missing.
    draft: draftOf(value, issues) as Draft<z.input<S>> | undefined,
    data: parsed.data,
  };
}
