import { z } from 'zod';

/** A text; anything else is refused in the words of what it should be. */
export function text(what: string, remedy: string): z.ZodString {
  return z.string({ error: `${what}; ${remedy}` });
}

/** A list of such elements; `what` says what to write. */
export function list<T extends z.ZodType>(element: T, what: string): z.ZodArray<T> {
  return z.array(element, { error: `is not a list; write ${what}` });
}

/** True or false. */
export const flag = z.boolean({ error: 'is neither true nor false; write one of them' });
