import type { MetricLayer } from '../../lib/contract/failure-codes';
import type { Fleet } from '../../lib/contract/fleet';
import type { IncidentDefinition } from '../../lib/contract/incident-kinds';
import { type Scope, sizeOf } from '../../lib/contract/message';
import { claimingVantages, tiedServices } from './claims';
import { type FailingCell, failingCells } from './failing-cell';
import { membersOf } from './members-of';
import type { Past } from './past';
import type { Picture, PlaneSums } from './picture';

/** What one minute says of one incident. */
export interface Evidence {
  readonly picture: Picture;
  /** Failing at the quorum of vantages; absent where the incident is about the monitor itself. */
  readonly services?: Scope;
  /** Those that say so. */
  readonly vantages: Scope;
  /** Where most of its cells failed first; undefined where nothing is known of cells. */
  readonly layer?: MetricLayer | 'tie';
  readonly cells: readonly FailingCell[];
  /** Services of no part in this incident that fail at the quorum of vantages too. */
  readonly others: readonly string[];
}

function countOf(names: readonly string[]): (name: string) => number {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (name) => counts.get(name) ?? 0;
}

/** Members failing at the quorum: at one plane by the sums, or at any layer by the records. */
function failingMembers(subject: IncidentDefinition, picture: Picture, quorum: number): readonly string[] {
  const { kind, members } = subject;
  if (kind === 'service') return members;
  const tied = countOf(picture.records.flatMap((record) => tiedServices(subject, record)));
  const seen = countOf(picture.records.flatMap((record) => failingCells(record).map(({ service }) => service)));
  const bySums = (service: string) => Math.max(...Object.values(picture.failed(service))) >= quorum;
  const found =
    kind === 'unexplained' && picture.records.length > 0
      ? members.filter((service) => tied(service) >= quorum)
      : members.filter((service) => seen(service) >= quorum || bySums(service));
  // vantages may agree on a cause without agreeing on any one service
  return found.length > 0 ? found : members.filter((service) => tied(service) > 0);
}

/** How many cells failed first at each plane: by the records, or where there are none, by the sums. */
function firstFailures(cells: readonly FailingCell[], services: readonly string[], picture: Picture): PlaneSums {
  if (cells.length > 0) {
    const dns = cells.filter(({ plane }) => plane === 'dns').length;
    return { dns, http: cells.length - dns };
  }
  const sums = services.map(picture.failed);
  // a cell that fails at both planes counts in both sums, and failed at the name first
  return {
    dns: sums.reduce((total, { dns }) => total + dns, 0),
    http: sums.reduce((total, { dns, http }) => total + Math.max(0, http - dns), 0),
  };
}

function majority({ dns, http }: PlaneSums): Evidence['layer'] {
  if (dns === http) return dns === 0 ? undefined : 'tie';
  return dns > http ? 'dns' : 'http';
}

function vantageScope(
  subjects: readonly IncidentDefinition[],
  picture: Picture,
  past: Past,
  vantages: readonly string[],
): Scope {
  const claims = subjects.map((subject) => claimingVantages(subject, picture, past));
  const named = new Set(claims.flatMap(({ names }) => names));
  const names = vantages.filter((vantage) => named.has(vantage));
  const most = Math.max(...claims.map(sizeOf));
  const scope = { names, of: vantages.length };
  return most > names.length ? { ...scope, unnamed: most - names.length } : scope;
}

/** Judges one incident (its own subject first, then those folded into it) by the picture of one minute. */
export function assess(subjects: readonly IncidentDefinition[], picture: Picture, past: Past, fleet: Fleet): Evidence {
  const { quorum } = fleet;
  const members = new Set(membersOf(subjects));
  const failing = new Set(subjects.flatMap((subject) => failingMembers(subject, picture, quorum)));
  const vantages = vantageScope(subjects, picture, past, fleet.vantages);
  if (members.size === 0) return { picture, vantages, cells: [], others: [] };

  const unexplained = subjects.some(({ kind }) => kind === 'unexplained');
  const concerned = unexplained ? failing : members;
  const all = picture.records.flatMap(failingCells);
  const cells = all.filter(({ service }) => concerned.has(service));
  const seen = countOf(all.map(({ service }) => service));
  const names = fleet.services.map(({ name }) => name);
  const others = names.filter((name) => !concerned.has(name) && seen(name) >= quorum);
  const services = { names: names.filter((name) => failing.has(name)), of: members.size };
  const layer = majority(firstFailures(cells, services.names, picture));
  const evidence = { picture, services, vantages, cells, others };
  return layer === undefined ? evidence : { ...evidence, layer };
}
