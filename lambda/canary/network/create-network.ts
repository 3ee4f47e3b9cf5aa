import { createSecureContext, type SecureContext } from 'node:tls';
import { unanswered } from '../probing/dns-reply';
import type { Network } from '../probing/network';
import { RUN_LIMITS_MS } from '../run-limits';
import { askDns } from './dns/ask-dns';
import { resolverAddress } from './dns/resolver-address';
import { errorCode, reasonOf } from './failure';
import { askHttp } from './http/ask-http';
import { later } from './later';
import { createLoopLag } from './loop-lag';
import { createSocketCap } from './socket-cap';
import { createWorkPlaces } from './work-places';

/** What a vantage tells the network about itself. */
export interface NetworkOptions {
  /** What `system` stands for, as `dns.getServers()` spells it. */
  readonly systemResolver: string;
  readonly hasIpv6: boolean;
  /** Whom to trust. @default Node's public roots and NODE_EXTRA_CA_CERTS, parsed once */
  readonly secureContext?: SecureContext;
  /** Sockets at once. @default 400, of the 1,024 that a Lambda may open */
  readonly maxSockets?: number;
}

/** So many exchanges are worked on at once; one that has waited 300 ms for the other side keeps its socket, not its place. */
const WORK = { places: 32, keptMs: 300, longestWaitMs: RUN_LIMITS_MS.retryEnds };

/** The real network: its probers come back with an observation whatever happens, and leave nothing open behind. */
export function createNetwork(options: NetworkOptions): Network {
  const { systemResolver, hasIpv6, maxSockets = 400 } = options;
  // parsing the public roots takes as long as half of all loading: Lambda asks for its first event meanwhile
  const secureContext = later(() => options.secureContext ?? createSecureContext());
  const withSocket = createSocketCap(maxSockets, RUN_LIMITS_MS.retryEnds);
  const withPlace = createWorkPlaces(WORK);
  const withLag = createLoopLag();
  return {
    async dns(question, limitMs) {
      const server = resolverAddress(question.resolver, systemResolver);
      if (server === undefined) return unanswered('EINVAL');
      return withSocket(() => askDns(question, server, limitMs)).catch((error) => unanswered(errorCode(error)));
    },
    async http(request, limitMs) {
      const exchange = () => askHttp(request, limitMs, { hasIpv6, secureContext: secureContext() });
      return withPlace(() => withSocket(() => withLag(exchange))).catch((error) => ({
        kind: 'broken',
        phase: 'connect',
        error: errorCode(error),
        reason: reasonOf(error),
        phasesMs: {},
      }));
    },
  };
}
