import { isIP } from 'node:net';
import type { FailureCode } from '../../lib/contract/failure-codes';
import type { HttpEndpoint, Service } from '../../lib/contract/fleet';
import type { Cell } from '../../lib/contract/verdict';
import { classify } from './classify';
import type { Network } from './network';
import type { HttpObservation } from './observation';
import { hostOf, requestEndpoint } from './request-endpoint';
import { type NameResult, resolveName } from './resolve-name';
import { verdictOf } from './verdict-of';

/** What probing one service once brought to light. */
export interface Finding {
  readonly cell: Cell;
  readonly names: readonly NameResult[];
  /** Names whose last good address was used, because they could not be resolved now. */
  readonly fromMemory: readonly string[];
  /** One of its URLs gave an HTTP answer, of whatever status, or a certificate: the vantage sees. */
  readonly hasAnswered: boolean;
}

/** What a probe of one service needs besides the service. */
export interface ProbeContext {
  readonly network: Network;
  readonly resolvers: readonly string[];
  readonly lastGood: Map<string, readonly string[]>;
  /** Milliseconds that this try may still take. */
  readonly left: () => number;
}

interface EndpointResult {
  readonly seen: HttpObservation;
  readonly code: FailureCode | 'up';
}

async function probeEndpoint(
  endpoint: HttpEndpoint,
  names: ReadonlyMap<string, NameResult>,
  context: ProbeContext,
  resolve: (name: string) => Promise<NameResult>,
): Promise<EndpointResult | undefined> {
  const host = hostOf(endpoint.url);
  const fresh = isIP(host) !== 0 ? [host] : (names.get(host)?.addresses ?? []);
  const addresses = fresh.length > 0 ? fresh : (context.lastGood.get(host) ?? []);
  if (addresses.length === 0) return undefined;
  const seen = await requestEndpoint(endpoint, addresses, context.network, resolve, context.left);
  return { seen, code: classify(seen) };
}

/** Codes of a handshake that went as far as a certificate. */
const CERTIFICATE_SEEN: ReadonlySet<string> = new Set<FailureCode>([
  'tls.expired',
  'tls.notyet',
  'tls.hostname',
  'tls.untrusted',
]);

/** Who gets an answer or a certificate can see, whatever it says. */
function provesSight({ seen, code }: EndpointResult): boolean {
  return seen.status !== undefined || seen.tlsVersion !== undefined || CERTIFICATE_SEEN.has(code);
}

function detailOf(results: readonly EndpointResult[]): string | undefined {
  const bad = results.find(({ code }) => code !== 'up');
  if (bad === undefined) return undefined;
  return bad.seen.failed?.detail ?? (bad.seen.status === undefined ? undefined : `status ${bad.seen.status}`);
}

function extreme(pick: (...values: number[]) => number, values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? pick(...known) : undefined;
}

function responseTime({ timings }: HttpObservation): number | undefined {
  if (timings.firstByte === undefined) return undefined;
  return (timings.connect ?? 0) + (timings.tls ?? 0) + timings.firstByte;
}

/** Drops the members without a value: a cell says only what is known. */
function known<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Asks for every name and requests every endpoint of a service once. */
export async function probeService(service: Service, context: ProbeContext): Promise<Finding> {
  const resolve = (name: string) => resolveName(name, context.resolvers, context.network, context.left());
  const names = await Promise.all(service.dns.map(resolve));
  const byName = new Map(names.map((result) => [result.name, result]));
  const results = await Promise.all(service.http.map((endpoint) => probeEndpoint(endpoint, byName, context, resolve)));
  const tried = results.filter((result) => result !== undefined);

  const fromMemory = names
    .filter(({ name, addresses }) => addresses.length === 0 && context.lastGood.has(name))
    .map(({ name }) => name);
  for (const { name, addresses } of names) if (addresses.length > 0) context.lastGood.set(name, addresses);

  const measured = known<Omit<Cell, 'service' | 'verdict'>>({
    responseTimeMs: extreme(
      Math.max,
      tried.map(({ seen }) => responseTime(seen)),
    ),
    certificateDays: extreme(
      Math.min,
      tried.map(({ seen }) => seen.certificateDays),
    ),
    detail: detailOf(tried),
  });
  const verdict = verdictOf({
    names: names.map(({ code }) => code),
    connections: tried.map(({ code }) => code),
    responseTimeMs: measured.responseTimeMs,
    objectiveMs: service.objectiveMs,
  });
  const hasAnswered = tried.some(provesSight);
  return { cell: { service: service.name, verdict, ...measured }, names, fromMemory, hasAnswered };
}
