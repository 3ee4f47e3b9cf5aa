import type { Since } from './page-data';

/** Neighbours that are alike, as one: what a page stores of what rarely changes. */
export function changesOf<T>(values: readonly T[], key: (value: T) => unknown = (value) => value): readonly Since<T>[] {
  return values.flatMap((value, minute) => {
    const before = values[minute - 1];
    const isSame = minute > 0 && before !== undefined && key(before) === key(value);
    return isSame ? [] : [[minute, value] as const];
  });
}

/** The value that holds in a minute; undefined before the first. */
export function valueAt<T>(changes: readonly Since<T>[], minute: number): T | undefined {
  return changes.findLast(([from]) => from <= minute)?.[1];
}
