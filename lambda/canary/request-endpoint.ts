import { isIP } from 'node:net';
import type { HttpEndpoint } from '../../lib/contract/fleet';
import { classify } from './classify';
import { LIMITS } from './limits';
import type { Network } from './network';
import type { HttpObservation } from './observation';
import type { NameResult } from './resolve-name';

/** Host of a URL as DNS knows it; an address literal without its brackets. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, '');
}

type Resolve = (name: string) => Promise<NameResult>;

function redirectTarget(seen: HttpObservation, url: string): string | undefined {
  if (seen.location === undefined || !URL.canParse(seen.location, url)) return undefined;
  const target = new URL(seen.location, url);
  return target.protocol === 'http:' || target.protocol === 'https:' ? target.href : undefined;
}

/** Addresses of a redirect's host: our resolvers are asked again, so that a new host meets the same guard. */
async function addressesOf(url: string, resolve: Resolve): Promise<readonly string[]> {
  const host = hostOf(url);
  return isIP(host) !== 0 ? [host] : (await resolve(host)).addresses;
}

/** Requests one endpoint at known addresses and follows its redirects, each hop within the time that is left. */
export async function requestEndpoint(
  endpoint: HttpEndpoint,
  addresses: readonly string[],
  network: Network,
  resolve: Resolve,
  left: () => number,
): Promise<HttpObservation> {
  let url = endpoint.url;
  let hopAddresses = addresses;
  let seen: HttpObservation = { kind: 'http', timings: {}, unmet: 'redirect' };
  for (let hop = 0; hop <= LIMITS.redirects; hop += 1) {
    seen = await network.http({ endpoint, url, addresses: hopAddresses }, Math.min(LIMITS.httpRequest, left()));
    if (seen.location === undefined || classify(seen) !== 'up') return seen;
    const target = redirectTarget(seen, url);
    if (target === undefined) break;
    url = target;
    hopAddresses = await addressesOf(url, resolve);
    if (hopAddresses.length === 0) break;
  }
  return { ...seen, unmet: 'redirect' };
}
