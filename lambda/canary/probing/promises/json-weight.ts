import type { JsonValue } from '../../../../lib/contract/expectations';

/** What a value weighs besides its letters. */
const BARE = 8;

/**
 * Whether some values, written one behind the other, are longer than so many letters, roughly. Values that lie within
 * each other count each time: a path with `..` makes gigabytes of a body of 200 kB.
 */
export function areHeavier(values: readonly JsonValue[], most: number): boolean {
  const left = [...values];
  for (let weight = 0; ; ) {
    const value = left.pop();
    if (value === undefined) return false;
    weight += BARE + (typeof value === 'string' ? value.length : 0);
    if (weight > most) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      weight += Array.isArray(value) ? 0 : key.length;
      left.push(member);
    }
  }
}
