import { isIPv6 } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { createAddressGuard } from '../address-guard';
import type { ClientCertificate } from '../probing/credentials';
import { unanswered } from '../probing/dns-reply';
import type { HttpExchange } from '../probing/http-exchange';
import type { DnsQuestion, HttpRequest, Network } from '../probing/network';
import { timePromises } from '../probing/promises/time-promises';
import { askDns } from './dns/ask-dns';
import { askNameServer } from './dns/ask-name-server';
import { askRecords } from './dns/ask-records';
import { serverAddress } from './dns/server-address';
import { errorCode, reasonOf } from './failure';
import { askHttp } from './http/ask-http';
import { later } from './later';
import { createLoopLag } from './loop-lag';
import { createSocketCap } from './socket-cap';
import { countdown } from './time-limit';
import { createWorkPlaces } from './work-places';

/** What a vantage tells the network about itself. */
export interface NetworkOptions {
  /** What `system` stands for, as `dns.getServers()` spells it. */
  readonly systemResolver: string;
  readonly hasIpv6: boolean;
  /** In Lambda, loopback and link-local addresses are the function's own. */
  readonly isLambda: boolean;
  /** Whom to trust. @default Node's public roots and NODE_EXTRA_CA_CERTS, parsed once */
  readonly secureContext?: SecureContext;
  /** Whom to trust where we prove who we are, PEM. @default Node's public roots and NODE_EXTRA_CA_CERTS */
  readonly authorities?: string;
  /** Whether all certificates of a good chain are told, or only the server's own, which judging needs. @default true */
  readonly readsChain?: boolean;
  /** Sockets at once. @default 400, of the 1,024 that a Lambda may open */
  readonly maxSockets?: number;
  /** Where the name servers of zones listen. @default 53 */
  readonly nameServerPort?: number;
}

/** So many exchanges are worked on at once; one that has waited 300 ms for the other side keeps its socket, not its place. */
const WORK = { places: 32, keptMs: 300 };

/** Each holds the public roots, parsed. */
const MAX_CONTEXTS = 20;

/** What came of promises about time, once it is known how late we were ourselves. */
function withTimes(seen: HttpExchange, { expect }: HttpRequest): HttpExchange {
  if (expect?.times === undefined) return seen;
  if (seen.kind === 'broken') return seen;
  if (seen.kind === 'answered' && seen.body.end === 'unread') return seen;
  const { unmet, ...degraded } = timePromises(seen.phasesMs, seen.lagMs ?? 0, expect);
  return { ...seen, ...degraded, ...(unmet.length > 0 && { unmet: [...(seen.unmet ?? []), ...unmet] }) };
}

/** The real network: its probers come back with an observation whatever happens, and leave nothing open behind. */
export function createNetwork(options: NetworkOptions): Network {
  const {
    systemResolver,
    hasIpv6,
    isLambda,
    authorities,
    readsChain = true,
    maxSockets = 400,
    nameServerPort = 53,
  } = options;
  // parsing the public roots takes as long as half of all loading: Lambda asks for its first event meanwhile
  const secureContext = later(() => options.secureContext ?? createSecureContext());
  const contexts = new Map<string, SecureContext>();
  const contextAs = ({ cert, key }: ClientCertificate): SecureContext => {
    const known =
      contexts.get(cert + key) ?? createSecureContext({ cert, key, ...(authorities && { ca: authorities }) });
    // a secret changes now and then, and nobody needs the old one
    if (contexts.size > MAX_CONTEXTS) contexts.clear();
    contexts.set(cert + key, known);
    return known;
  };
  const withSocket = createSocketCap(maxSockets);
  const guard = createAddressGuard({ isLambda });
  const withPlace = createWorkPlaces(WORK);
  const withLag = createLoopLag();
  return {
    guard,
    async dns(question, limitMs, signal) {
      const server = serverAddress(question.resolver, systemResolver);
      if (server === undefined) return unanswered('EINVAL', `${question.resolver} is not an address`);
      const left = countdown(limitMs);
      const ask = () =>
        process.env.CANARY_WITHOUT_QUESTIONS !== 'yes' && 'endpoint' in question
          ? askRecords(question.endpoint, server, secureContext(), left(), signal)
          : askDns(question as DnsQuestion, server, left(), signal);
      return withSocket(ask, limitMs, signal).catch((error) => unanswered(errorCode(error), reasonOf(error)));
    },
    async nameServer(question, limitMs, signal) {
      const refused = guard(question.address, question.mayUsePrivate);
      if (refused !== undefined) return unanswered('EGUARD', refused);
      if (isIPv6(question.address) && !hasIpv6) return unanswered('ENOROUTE', 'no IPv6 from here');
      const left = countdown(limitMs);
      const ask = async () =>
        process.env.CANARY_WITHOUT_ZONES === 'yes'
          ? unanswered('EINVAL')
          : askNameServer(question, nameServerPort, left(), signal);
      return withSocket(ask, limitMs, signal).catch((error) => unanswered(errorCode(error), reasonOf(error)));
    },
    async http(request, limitMs, signal) {
      const left = countdown(limitMs);
      const ask = () =>
        askHttp(request, { guard, hasIpv6, secureContext: secureContext(), contextAs, readsChain }, left(), signal);
      const timed = process.env.CANARY_WITHOUT_PROMISES === 'yes' ? undefined : withTimes;
      const exchange = async () => {
        const seen = await withSocket(() => withLag(ask), left(), signal);
        return timed === undefined ? seen : timed(seen, request);
      };
      return withPlace(exchange, limitMs, signal).catch((error) => ({
        kind: 'broken',
        phase: 'connect',
        error: errorCode(error),
        reason: reasonOf(error),
        phasesMs: {},
      }));
    },
  };
}
