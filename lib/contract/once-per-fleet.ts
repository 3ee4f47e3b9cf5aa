import type { Fleet } from './fleet';

/** What is worked out from a fleet, once for each, however many ask: with a thousand services it takes a while. */
export function oncePerFleet<T extends object>(work: (fleet: Fleet) => T): (fleet: Fleet) => T {
  const known = new WeakMap<Fleet, T>();
  return (fleet) => {
    const result = known.get(fleet) ?? work(fleet);
    known.set(fleet, result);
    return result;
  };
}
