import { isIP } from 'node:net';
import type { HttpEndpoint, Service, Witness } from '../../../lib/contract/fleet';
import { hostOf } from './host-of';
import { type KnownAddresses, probeEndpoint } from './probe-endpoint';
import { addressesOf, type NameContext, probeName } from './probe-name';
import type { NameObservation, ServiceObservation } from './service-observation';

/** What is asked for together: names, and URLs at the addresses of these names. */
export type ProbeTarget = Pick<Service, 'dns' | 'http'>;

/** What a probe of one service needs besides the service. */
export interface ProbeContext extends NameContext {
  /** Name to the addresses of its last good answer: read where a name fails, written where it does not. */
  readonly lastGood: Map<string, readonly string[]>;
}

/** A witness is a target of one endpoint. */
export function witnessTarget({ http }: Witness): ProbeTarget {
  const host = hostOf(http.url);
  return { dns: isIP(host) === 0 ? [host] : [], http: [http] };
}

function addressesFor(
  { url }: HttpEndpoint,
  names: ReadonlyMap<string, NameObservation>,
  lastGood: ReadonlyMap<string, readonly string[]>,
): KnownAddresses {
  const host = hostOf(url);
  if (isIP(host) !== 0) return { addresses: [host], from: 'url' };
  const name = names.get(host);
  const fresh = name === undefined ? [] : addressesOf(name);
  return fresh.length > 0 ? { addresses: fresh, from: 'dns' } : { addresses: lastGood.get(host) ?? [], from: 'memory' };
}

/** Asks for every name and requests every endpoint of a service once. */
export async function probeService({ dns, http }: ProbeTarget, context: ProbeContext): Promise<ServiceObservation> {
  const { lastGood } = context;
  const names = await Promise.all(dns.map((name) => probeName(name, context)));
  const byName = new Map(names.map((seen) => [seen.name, seen]));
  const endpoints = await Promise.all(
    http.map((endpoint) => probeEndpoint(endpoint, addressesFor(endpoint, byName, lastGood), context)),
  );
  for (const seen of names) {
    const addresses = addressesOf(seen);
    if (addresses.length > 0) lastGood.set(seen.name, addresses);
  }
  return { names, endpoints };
}
