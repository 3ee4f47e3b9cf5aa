import { isIP } from 'node:net';
import type { AddressFamily, HttpAsking, HttpEndpoint } from '../../../lib/contract/fleet';
import { MAX_REDIRECTS, RUN_LIMITS_MS } from '../run-limits';
import { isAcceptedStatus } from './accepted-status';
import { familyOf, typesFor } from './address-families';
import { createCookieJar } from './cookie-jar';
import { type Credentials, credentialsOf } from './credentials';
import { hideSecrets } from './hide-secrets';
import { hostOf, portOf } from './host-of';
import type { HttpHead } from './http-exchange';
import { nextAsking } from './next-asking';
import { type AskContext, addressesOf, probeName } from './probe-name';
import { redirectOf, redirectTarget } from './redirect';
import type { SecretReader } from './secrets';
import type {
  AddressSource,
  DeadEnd,
  EndpointAttempt,
  Hop,
  NameObservation,
  RequestedEndpoint,
} from './service-observation';

/** What requesting an endpoint takes besides it. */
export interface EndpointContext extends AskContext {
  /** Ports that redirects may lead to: those of the web, and the configuration's own. */
  readonly ports: ReadonlySet<number>;
  /** @default credentials are not sent */
  readonly secrets?: SecretReader;
}

/** Addresses of an endpoint's host, and where they came from. */
export interface KnownAddresses {
  readonly addresses: readonly string[];
  readonly from: AddressSource;
  /** Whether redirects within the host stay at these addresses. @default they go wherever the name leads then */
  readonly isPinned?: boolean;
  /** The only family that may be used on the way. @default any */
  readonly family?: AddressFamily;
}

interface Target {
  readonly url: string;
  readonly asking: HttpAsking;
  readonly addresses: readonly string[];
  readonly name?: NameObservation;
}

/** Whether the configuration lets a host have private addresses: the URL's own, never one that it redirects to. */
export function mayUsePrivate({ url, allowPrivateAddresses = false }: HttpEndpoint, host: string): boolean {
  return allowPrivateAddresses && hostOf(url) === host;
}

async function request(
  endpoint: HttpEndpoint,
  { url, asking, addresses, name }: Target,
  { network, left, signal }: AskContext,
  before: RequestedEndpoint | undefined,
  credentials: Credentials | undefined,
): Promise<Hop> {
  const host = hostOf(url);
  // the second try asks the address that failed
  const met = before?.hops.find((hop) => hostOf(hop.url) === host)?.exchange.address;
  const asked = {
    url,
    addresses: met !== undefined && addresses.includes(met) ? [met] : addresses,
    mayUsePrivate: mayUsePrivate(endpoint, host),
    // what is refused or redirected by its head needs no body
    needsBody: ({ status }: HttpHead) => isAcceptedStatus(status, endpoint.status),
    asking: { ...asking, headers: { ...asking.headers, ...credentials?.headers } },
    ...(credentials?.clientCertificate && { clientCertificate: credentials.clientCertificate }),
    ...(endpoint.expect && { expect: endpoint.expect }),
  };
  const exchange = hideSecrets(await network.http(asked, left(), signal), credentials?.secrets ?? []);
  return { url, exchange, ...(name && { name }), ...(credentials !== undefined && { hasCredentials: true }) };
}

/** Requests a hop with the endpoint's credentials where it is of its own origin; once more where they were refused, for they may be new. */
async function requestAs(
  endpoint: HttpEndpoint,
  target: Target,
  context: EndpointContext,
  before: RequestedEndpoint | undefined,
): Promise<Hop> {
  const { secrets } = context;
  const isOwn = new URL(target.url).origin === new URL(endpoint.url).origin;
  const isNamed = endpoint.auth !== undefined || endpoint.clientCertificate !== undefined;
  if (process.env.CANARY_WITHOUT_SECRETS !== 'yes' && isOwn && isNamed && secrets !== undefined)
    return requestWith(endpoint, target, context, before, secrets);
  return request(endpoint, target, context, before, undefined);
}

