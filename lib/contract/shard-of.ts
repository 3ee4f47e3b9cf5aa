import { stableHash } from './alarm-names';
import type { Fleet } from './fleet';

/** The most stacks of a hub: each has rules that name what is in the first one, and CloudWatch lets 150 name the same alarm. */
export const MOST_HUB_SHARDS = 100;

/** The first stack also holds what is not about one service, and so takes half as many of them. */
const FIRST_WEIGHT = 0.5;

/** Largest value of a stable hash, and one. */
const HASHES = 16 ** 10;

/** How much a shard wants something: whoever wants it most gets it, each in proportion to its weight. */
function score(name: string, shard: number, weight: number): number {
  const drawn = (Number.parseInt(stableHash([name, `shard ${shard}`]), 16) + 1) / (HASHES + 1);
  return -weight / Math.log(drawn);
}

/** Weighted rendezvous hashing: a further stack takes some over, and moves none between the others. */
function drawn(name: string, shards: number, firstWeight: number): number {
  const scores = Array.from({ length: shards }, (_, shard) => score(name, shard, shard === 0 ? firstWeight : 1));
  return scores.indexOf(Math.max(...scores));
}

/**
 * The stack of a hub, counted from 0, in which the alarms of a service stand: it depends on nothing but the service's
 * name and the number of stacks.
 */
export function shardOf({ hubShards = 1 }: Pick<Fleet, 'hubShards'>, { name }: { readonly name: string }): number {
  return drawn(name, hubShards, FIRST_WEIGHT);
}

/** The same for a cause; services that have it may stand anywhere. */
export function shardOfCause({ hubShards = 1 }: Pick<Fleet, 'hubShards'>, cause: string): number {
  return drawn(cause, hubShards, 1);
}
