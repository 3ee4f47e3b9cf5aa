import type { MetricLayer } from '../../../lib/contract/failure-codes';
import type { Fleet } from '../../../lib/contract/fleet';
import { definitionOf, type IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { incidentKey } from '../../../lib/contract/incident-key';
import { INCIDENT_KINDS } from '../../../lib/contract/incident-kinds';
import { type Scope, sizeOf } from '../../../lib/contract/message';
import { agreeingVantages, tiedServices } from './agreeing-vantages';
import { type FailingCell, failingCells } from './failing-cell';
import type { History } from './history';
import { membersOf } from './members-of';
import type { LayerSums, Snapshot } from './snapshot';

/** What one minute says of one incident. */
export interface Evidence {
  readonly snapshot: Snapshot;
  /** Failing at the quorum of vantages; absent where the incident is about the monitor itself. */
  readonly services?: Scope;
  /** Those that say so. */
  readonly vantages: Scope;
  /** Where most of its cells failed first; undefined where nothing is known of cells. */
  readonly layer?: MetricLayer | 'tie';
  readonly cells: readonly FailingCell[];
  /** Services of no part in this incident that fail at the quorum of vantages too. */
  readonly others: readonly string[];
  /** What the alarms in ALARM behind a ticket of several are about. */
  readonly raised?: readonly string[];
}

function countOf(names: readonly string[]): (name: string) => number {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (name) => counts.get(name) ?? 0;
}

/** How many vantages must see a service fail. */
function quorumFor(service: string, fleet: Fleet): number {
  return definitionOf(incidentKey.service(service), fleet)?.quorum ?? fleet.quorum;
}

/** Members failing at the quorum: at one layer by the sums, or at any by the records. */
function failingMembers(definition: IncidentDefinition, snapshot: Snapshot, fleet: Fleet): readonly string[] {
  const { kind, members } = definition;
  if (kind === 'service') return members;
  const tied = countOf(snapshot.records.flatMap((record) => tiedServices(definition, record)));
  const seen = countOf(snapshot.records.flatMap((record) => failingCells(record).map(({ service }) => service)));
  const bySums = (service: string) => Math.max(...Object.values(snapshot.failed(service)));
  const count = (service: string) =>
    kind === 'unexplained' && snapshot.records.length > 0 ? tied(service) : Math.max(seen(service), bySums(service));
  // a ticket is about fewer vantages than page, or about what is no failure
  if (INCIDENT_KINDS[kind].severity === 'ticket') return members.filter((service) => tied(service) > 0);
  const found = members.filter((service) => count(service) >= quorumFor(service, fleet));
  // vantages may agree on a cause without agreeing on any one service
  return found.length > 0 ? found : members.filter((service) => tied(service) > 0);
}

/** How many cells failed first at each layer: by the records, or where there are none, by the sums. */
function firstFailures(cells: readonly FailingCell[], services: readonly string[], snapshot: Snapshot): LayerSums {
  if (cells.length > 0) {
    const dns = cells.filter(({ layer }) => layer === 'dns').length;
    return { dns, http: cells.length - dns };
  }
  const sums = services.map(snapshot.failed);
  // a cell that fails at both layers counts in both sums, and failed at the name first
  return {
    dns: sums.reduce((total, { dns }) => total + dns, 0),
    http: sums.reduce((total, { dns, http }) => total + Math.max(0, http - dns), 0),
  };
}

function majority({ dns, http }: LayerSums): Evidence['layer'] {
  if (dns === http) return dns === 0 ? undefined : 'tie';
  return dns > http ? 'dns' : 'http';
}

function vantageScope(
  definitions: readonly IncidentDefinition[],
  snapshot: Snapshot,
  history: History,
  fleet: Fleet,
): Scope {
  const looking = new Set(definitions.flatMap(({ vantages }) => vantages));
  const found = definitions.map((definition) => agreeingVantages(definition, snapshot, history));
  const named = new Set(found.flatMap(({ names }) => names));
  const names = fleet.vantages.filter((vantage) => named.has(vantage));
  const most = Math.max(...found.map(sizeOf));
  const scope = { names, of: looking.size };
  return most > names.length ? { ...scope, unnamed: most - names.length } : scope;
}

/** Judges one incident (its own definition first, then those merged into it) by the snapshot of one minute. */
export function assess(
  definitions: readonly IncidentDefinition[],
  snapshot: Snapshot,
  history: History,
  fleet: Fleet,
): Evidence {
  const members = new Set(membersOf(definitions));
  const failing = new Set(definitions.flatMap((definition) => failingMembers(definition, snapshot, fleet)));
  const vantages = vantageScope(definitions, snapshot, history, fleet);
  if (members.size === 0) return { snapshot, vantages, cells: [], others: [] };

  const unexplained = definitions.some(({ kind }) => kind === 'unexplained');
  const concerned = unexplained ? failing : members;
  const all = snapshot.records.flatMap(failingCells);
  const cells = all.filter(({ service }) => concerned.has(service));
  const seen = countOf(all.map(({ service }) => service));
  const names = fleet.services.map(({ name }) => name);
  const others = names.filter((name) => !concerned.has(name) && seen(name) >= quorumFor(name, fleet));
  const services = { names: names.filter((name) => failing.has(name)), of: members.size };
  const layer = majority(firstFailures(cells, services.names, snapshot));
  const evidence = { snapshot, services, vantages, cells, others };
  return layer === undefined ? evidence : { ...evidence, layer };
}
