import type { Fleet, Service } from './fleet';
import { rolesOf } from './hub-role';
import { incidentKey } from './incident-key';
import type { IncidentKindName } from './incident-kinds';
import { oncePerFleet } from './once-per-fleet';
import { partialQuorum } from './quorum';
import { judgesOf, quorumOf, vantagesOf } from './reach';
import { type Series, series } from './series';

/** What an incident's key is about: which services belong to it, who judges it, and which series its alarms watch. */
export interface IncidentDefinition {
  readonly key: string;
  readonly kind: IncidentKindName;
  /** As the first line calls it: `meta` of `owner/meta`, `cdn/cloudflare`, `zoom`, `eu-west-1`. */
  readonly name: string;
  /** Names of services; none where it is about the monitor itself. */
  readonly members: readonly string[];
  /** Vantages that can say so. */
  readonly vantages: readonly string[];
  /** How many of them must. */
  readonly quorum: number;
  /** Failing in a minute in which the sum of one of these reaches the quorum. */
  readonly watched: readonly Series[];
}

function ofCause(fleet: Fleet, cause: string, members: readonly string[]): readonly IncidentDefinition[] {
  const vantages = judgesOf(fleet, members);
  const quorum = quorumOf(fleet, vantages);
  const about = { name: cause.replace(/^owner\//, ''), members, vantages };
  const failed = [series.causeFailed(cause)];
  return [
    { key: incidentKey.cause(cause), kind: 'cause', ...about, quorum, watched: failed },
    {
      key: incidentKey.partialCause(cause),
      kind: 'partial-cause',
      ...about,
      quorum: partialQuorum(vantages.length),
      watched: failed,
    },
    ...(hasObjective(fleet, members)
      ? [
          {
            key: incidentKey.slowCause(cause),
            kind: 'slow-cause',
            ...about,
            quorum,
            watched: [series.causeSlow(cause)],
          } as const,
        ]
      : []),
  ];
}

/** Whether slowness is judged for any of these services. */
export function hasObjective({ services }: Fleet, names: readonly string[]): boolean {
  return services.some(({ name, objectiveMs }) => objectiveMs !== undefined && names.includes(name));
}

/** Whether a service has a certificate to watch. */
export function hasCertificate({ http }: Service): boolean {
  return http.some(({ url }) => url.startsWith('https:'));
}

function pageOf(fleet: Fleet, service: Service): IncidentDefinition {
  const { name } = service;
  const vantages = vantagesOf(fleet, service);
  return {
    key: incidentKey.service(name),
    kind: 'service',
    name,
    members: [name],
    vantages,
    quorum: quorumOf(fleet, vantages),
    watched: [series.failed(name, 'dns'), series.failed(name, 'http')],
  };
}

function ticketsOf(fleet: Fleet, service: Service): readonly IncidentDefinition[] {
  const { name } = service;
  const vantages = vantagesOf(fleet, service);
  const quorum = quorumOf(fleet, vantages);
  const about = { name, members: [name], vantages };
  const failed = [series.failed(name, 'dns'), series.failed(name, 'http')];
  return [
    {
      key: incidentKey.partialService(name),
      kind: 'partial-service',
      ...about,
      quorum: partialQuorum(vantages.length),
      watched: failed,
    },
    ...(service.objectiveMs === undefined
      ? []
      : [
          {
            key: incidentKey.slowService(name),
            kind: 'slow-service',
            ...about,
            quorum,
            watched: [series.slow(name)],
          } as const,
        ]),
    ...(service.http.length === 0
      ? []
      : [
          {
            key: incidentKey.blockedService(name),
            kind: 'blocked-service',
            ...about,
            quorum,
            watched: [series.blocked(name)],
          } as const,
        ]),
  ];
}

/** One ticket of each kind for all services: its alarms say which. */
function sharedTickets(fleet: Fleet): readonly IncidentDefinition[] {
  const shared = { partial: 'partial-service', slow: 'slow-service', blocked: 'blocked-service' } as const;
  const single = fleet.services.flatMap((service) => ticketsOf(fleet, service));
  return Object.entries(shared).flatMap(([key, kind]) => {
    const ofKind = single.filter((ticket) => ticket.kind === kind);
    const { vantages, quorum } = fleet;
    const members = ofKind.flatMap((ticket) => ticket.members);
    const watched = ofKind.flatMap((ticket) => ticket.watched);
    return members.length === 0 ? [] : [{ key, kind, name: `${key} services`, members, vantages, quorum, watched }];
  });
}

function ofMonitor(fleet: Fleet): readonly IncidentDefinition[] {
  const { vantages, quorum, services, resolvers } = fleet;
  const none = { members: [], vantages, quorum };
  const certified = services.filter(hasCertificate).map(({ name }) => name);
  return [
    ...vantages.flatMap((vantage) => {
      const about = { name: vantage, members: [], vantages: [vantage], quorum: 1 };
      return [
        { key: incidentKey.blindVantage(vantage), kind: 'blind-vantage', ...about, watched: [] },
        { key: incidentKey.share(vantage), kind: 'share', ...about, watched: [] },
      ] as const;
    }),
    ...(fleet.hubs.length < 2 ? [] : rolesOf(fleet)).map(
      (hub) =>
        ({ key: incidentKey.hubSilent(hub), kind: 'hub-silent', name: `${hub} hub`, ...none, watched: [] }) as const,
    ),
    ...(fleet.hubs.length < 2 ? [] : fleet.hubs).map(
      (region) =>
        ({
          key: incidentKey.way(region),
          kind: 'way',
          name: `way to people, ${region}`,
          ...none,
          watched: [],
        }) as const,
    ),
    { key: incidentKey.coverage, kind: 'coverage', name: 'coverage', ...none, watched: [] },
    { key: incidentKey.doubled, kind: 'doubled', name: 'doubled runs', ...none, watched: [] },
    {
      key: incidentKey.resolvers,
      kind: 'resolvers',
      name: 'resolvers',
      ...none,
      watched: resolvers.map(series.resolverFailed),
    },
    {
      key: incidentKey.certificates,
      kind: 'certificates',
      name: 'certificates',
      members: certified,
      vantages,
      quorum,
      watched: [],
    },
  ];
}

/** Everything that people can be told of a fleet: pages in the order of precedence, and tickets among them. */
export function incidentDefinitions(fleet: Fleet): readonly IncidentDefinition[] {
  const { vantages, quorum } = fleet;
  const all = fleet.services.map(({ name }) => name);
  const ofFleet = { members: all, vantages, quorum };
  const { everything, unexplained } = incidentKey;
  return [
    { key: incidentKey.quorumLost, kind: 'quorum-lost', name: 'monitor', vantages, quorum, members: [], watched: [] },
    { key: everything, kind: 'everything', name: everything, ...ofFleet, watched: [series.everything] },
    ...Object.entries(fleet.causes).flatMap(([cause, members]) => ofCause(fleet, cause, members)),
    { key: unexplained, kind: 'unexplained', name: unexplained, ...ofFleet, watched: [series.unexplained] },
    ...fleet.services.map((service) => pageOf(fleet, service)),
    ...(fleet.tickets === 'shared'
      ? sharedTickets(fleet)
      : fleet.services.flatMap((service) => ticketsOf(fleet, service))),
    ...ofMonitor(fleet),
  ];
}

const byKey = oncePerFleet(
  (fleet): ReadonlyMap<string, IncidentDefinition> =>
    new Map(incidentDefinitions(fleet).map((definition) => [definition.key, definition])),
);

/** What a key is about, or undefined where this fleet has nothing of that name. */
export function definitionOf(key: string, fleet: Fleet): IncidentDefinition | undefined {
  return byKey(fleet).get(key);
}
