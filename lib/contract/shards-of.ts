import type { Fleet, Service } from './fleet';
import { oncePerFleet } from './once-per-fleet';
import { shardOf, shardOfCause } from './shard-of';

/** What has its alarms in one stack of a hub. */
export interface Shard {
  readonly services: readonly Service[];
  readonly causes: ReadonlySet<string>;
}

/** The stacks of a hub, and what stands in each. */
export const shardsOf = oncePerFleet((fleet): readonly Shard[] => {
  const shards = Array.from({ length: fleet.hubShards ?? 1 }, () => ({
    services: [] as Service[],
    causes: new Set<string>(),
  }));
  for (const service of fleet.services) shards[shardOf(fleet, service)]?.services.push(service);
  for (const cause of Object.keys(fleet.causes)) shards[shardOfCause(fleet, cause)]?.causes.add(cause);
  return shards;
});

/** Stacks that hold any of these services, the first ones first. */
export function shardsWith(fleet: Fleet, services: readonly Service[]): readonly number[] {
  const wanted = new Set(services);
  return shardsOf(fleet).flatMap((shard, index) => (shard.services.some((each) => wanted.has(each)) ? [index] : []));
}
