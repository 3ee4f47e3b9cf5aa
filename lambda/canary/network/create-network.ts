import { createSecureContext, type SecureContext } from 'node:tls';
import { LIMITS } from '../limits';
import type { Network } from '../network';
import type { DnsObservation, HttpObservation } from '../observation';
import { askDns } from './ask-dns';
import { askHttp } from './ask-http';
import { noAnswer } from './dns-answer';
import { codeOf, messageOf } from './failure';
import { resolverAddress } from './resolver-address';
import { createSocketCap } from './socket-cap';

/** What a vantage tells the network about itself. */
export interface NetworkOptions {
  /** What `system` stands for, as `dns.getServers()` spells it. */
  readonly systemResolver: string;
  readonly hasIpv6: boolean;
  /** Milliseconds since the epoch, for the days that certificates have left. */
  readonly now: () => number;
  /** Whom to trust. @default Node's public roots and NODE_EXTRA_CA_CERTS, parsed once */
  readonly secureContext?: SecureContext;
  /** Sockets at once. @default 400, of the 1,024 that a Lambda may open */
  readonly maxSockets?: number;
}

/** The real network: its probers come back with an observation whatever happens, and leave nothing open behind. */
export function createNetwork(options: NetworkOptions): Network {
  const { systemResolver, hasIpv6, now, secureContext = createSecureContext(), maxSockets = 400 } = options;
  const withSocket = createSocketCap(maxSockets, LIMITS.retryEnds);
  return {
    async dns(question, limitMs): Promise<DnsObservation> {
      const server = resolverAddress(question.resolver, systemResolver);
      if (server === undefined) return noAnswer('EINVAL');
      return withSocket(() => askDns(question, server, limitMs)).catch((error) => noAnswer(codeOf(error)));
    },
    async http(request, limitMs): Promise<HttpObservation> {
      const world = { hasIpv6, now, secureContext };
      return withSocket(() => askHttp(request, limitMs, world)).catch((error) => ({
        kind: 'http',
        failed: { phase: 'connect', error: codeOf(error), detail: messageOf(error) },
        timings: {},
      }));
    },
  };
}
