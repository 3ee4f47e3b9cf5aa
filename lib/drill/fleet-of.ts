import type { Fleet, Service } from '../contract/fleet';
import { quorum } from '../contract/quorum';
import { judgesOf } from '../contract/reach';
import type { ScenarioFile } from './scenario/scenario-schema';
import { regionOfName, vantageNames } from './scenario/vantage-names';

const REGIONS = [
  'us-east-1',
  'eu-west-1',
  'ap-southeast-1',
  'us-west-2',
  'sa-east-1',
  'eu-central-1',
  'ap-northeast-1',
  'ca-central-1',
  'ap-south-1',
  'eu-north-1',
  'ap-southeast-2',
  'us-east-2',
  'eu-west-2',
  'ap-northeast-2',
  'us-west-1',
];

/** Above this, a simulated answer counts as slow. */
const OBJECTIVE_MS = 1_000;

/** Expands `svc0..svc3` among the given names; undefined where an end of a range, or a name, is not among them. */
export function expand(entry: string, names: readonly string[]): readonly string[] | undefined {
  if (names.includes(entry)) return [entry];
  const [from = '', to = '', ...more] = entry.split('..');
  const [first, last] = [names.indexOf(from), names.indexOf(to)];
  return more.length > 0 || first < 0 || last < first ? undefined : names.slice(first, last + 1);
}

/** Names of a fleet's services: as they stand there, or svc0, svc1, ... */
export function serviceNames(services: number | readonly string[]): readonly string[] {
  return typeof services === 'number' ? Array.from({ length: services }, (_, index) => `svc${index}`) : services;
}

/** Regions of a fleet's vantages. */
export function vantageRegions(vantages: number | readonly string[]): readonly string[] {
  return typeof vantages === 'number' ? REGIONS.slice(0, vantages) : vantages;
}

/** The name under which a simulated service is asked for, and its URL's host. */
function service(name: string, index: number): Service {
  const host = `s${index}.service.example`;
  return { name, dns: [host], http: [{ url: `https://${host}/` }], objectiveMs: OBJECTIVE_MS };
}

type Reach = NonNullable<ScenarioFile['fleet']>['reach'];

/** The vantages that each service names, in the fleet's order; a service that names none is not there. */
function reachOf(
  reach: Reach,
  names: readonly string[],
  regions: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(reach ?? {}).flatMap(([entry, vantages]) => {
      const reaching = new Set(
        vantages
          .flatMap((each) => expand(each, vantageNames(regions)) ?? [])
          .map((name) => regionOfName(name, regions)),
      );
      const ordered = regions.filter((region) => reaching.has(region));
      return (expand(entry, names) ?? []).map((name) => [name, ordered] as const);
    }),
  );
}

/** Drops causes that fewer than two vantages can judge (design.md, Who looks at what). */
function withJudgedCauses(fleet: Fleet): Fleet {
  const judged = Object.entries(fleet.causes).filter(([, members]) => judgesOf(fleet, members).length >= 2);
  return { ...fleet, causes: Object.fromEntries(judged) };
}

/** The fleet of a scenario file, in the form that canaries, alarms and the notifier read. */
export function fleetOf({ services, vantages, causes, reach }: NonNullable<ScenarioFile['fleet']>): Fleet {
  const names = serviceNames(services);
  const regions = vantageRegions(vantages);
  const members = Object.entries(causes).map(
    ([cause, entries]) => [cause, [...new Set(entries.flatMap((entry) => expand(entry, names) ?? []))]] as const,
  );
  const reaching = reachOf(reach, names, regions);
  return withJudgedCauses({
    name: 'common-cause',
    services: names.map((name, index) => {
      const own = reaching.get(name);
      return own === undefined ? service(name, index) : { ...service(name, index), vantages: own };
    }),
    vantages: regions,
    hubs: ['us-west-2'],
    causes: Object.fromEntries(members.filter(([, found]) => found.length >= 2)),
    witnesses: ['w0', 'w1', 'w2', 'w3', 'w4'].map((name) => ({
      name,
      http: { url: `https://${name}.witness.example/` },
    })),
    resolvers: ['system', '1.1.1.1'],
    quorum: quorum(regions.length),
  });
}
