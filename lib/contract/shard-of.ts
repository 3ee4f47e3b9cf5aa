import { stableHash } from './alarm-names';
import type { Fleet, Service } from './fleet';

/** The first stack also holds what is not about one service, and so takes half as many of them. */
const FIRST_WEIGHT = 0.5;

/** Largest value of a stable hash, and one. */
const HASHES = 16 ** 10;

/** How much a shard wants a service: whoever wants it most gets it, each in proportion to its weight. */
function score(name: string, shard: number): number {
  const drawn = (Number.parseInt(stableHash([name, `shard ${shard}`]), 16) + 1) / (HASHES + 1);
  return -(shard === 0 ? FIRST_WEIGHT : 1) / Math.log(drawn);
}

/**
 * The stack of a hub, counted from 0, in which a service's alarms stand: it depends on nothing but the service's name
 * and the number of stacks. A further stack takes services over, and moves none between the others (weighted rendezvous
 * hashing).
 */
export function shardOf({ hubShards = 1 }: Pick<Fleet, 'hubShards'>, { name }: Pick<Service, 'name'>): number {
  const scores = Array.from({ length: hubShards }, (_, shard) => score(name, shard));
  return scores.indexOf(Math.max(...scores));
}
