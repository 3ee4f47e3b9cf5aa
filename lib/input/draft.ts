import type { z } from 'zod';
import type { Path } from './problem';

/**
 * What a person wrote, as far as it is sound: the checks of several values go on with it where others are unsound,
 * so that every problem is reported at once. List entries keep their places.
 */
export type Draft<T> = T extends readonly (infer E)[]
  ? readonly (Draft<E> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Draft<T[K]> | undefined }
    : T;

function isObject(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === 'object' && value !== null;
}

function without(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return undefined;
  if (Array.isArray(value)) return value.map((each, index) => (index === key ? without(each, rest) : each));
  return isObject(value) ? { ...value, [key]: without(value[key], rest) } : value;
}

/** A member that is written as undefined is left out; afterwards undefined stands for what is written, but unsound. */
function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, written(member)]));
}

/** Unknown keys leave the rest of an object sound, and a list that is too short its entries; those of one that is too long are not looked at. */
function isSoundInside(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'unrecognized_keys' || (issue.code === 'too_small' && issue.origin === 'array');
}

/** What a schema found unsound becomes undefined in its place; undefined as a whole where nothing is left. */
export function draftOf(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  return issues.reduce((left, issue) => (isSoundInside(issue) ? left : without(left, issue.path)), written(value));
}
