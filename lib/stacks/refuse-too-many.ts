import { CfnResource, type Stack } from 'aws-cdk-lib';
import type { Fleet } from '../contract/fleet';
import { InputError } from '../input/problem';
import { MOST_RESOURCES } from './stack-limits';

function resourcesOf(stack: Stack): number {
  return stack.node.findAll().filter(CfnResource.isCfnResource).length;
}

/** The fleet with the first of its services only. */
function firstOf({ services, causes, ...fleet }: Fleet, count: number): Fleet {
  const left = services.slice(0, count);
  const names = new Set(left.map(({ name }) => name));
  const members = Object.entries(causes).map(([cause, all]) => [cause, all.filter((name) => names.has(name))] as const);
  return { ...fleet, services: left, causes: Object.fromEntries(members.filter(([, some]) => some.length >= 2)) };
}

/** The most services, from the first on, with which a stack keeps within the limit. */
function mostThatFit(fleet: Fleet, build: (fleet: Fleet) => Stack): number {
  let [fits, tooMany] = [0, fleet.services.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    const stack = build(firstOf(fleet, middle));
    if (resourcesOf(stack) <= MOST_RESOURCES) fits = middle;
    else tooMany = middle;
    stack.node.scope?.node.tryRemoveChild(stack.node.id);
  }
  return fits;
}

/**
 * Refuses a fleet whose stack would be too large for CloudFormation.
 * @param build makes such a stack of a smaller fleet, to find the number that fits
 * @param source the file that asked for the services
 * @throws InputError with that number
 */
export function refuseTooMany(stack: Stack, fleet: Fleet, build: (fleet: Fleet) => Stack, source: string): void {
  const count = resourcesOf(stack);
  if (count <= MOST_RESOURCES) return;
  const most = mostThatFit(fleet, build);
  throw new InputError([
    `${source}: services need more resources than one stack may have, got ${fleet.services.length} services ` +
      `(${count} of ${MOST_RESOURCES} resources); write at most ${most}, or hubShards: ${(fleet.hubShards ?? 1) + Math.ceil(count / MOST_RESOURCES) - 1} or more`,
  ]);
}
