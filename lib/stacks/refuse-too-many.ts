import { CfnResource, type Stack } from 'aws-cdk-lib';
import type { Fleet } from '../contract/fleet';
import { MOST_HUB_SHARDS } from '../contract/shard-of';
import { InputError } from '../input/problem';
import { MOST_RESOURCES } from './stack-limits';

/** Builds the stacks of a hub for a fleet, to be counted and thrown away. */
export type BuildHub = (fleet: Fleet) => readonly Stack[];

/** Resources of each stack. */
function resourcesOf(stacks: readonly Stack[]): readonly number[] {
  return stacks.map((stack) => stack.node.findAll().filter(CfnResource.isCfnResource).length);
}

/** Resources of the fullest stack. */
function fullest(stacks: readonly Stack[]): number {
  return Math.max(...resourcesOf(stacks));
}

/** The fleet with the first of its services only. */
function firstOf({ services, causes, ...fleet }: Fleet, count: number): Fleet {
  const left = services.slice(0, count);
  const names = new Set(left.map(({ name }) => name));
  const members = Object.entries(causes).map(([cause, all]) => [cause, all.filter((name) => names.has(name))] as const);
  return { ...fleet, services: left, causes: Object.fromEntries(members.filter(([, some]) => some.length >= 2)) };
}

/** The most services, from the first on, with which every stack keeps within the limit. */
function mostThatFit(fleet: Fleet, build: BuildHub): number {
  let [fits, tooMany] = [0, fleet.services.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (fullest(build(firstOf(fleet, middle))) <= MOST_RESOURCES) fits = middle;
    else tooMany = middle;
  }
  return fits;
}

/** A number of stacks that fits, near the fewest; undefined where no number does: then it is the first one by itself. */
function shardsThatFit(stacks: readonly Stack[], fleet: Fleet, build: BuildHub): number | undefined {
  const needed = resourcesOf(stacks).reduce((sum, count) => sum + count, 0);
  let shards = Math.max(stacks.length + 1, Math.ceil(needed / MOST_RESOURCES));
  while (shards <= MOST_HUB_SHARDS) {
    if (fullest(build({ ...fleet, hubShards: shards })) <= MOST_RESOURCES) return shards;
    shards = Math.ceil(shards * 1.1);
  }
  return undefined;
}

/**
 * Refuses a fleet that makes a stack of a hub too large for CloudFormation.
 * @param stacks those of the hub
 * @param build makes the stacks of another fleet, to find the numbers that fit
 * @param source the file that asked for the services
 * @throws InputError with those numbers
 */
export function refuseTooMany(stacks: readonly Stack[], fleet: Fleet, build: BuildHub, source: string): void {
  const count = fullest(stacks);
  if (count <= MOST_RESOURCES) return;
  const shards = shardsThatFit(stacks, fleet, build);
  const remedies = [
    `write at most ${mostThatFit(fleet, build)}`,
    shards === undefined ? 'name fewer causes' : `hubShards: ${shards} or more`,
  ];
  throw new InputError([
    `${source}: services need more resources than one stack may have, got ${fleet.services.length} services ` +
      `(${count} of ${MOST_RESOURCES} resources); ${remedies.join(', or ')}`,
  ]);
}
