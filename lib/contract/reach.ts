import type { Fleet, Service } from './fleet';
import { quorum } from './quorum';

/** The vantages that probe a service, in the fleet's order. */
export function vantagesOf(fleet: Fleet, { vantages }: Pick<Service, 'vantages'>): readonly string[] {
  return vantages ?? fleet.vantages;
}

/** The services that a vantage probes: all, but for those that name other vantages. */
export function probedFrom(fleet: Fleet, vantage: string): readonly Service[] {
  return fleet.services.filter(({ vantages }) => vantages === undefined || vantages.includes(vantage));
}

/** The members of a cause that a vantage probes. */
export function membersSeenFrom(fleet: Fleet, vantage: string, members: readonly string[]): readonly string[] {
  const probed = new Set(probedFrom(fleet, vantage).map(({ name }) => name));
  return members.filter((member) => probed.has(member));
}

/** The vantages that can judge a cause: those that probe two of its members or more. */
export function judgesOf(fleet: Fleet, members: readonly string[]): readonly string[] {
  return fleet.vantages.filter((vantage) => membersSeenFrom(fleet, vantage, members).length >= 2);
}

/** How many of some vantages must say so: the configured number where all look, else what so many are due. */
export function quorumOf(fleet: Fleet, vantages: readonly string[]): number {
  return vantages.length === fleet.vantages.length ? fleet.quorum : quorum(vantages.length);
}
