import type { HttpEndpoint, Service } from '../contract/fleet';

/** Lambda gives a share of a CPU by memory: so many MB are a whole one, and our code runs on one. */
const WHOLE_CPU_MB = 1_769;

/** So many endpoints keep a whole CPU busy for the second that probing takes. */
const ENDPOINTS_OF_WHOLE_CPU = 50;

/** Less would hold the canary, but make its own handshakes slower than most targets. */
const LEAST_MB = 256;

/** Services have two to eight addresses, most of them four at most. */
const USUAL_ADDRESSES = 4;

function requestsOf({ askedAt }: HttpEndpoint): number {
  return askedAt?.isEach === true ? USUAL_ADDRESSES : (askedAt?.families?.length ?? 1);
}

/** How many endpoints services have: their URLs, as often as each is asked for, and the names that are no host of these. */
export function endpointsOf(services: readonly Service[]): number {
  return services
    .map(({ http, dns, questions = [] }) => {
      const hosts = new Set(http.map(({ url }) => new URL(url).hostname));
      const requests = http.map(requestsOf).reduce((sum, count) => sum + count, 0);
      return requests + questions.length + dns.filter((name) => !hosts.has(name)).length;
    })
    .reduce((sum, count) => sum + count, 0);
}

/**
 * Memory (MB) of a canary: it follows the number of endpoints, because CPU follows memory, and a canary that is short
 * of CPU takes its own slowness for that of its targets.
 */
export function canaryMemoryMb(endpoints: number): number {
  const share = Math.min(1, endpoints / ENDPOINTS_OF_WHOLE_CPU);
  return Math.max(LEAST_MB, Math.ceil(WHOLE_CPU_MB * share));
}
