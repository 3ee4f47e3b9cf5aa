import type { DnsReply } from '../../../lambda/canary/probing/dns-reply';
import type { HttpExchange } from '../../../lambda/canary/probing/http-exchange';
import type { Network } from '../../../lambda/canary/probing/network';
import { isOwnName } from './local';

/** A network that remembers whether anybody spoke at all. */
export interface HearingNetwork extends Network {
  /** Nothing was heard: a second try is not worth its wait. */
  readonly hasHeard: () => boolean;
}

const LOOPBACK: Readonly<Record<'A' | 'AAAA', readonly string[]>> = { A: ['127.0.0.1', '::1'], AAAA: ['::1'] };

/** A resolver on this machine says SERVFAIL and REFUSED by itself where it has no network either. */
function isFromFarther(reply: DnsReply): boolean {
  return reply.kind === 'answered' && (reply.rcode === 'NOERROR' || reply.rcode === 'NXDOMAIN');
}

const SPOKEN: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET']);

function hasSpoken(exchange: HttpExchange): boolean {
  return exchange.address !== undefined || (exchange.kind === 'broken' && SPOKEN.has(exchange.error));
}

/**
 * The canary's network as a machine of one's own has it: it knows its own names, which no resolver is asked for.
 * @param isIpv6 whether every name is asked for its IPv6 addresses, in place of the others
 */
export function hearing(
  { dns, http, nameServer, guard }: Network,
  { isIpv6 }: { readonly isIpv6: boolean },
): HearingNetwork {
  let heard = false;
  return {
    guard,
    nameServer,
    hasHeard: () => heard,
    async dns(question, limitMs, signal) {
      if ('endpoint' in question) {
        const reply = await dns(question, limitMs, signal);
        heard ||= isFromFarther(reply);
        return reply;
      }
      if (isOwnName(question.name))
        return { kind: 'answered', rcode: 'NOERROR', addresses: LOOPBACK[isIpv6 ? 'AAAA' : question.type] };
      const reply = await dns(isIpv6 ? { ...question, type: 'AAAA' } : question, limitMs, signal);
      heard ||= isFromFarther(reply);
      return reply;
    },
    async http(request, limitMs, signal) {
      const exchange = await http(request, limitMs, signal);
      heard ||= hasSpoken(exchange);
      return exchange;
    },
  };
}
