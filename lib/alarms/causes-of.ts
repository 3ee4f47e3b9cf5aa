import type { Fleet } from '../contract/fleet';
import { oncePerFleet } from '../contract/once-per-fleet';

const causesByService = oncePerFleet(({ causes }): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const [cause, members] of Object.entries(causes)) {
    for (const member of new Set(members)) found.set(member, [...(found.get(member) ?? []), cause]);
  }
  return found;
});

/** The causes that a service belongs to, in the fleet's order. */
export function causesOf(fleet: Fleet, service: string): readonly string[] {
  return causesByService(fleet).get(service) ?? [];
}
