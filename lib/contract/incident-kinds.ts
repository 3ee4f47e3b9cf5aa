import type { Fleet } from './fleet';
import { incidentKey } from './incident-key';
import type { Severity } from './message';
import { judgesOf, quorumOf, vantagesOf } from './reach';
import { type Series, series } from './series';

/** A kind of incident: how its alarm looks at its series, and how people are told. */
export interface IncidentKind {
  readonly severity: Severity;
  /** Heading of `docs/runbook.md`. */
  readonly runbook: string;
  /** Failing minutes of how many minutes raise its alarm; absent where it watches other alarms. */
  readonly window?: { readonly failing: number; readonly of: number };
}

/** Every kind, in the order of precedence: a lower one is silent while a higher one that covers it is open. */
export const INCIDENT_KINDS = {
  'quorum-lost': { severity: 'page', runbook: 'quorum-lost' },
  everything: { severity: 'page', runbook: 'everything', window: { failing: 1, of: 10 } },
  cause: { severity: 'page', runbook: 'cause', window: { failing: 1, of: 10 } },
  unexplained: { severity: 'page', runbook: 'unexplained', window: { failing: 1, of: 10 } },
  service: { severity: 'page', runbook: 'service-down', window: { failing: 2, of: 6 } },
} as const satisfies Record<string, IncidentKind>;

/** Name of a kind of incident. */
export type IncidentKindName = keyof typeof INCIDENT_KINDS;

/** What an incident's key is about: which services belong to it, who judges it, and which series its alarm watches. */
export interface IncidentDefinition {
  readonly key: string;
  readonly kind: IncidentKindName;
  /** As the first line calls it: `meta` of `owner/meta`, `cdn/cloudflare`, `zoom`. */
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

function causeDefinition(fleet: Fleet, cause: string, members: readonly string[]): IncidentDefinition {
  const vantages = judgesOf(fleet, members);
  return {
    key: incidentKey.cause(cause),
    kind: 'cause',
    name: cause.replace(/^owner\//, ''),
    members,
    vantages,
    quorum: quorumOf(fleet, vantages),
    watched: [series.causeFailed(cause)],
  };
}

function serviceDefinition(fleet: Fleet, service: Fleet['services'][number]): IncidentDefinition {
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

/** Everything that can be paged of a fleet, in the order of precedence. */
export function incidentDefinitions(fleet: Fleet): readonly IncidentDefinition[] {
  const { vantages, quorum } = fleet;
  const all = fleet.services.map(({ name }) => name);
  const ofFleet = { members: all, vantages, quorum };
  return [
    { key: incidentKey.quorumLost, kind: 'quorum-lost', name: 'monitor', vantages, quorum, members: [], watched: [] },
    { key: incidentKey.everything, kind: 'everything', name: 'everything', ...ofFleet, watched: [series.everything] },
    ...Object.entries(fleet.causes).map(([cause, members]) => causeDefinition(fleet, cause, members)),
    {
      key: incidentKey.unexplained,
      kind: 'unexplained',
      name: 'unexplained',
      ...ofFleet,
      watched: [series.unexplained],
    },
    ...fleet.services.map((service) => serviceDefinition(fleet, service)),
  ];
}

const byFleet = new WeakMap<Fleet, ReadonlyMap<string, IncidentDefinition>>();

/** What a key is about, or undefined where this fleet has nothing of that name. */
export function definitionOf(key: string, fleet: Fleet): IncidentDefinition | undefined {
  const known =
    byFleet.get(fleet) ?? new Map(incidentDefinitions(fleet).map((definition) => [definition.key, definition]));
  byFleet.set(fleet, known);
  return known.get(key);
}
