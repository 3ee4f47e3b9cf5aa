import type { Causes } from './causes';
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

/** So many members of a cause must be probed from a vantage, for its failures there to be more than one service's. */
const JUDGED_BY_MEMBERS = 2;

function seenAmong(probed: readonly Service[], members: readonly string[]): readonly string[] {
  const names = new Set(probed.map(({ name }) => name));
  return members.filter((member) => names.has(member));
}

/** The vantages that can judge a cause: those that probe two of its members or more. */
export function judgesOf(fleet: Fleet, members: readonly string[]): readonly string[] {
  return fleet.vantages.filter((vantage) => seenAmong(probedFrom(fleet, vantage), members).length >= JUDGED_BY_MEMBERS);
}

/** A cause of one member, or one that fewer than two vantages can judge, never speaks. */
function isJudged(fleet: Fleet, members: readonly string[]): boolean {
  return members.length >= JUDGED_BY_MEMBERS && judgesOf(fleet, members).length >= 2;
}

/** A fleet with those of some causes that can be judged in it. */
export function withJudgedCauses(fleet: Omit<Fleet, 'causes'>, causes: Causes): Fleet {
  const judged = Object.entries(causes).filter(([, members]) => isJudged({ ...fleet, causes }, members));
  return { ...fleet, causes: Object.fromEntries(judged) };
}

/** A fleet as one vantage knows it: the services that it probes, and the causes that it can judge by them. */
export function seenFrom(fleet: Fleet, vantage: string): Fleet {
  const services = probedFrom(fleet, vantage);
  if (services.length === fleet.services.length) return fleet;
  const causes = Object.entries(fleet.causes)
    .map(([cause, members]) => [cause, seenAmong(services, members)] as const)
    .filter(([, members]) => members.length >= JUDGED_BY_MEMBERS);
  return { ...fleet, services, causes: Object.fromEntries(causes) };
}

/** How many of some vantages must say so: the configured number where all look, else what so many are due. */
export function quorumOf(fleet: Fleet, vantages: readonly string[]): number {
  return vantages.length === fleet.vantages.length ? fleet.quorum : quorum(vantages.length);
}

/** The services of which fewer than their quorum of vantages can see: whatever happens to them, nobody is paged. */
export function unwatchedServices(fleet: Fleet, blind: readonly string[]): readonly string[] {
  const isUnwatched = (service: Service) => {
    const vantages = vantagesOf(fleet, service);
    return vantages.filter((vantage) => !blind.includes(vantage)).length < quorumOf(fleet, vantages);
  };
  return fleet.services.filter(isUnwatched).map(({ name }) => name);
}

/** The names of the secrets that the endpoints of services need, each once. */
export function secretsOf(services: readonly Service[]): readonly string[] {
  const named = services.flatMap(({ http }) =>
    http.flatMap(({ auth, clientCertificate }) => [auth?.secret, clientCertificate]),
  );
  return [...new Set(named.filter((name) => name !== undefined))];
}
