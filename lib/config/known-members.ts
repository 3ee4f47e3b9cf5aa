/** The same members, each of which may be undefined. */
export type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };

/** Drops the members that are left out: a fleet says only what was written. */
export function known<T extends object>(members: Loose<T>): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
