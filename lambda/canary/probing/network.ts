import type { DnsEndpoint } from '../../../lib/contract/dns-endpoint';
import type { HttpExpectations } from '../../../lib/contract/expectations';
import type { HttpAsking } from '../../../lib/contract/fleet';
import type { AddressGuard } from '../address-guard';
import type { ClientCertificate } from './credentials';
import type { DnsReply } from './dns-reply';
import type { HttpExchange, HttpHead } from './http-exchange';

/**
 * One kind of prober: asks one question, and never throws for what the network does.
 * @param limitMs how long it may take at most; its phases have limits of their own
 * @param signal aborted when nobody waits any more: what is still open is closed then
 */
export type Prober<Target, Seen> = (target: Target, limitMs: number, signal: AbortSignal) => Promise<Seen>;

/** The types of address records. */
export type AddressType = 'A' | 'AAAA';

/** One name asked of one resolver (`system`, or `address[:port]`). */
export interface DnsQuestion {
  readonly name: string;
  readonly type: AddressType;
  readonly resolver: string;
}

/** A question of any type for one of its servers. */
export interface RecordQuestion {
  readonly name: string;
  readonly resolver: string;
  readonly endpoint: DnsEndpoint;
}

/** One question for one name server of a zone, which is sent once. */
export interface NameServerQuestion {
  readonly address: string;
  readonly over: 'udp' | 'tcp';
  readonly name: string;
  readonly type: string;
  /** Whether the configuration lets the name servers of this zone have private addresses. */
  readonly mayUsePrivate: boolean;
}

/** One request to the addresses that the DNS probe got, with the URL's Host and SNI, on a fresh connection. */
export interface HttpRequest {
  /** The URL of this hop: the endpoint's, or a redirect's target. */
  readonly url: string;
  /** Tried in order until one connects; at least one. */
  readonly addresses: readonly string[];
  /** Whether the configuration lets this host have private addresses. */
  readonly mayUsePrivate: boolean;
  /** Whether an answer with this head is what was asked for: it is read to its end, and its promises are checked. */
  readonly needsBody: (head: HttpHead) => boolean;
  /** @default a plain GET */
  readonly asking?: HttpAsking;
  /** Shown where the other side asks for it. @default none */
  readonly clientCertificate?: ClientCertificate;
  /** @default nothing but a status is promised */
  readonly expect?: HttpExpectations;
}

/** Everything that a run asks of the outside world's targets: real sockets in Lambda, a scenario in a drill. */
export interface Network {
  readonly dns: Prober<DnsQuestion | RecordQuestion, DnsReply>;
  readonly nameServer: Prober<NameServerQuestion, DnsReply>;
  readonly http: Prober<HttpRequest, HttpExchange>;
  /** What may be connected to from here; `http` and `nameServer` hold to it in any case. */
  readonly guard: AddressGuard;
}
