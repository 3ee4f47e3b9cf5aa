import { z } from 'zod';
import { linearPattern } from '../../../lambda/canary/probing/promises/linear-pattern';
import { list, text } from '../../input/parts';
import { jsonPathProblem } from '../json-path-problem';

const part = text('is not a text', 'write what is looked for').min(1, { error: 'is empty; write what is looked for' });

/** A regular expression of RE2. */
const patternSchema = z
  .string({ error: 'is not a pattern; write a regular expression' })
  .superRefine((pattern, context) => {
    try {
      linearPattern(pattern);
    } catch (error) {
      const why =
        error instanceof Error ? error.message.replace(/^error parsing regexp: /, '').replaceAll(';', ',') : '';
      context.addIssue({
        code: 'custom',
        message: `is not a pattern of RE2 (${why}); write one without lookaround and back-references`,
        input: pattern,
      });
    }
  });

const parts = (what: string) =>
  list(part, `texts such as ["${what}"]`).nonempty({ error: 'is empty; name a text, or leave it out' }).optional();
const patterns = (what: string) =>
  list(patternSchema, `patterns such as ["${what}"]`)
    .nonempty({ error: 'is empty; name a pattern, or leave it out' })
    .optional();

/** What a text must hold, and must not. */
export const textRules = {
  contains: parts('Welcome').describe('It must hold each of these. @default none'),
  containsNot: parts('internal error').describe('It must hold none of these. @default none'),
  matches: patterns('version \\\\d+').describe('It must match each of these patterns of RE2. @default none'),
  matchesNot: patterns('(?i)exception').describe('It must match none of these patterns. @default none'),
};

/** Bounds of a number, both included. */
export function boundsSchema(what: string, number: z.ZodNumber | z.ZodInt) {
  return z
    .strictObject(
      {
        min: number.optional().describe('At least so many. @default no least'),
        max: number.optional().describe('At most so many. @default no most'),
      },
      { error: `is not a range; write { min, max } of ${what}` },
    )
    .refine(({ min, max }) => min !== undefined || max !== undefined, {
      error: 'bounds nothing; write min, max or both',
    })
    .refine(({ min = -Infinity, max = Infinity }) => min <= max, {
      error: 'is a reversed range; write the smaller as min',
    });
}

const wholeNumber = z
  .int({ error: 'is not a whole number; write one' })
  .min(0, { error: 'is below 0; write how many' });

/** So many of something. */
export const countSchema = boundsSchema('how many', wholeNumber);

/** So many bytes of a body: more is not read of any. */
export const bytesSchema = boundsSchema(
  'bytes',
  wholeNumber.max(256 * 1024 - 1, { error: 'is more than is read of a body; write less than 262144' }),
);

/** The rules of one header. */
export const headerRulesSchema = z.strictObject(
  {
    name: z
      .string({ error: 'is not the name of a header; write one such as "content-type"' })
      .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, {
        error: 'is not the name of a header; write one such as "content-type"',
      })
      .describe('Its name, in any case.'),
    presence: z
      .literal(['required', 'optional', 'forbidden'], {
        error: 'is neither "required", "optional" nor "forbidden"; write one of them',
      })
      .optional()
      .describe('Whether it has to be there at all. One without a value is there. @default required'),
    ...textRules,
  },
  { error: 'is not a rule; write { name, contains }' },
);

/** The rules of what a JSON path selects. */
export const jsonRulesSchema = z.strictObject(
  {
    path: z
      .string({ error: 'is not a JSON path; write one such as "$.status"' })
      .superRefine((path, context) => {
        const problem = jsonPathProblem(path);
        if (problem !== undefined) context.addIssue({ code: 'custom', message: problem, input: path });
      })
      .describe('Which values (RFC 9535, without match and search); alone it says that there is one.'),
    equals: z.json().optional().describe('One of them is this value. @default any'),
    equalsNot: z.json().optional().describe('None of them is this value, and there is one. @default any'),
    number: boundsSchema('numbers', z.number({ error: 'is not a number; write one' }))
      .optional()
      .describe('Each is a number within these bounds, or a text that is one. @default any'),
    count: countSchema.optional().describe('So many of them; `{ max: 0 }` for none. @default at least one'),
    ...textRules,
  },
  { error: 'is not a rule; write { path, equals }' },
);
