import type { Fleet, Service } from '../contract/fleet';
import { quorum } from '../contract/quorum';
import { withJudgedCauses } from '../contract/reach';
import { expand, regionsOf, serviceNames, vantageRegions } from './scenario/names';
import type { ScenarioFile } from './scenario/scenario-schema';

/** Resolvers of a fleet of a scenario's own. */
export const FLEET_RESOLVERS: readonly string[] = ['system', '1.1.1.1'];

/** Primary and standby. */
const HUBS: readonly string[] = ['us-west-2', 'eu-central-1'];

/** A fleet of a scenario's own with a standby. */
export function withTwoHubs(fleet: Fleet): Fleet {
  return { ...fleet, hubs: HUBS };
}

/** Above this, a simulated answer counts as slow. */
const OBJECTIVE_MS = 1_000;

/** The name under which a simulated service is asked for, and its URL's host. */
function service(name: string, index: number, vantages: readonly string[] | undefined): Service {
  const host = `s${index}.service.example`;
  return {
    name,
    ...(vantages && { vantages }),
    dns: [host],
    http: [{ url: `https://${host}/` }],
    objectiveMs: OBJECTIVE_MS,
  };
}

/** The vantages that probe a service: those that `reach` names for it, in the fleet's order; undefined where it names none. */
function reachOf(
  name: string,
  reach: Readonly<Record<string, readonly string[]>>,
  names: readonly string[],
  regions: readonly string[],
): readonly string[] | undefined {
  const named = Object.entries(reach).filter(([entry]) => expand(entry, names)?.includes(name));
  if (named.length === 0) return undefined;
  const found = new Set(named.flatMap(([, entries]) => regionsOf(entries, regions)));
  return found.size === regions.length ? undefined : regions.filter((region) => found.has(region));
}

/** A fleet takes as many stacks as it needs: of so many services each, well below what a stack holds. */
const SERVICES_A_STACK = { each: 25, shared: 40 };

/** And of so many causes, but for the first few: a cause has alarms of its own, and stand-ins in other stacks. */
const CAUSES_A_STACK = 22;
const FEW_CAUSES = 8;

/** Above so many services, tickets of each would be more than a person reads. */
const MOST_WITH_OWN_TICKETS = 50;

function sizeOf(services: number, causes: number): Pick<Fleet, 'tickets' | 'hubShards'> {
  const tickets = services > MOST_WITH_OWN_TICKETS ? 'shared' : 'each';
  const ofCauses = Math.max(0, causes - FEW_CAUSES) / CAUSES_A_STACK;
  return { tickets, hubShards: Math.ceil(services / SERVICES_A_STACK[tickets] + ofCauses) };
}

/** The fleet of a scenario file, in the form that canaries, alarms and the notifier read. */
export function fleetOf({ services, vantages, hubs, causes, reach = {} }: NonNullable<ScenarioFile['fleet']>): Fleet {
  const names = serviceNames(services);
  const regions = vantageRegions(vantages);
  const members = Object.entries(causes).map(
    ([cause, entries]) => [cause, [...new Set(entries.flatMap((entry) => expand(entry, names) ?? []))]] as const,
  );
  const fleet = {
    name: 'common-cause',
    services: names.map((name, index) => service(name, index, reachOf(name, reach, names, regions))),
    vantages: regions,
    hubs: HUBS.slice(0, hubs),
    heartbeatSecret: 'heartbeat',
    witnesses: ['w0', 'w1', 'w2', 'w3', 'w4'].map((name) => ({
      name,
      http: { url: `https://${name}.witness.example/` },
    })),
    resolvers: FLEET_RESOLVERS,
    quorum: quorum(regions.length),
    ...sizeOf(names.length, members.length),
  };
  return withJudgedCauses(fleet, Object.fromEntries(members));
}
