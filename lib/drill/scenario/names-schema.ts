import { z } from 'zod';
import { list, text } from '../../input/parts';

const nameSchema = text('is not a text', 'write a name');

/** Names, or ranges of them, of which one at least must be there. */
export function namesSchema(what: string) {
  return list(nameSchema, what).nonempty({ error: `is empty; write ${what}` });
}

/** A list of keys, which may claim that there is none. */
export const keysSchema = list(nameSchema, 'keys such as [service/svc0]');

/** All of them, or some. */
export const allOrNamesSchema = z.union(
  [
    z.literal('all', { error: 'is neither "all" nor a list; write "all" or names such as [svc0, svc2..svc4]' }),
    namesSchema('names such as [svc0, svc2..svc4]'),
  ],
  { error: 'is neither "all" nor a list; write "all" or names such as [svc0, svc2..svc4]' },
);

/** A whole number of at least 0. */
export const countSchema = z
  .int({ error: 'is not a whole number; write one' })
  .min(0, { error: 'is negative; write 0 or more' });
