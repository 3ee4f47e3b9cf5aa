import { stableHash } from './alarm-names';
import type { Fleet, Service } from './fleet';

/**
 * The stack of a hub, counted from 0, in which a service's alarms stand: it depends on nothing but the service's name
 * and the number of stacks. A further stack takes services over, and moves none between the others (rendezvous hashing).
 */
export function shardOf({ hubShards = 1 }: Pick<Fleet, 'hubShards'>, { name }: Pick<Service, 'name'>): number {
  const scores = Array.from({ length: hubShards }, (_, shard) => stableHash([name, `shard ${shard}`]));
  return scores.reduce((best, score, shard) => (score > (scores[best] ?? '') ? shard : best), 0);
}
