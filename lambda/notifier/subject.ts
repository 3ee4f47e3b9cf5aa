import { incidentKey } from '../../lib/contract/alarm-names';
import type { Fleet } from '../../lib/contract/fleet';
import type { MetricQuery } from './host';

/** What an incident's key is about: which services belong to it, and which series its alarm watches. */
export interface Subject {
  readonly key: string;
  readonly kind: 'cause' | 'service' | 'unexplained' | 'everything' | 'quorum-lost';
  /** As the first line calls it: `meta` of `owner/meta`, `cdn/cloudflare`, `zoom`. */
  readonly name: string;
  readonly members: readonly string[];
  /** Failing in a minute in which one of these sums reaches the quorum. */
  readonly watched: readonly MetricQuery[];
}

/** All services of some subjects, each once. */
export function membersOf(subjects: readonly Subject[]): readonly string[] {
  return [...new Set(subjects.flatMap(({ members }) => members))];
}

/** The two series of a service: the planes at which it may fail. */
export function planesOf(service: string): readonly [dns: MetricQuery, http: MetricQuery] {
  return [
    { metric: 'Failed', dimensions: { Service: service, Layer: 'dns' } },
    { metric: 'Failed', dimensions: { Service: service, Layer: 'http' } },
  ];
}

/** The heartbeats of a vantage: 0 where it sees, 1 where it is blind, nothing where it is silent. */
export function witnessOf(vantage: string): MetricQuery {
  return { metric: 'WitnessFailed', dimensions: { Vantage: vantage } };
}

function causeSubject(key: string, cause: string, members: readonly string[]): Subject {
  const name = cause.startsWith('owner/') ? cause.slice('owner/'.length) : cause;
  return { key, kind: 'cause', name, members, watched: [{ metric: 'CauseFailed', dimensions: { Cause: cause } }] };
}

/** The subject of a key, or undefined where this fleet has none of that name. */
export function subjectOf(key: string, fleet: Fleet): Subject | undefined {
  const all = fleet.services.map(({ name }) => name);
  if (key === incidentKey.unexplained) {
    return { key, kind: key, name: key, members: all, watched: [{ metric: 'Unexplained', dimensions: {} }] };
  }
  if (key === incidentKey.everything) {
    return { key, kind: key, name: key, members: all, watched: [{ metric: 'Everything', dimensions: {} }] };
  }
  if (key === incidentKey.quorumLost) {
    return { key, kind: 'quorum-lost', name: 'monitor', members: [], watched: [] };
  }
  const cause = Object.entries(fleet.causes).find(([name]) => incidentKey.cause(name) === key);
  if (cause !== undefined) return causeSubject(key, ...cause);
  const service = all.find((name) => incidentKey.service(name) === key);
  if (service === undefined) return undefined;
  return { key, kind: 'service', name: service, members: [service], watched: planesOf(service) };
}