async function requestWith(
  endpoint: HttpEndpoint,
  target: Target,
  context: EndpointContext,
  before: RequestedEndpoint | undefined,
  secrets: SecretReader,
): Promise<Hop> {
  for (let anew = false; ; anew = true) {
    const known = await credentialsOf(endpoint, secrets, anew);
    if (known?.kind === 'none') {
      const { reason } = known;
      return {
        url: target.url,
        exchange: { kind: 'broken', phase: 'connect', error: 'ESECRET', reason, phasesMs: {} },
      };
    }
    const hop = await request(endpoint, target, context, before, known);
    const isRefused = hop.exchange.kind === 'answered' && hop.exchange.head.status === 401;
    if (!isRefused || anew || isAcceptedStatus(401, endpoint.status)) return hop;
  }
}

/** Where a redirect leads to. Its host is asked for anew, so that it meets the same guard. */
async function follow(
  location: string,
  from: string,
  endpoint: HttpEndpoint,
  { addresses: own, isPinned = false, family }: KnownAddresses,
  context: EndpointContext,
): Promise<Omit<Target, 'asking'> | DeadEnd> {
  const url = redirectTarget(location, from);
  if (url === undefined) return { kind: 'not-http', location };
  const port = portOf(url);
  if (!context.ports.has(port)) return { kind: 'port', location, port };
  const host = hostOf(url);
  const isOpen = mayUsePrivate(endpoint, host);
  if (isPinned && host === hostOf(endpoint.url)) return { url, addresses: own };
  if (isIP(host) !== 0) {
    const isOther = family !== undefined && family !== familyOf(host);
    const reason = isOther ? `not an IPv${family} address` : context.network.guard(host, isOpen);
    return reason === undefined
      ? { url, addresses: [host] }
      : { kind: 'refused-address', location, address: host, reason };
  }
  const name = await probeName(host, context, isOpen, typesFor([family && [family]]));
  const addresses = addressesOf(name);
  return addresses.length > 0 ? { url, addresses, name } : { kind: 'no-address', location, name };
}

function withCookies(asking: HttpAsking, cookie: string | undefined): HttpAsking {
  return cookie === undefined ? asking : { ...asking, headers: { ...asking.headers, cookie } };
}

/**
 * Requests one endpoint at known addresses and follows its redirects, each hop within the time that is left.
 * @param before what the first try of the same run saw of it
 */
export async function probeEndpoint(
  endpoint: HttpEndpoint,
  at: KnownAddresses,
  context: EndpointContext,
  before: EndpointAttempt | undefined,
): Promise<EndpointAttempt> {
  const { addresses, from } = at;
  if (addresses.length === 0) return { kind: 'no-address', endpoint };
  const earlier = before?.kind === 'requested' ? before : undefined;
  const { asking: firstAsking = {} } = endpoint;
  const { keepsCookies = false, maxRedirects = MAX_REDIRECTS } = firstAsking;
  const jar = createCookieJar();
  const first = await requestAs(endpoint, { url: endpoint.url, asking: firstAsking, addresses }, context, earlier);
  const hops: [Hop, ...Hop[]] = [first];
  const seen = { kind: 'requested', endpoint, addressesFrom: from, hops } as const;
  for (let [last, asking]: [Hop, HttpAsking] = [first, firstAsking]; ; ) {
    const { exchange } = last;
    const location = exchange.kind === 'answered' ? redirectOf(exchange.head, endpoint) : undefined;
    if (location === undefined || exchange.kind !== 'answered') return seen;
    if (hops.length > maxRedirects) return { ...seen, deadEnd: { kind: 'too-many', location } };
    const target = await follow(location, last.url, endpoint, at, context);
    const isOutOfTime = () => context.left() <= RUN_LIMITS_MS.cutOff;
    if (isOutOfTime()) return { ...seen, deadEnd: { kind: 'out-of-time', location } };
    if ('kind' in target) return { ...seen, deadEnd: target };
    asking = nextAsking(asking, exchange.head.status, last.url, target.url);
    if (keepsCookies) jar.keep(last.url, exchange.head);
    const next = await requestAs(
      endpoint,
      { ...target, asking: withCookies(asking, jar.headerFor(target.url)) },
      context,
      earlier,
    );
    // a chain that used up the time is slow as a whole: its last host is not to blame
    if (next.exchange.kind === 'broken' && isOutOfTime())
      return { ...seen, deadEnd: { kind: 'out-of-time', location } };
    last = next;
    hops.push(next);
  }
}
