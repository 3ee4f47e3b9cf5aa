import { isIP } from 'node:net';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import { MAX_REDIRECTS, RUN_LIMITS_MS } from '../run-limits';
import { isAcceptedStatus } from './accepted-status';
import { hostOf } from './host-of';
import type { HttpHead } from './http-exchange';
import { addressesOf, type NameContext, probeName } from './probe-name';
import { redirectOf, redirectTarget } from './redirect';
import type { AddressSource, DeadEnd, EndpointObservation, Hop, NameObservation } from './service-observation';

/** Addresses of an endpoint's host, and where they came from. */
export interface KnownAddresses {
  readonly addresses: readonly string[];
  readonly from: AddressSource;
}

interface Target {
  readonly url: string;
  readonly addresses: readonly string[];
  readonly name?: NameObservation;
}

async function request(endpoint: HttpEndpoint, target: Target, { network, left }: NameContext): Promise<Hop> {
  const { url, addresses, name } = target;
  // what is refused or redirected by its head needs no body
  const needsBody = ({ status }: HttpHead) => isAcceptedStatus(status, endpoint.status);
  const limitMs = Math.min(RUN_LIMITS_MS.httpRequest, left());
  const exchange = await network.http({ endpoint, url, addresses, needsBody }, limitMs);
  return { url, exchange, ...(name && { name }) };
}

/** Where a redirect leads to. Its host is asked for anew, so that it meets the same guard. */
async function follow(location: string, from: string, context: NameContext): Promise<Target | DeadEnd> {
  const url = redirectTarget(location, from);
  if (url === undefined) return { kind: 'not-http', location };
  const host = hostOf(url);
  if (isIP(host) !== 0) return { url, addresses: [host] };
  const name = await probeName(host, context);
  const addresses = addressesOf(name);
  return addresses.length > 0 ? { url, addresses, name } : { kind: 'no-address', location, name };
}

/** Requests one endpoint at known addresses and follows its redirects, each hop within the time that is left. */
export async function probeEndpoint(
  endpoint: HttpEndpoint,
  { addresses, from }: KnownAddresses,
  context: NameContext,
): Promise<EndpointObservation> {
  if (addresses.length === 0) return { kind: 'no-address', endpoint };
  const first = await request(endpoint, { url: endpoint.url, addresses }, context);
  const hops: [Hop, ...Hop[]] = [first];
  const seen = { kind: 'requested', endpoint, addressesFrom: from, hops } as const;
  for (let last: Hop = first; ; ) {
    const { exchange } = last;
    const location = exchange.kind === 'answered' ? redirectOf(exchange.head, endpoint) : undefined;
    if (location === undefined) return seen;
    if (hops.length > MAX_REDIRECTS) return { ...seen, deadEnd: { kind: 'too-many', location } };
    const target = await follow(location, last.url, context);
    if ('kind' in target) return { ...seen, deadEnd: target };
    last = await request(endpoint, target, context);
    hops.push(last);
  }
}
