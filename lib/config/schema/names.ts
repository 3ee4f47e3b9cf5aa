import { z } from 'zod';
import { CAUSE_PATTERN, CAUSE_SHAPE } from '../../contract/causes';
import { didYouMean } from '../../input/nearest-name';
import { list } from '../../input/parts';
import { REGIONS } from '../regions';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const BAD_NAME = 'is not a name; use letters, digits, ".", "_" and "-", at most 64, and begin with a letter or digit';

/** What alarms, metrics and messages call a service, an owner or a witness. */
export const nameSchema = z.string({ error: BAD_NAME }).regex(NAME, { error: BAD_NAME });

/** `<kind>/<name>` of a cause. */
export const causeNameSchema = z.string().regex(CAUSE_PATTERN, { error: `is not a cause; write ${CAUSE_SHAPE}` });

/** An AWS region that exists. */
export const regionSchema = z.enum(REGIONS as readonly [string, ...string[]], {
  error: ({ input }) => `is not an AWS region; ${didYouMean(String(input), REGIONS, 'write one such as "eu-west-1"')}`,
});

/** A list of regions' names. */
export const regionsSchema = list(regionSchema, 'regions such as ["eu-west-1", "us-east-1"]');

/** Kept out of the schemas for editors, some of which read patterns without Unicode. */
const ONE_LINE = /^(?=.*\S)[^\p{C}\p{Zl}\p{Zp}]*$/u;

/** A text for people: one line of so many characters. */
export function titleSchema(longest: number) {
  const error = `is not one line of 1 to ${longest} characters; write such a text`;
  return z
    .string({ error })
    .max(longest, { error, abort: true })
    .refine((text) => ONE_LINE.test(text), { error });
}
