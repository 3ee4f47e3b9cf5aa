import type { DnsEndpoint } from '../../../lib/contract/dns-endpoint';
import type { AddressFamily, HttpEndpoint } from '../../../lib/contract/fleet';
import type { DnsReply } from './dns-reply';
import type { HttpExchange } from './http-exchange';
import type { AddressType } from './network';

/** What one resolver said of a name, and how long it took to say so. */
export interface ResolverReply {
  readonly resolver: string;
  readonly type: AddressType;
  readonly reply: DnsReply;
  readonly elapsedMs: number;
}

/** An address that nobody may connect to, and what it is: `a loopback address`. */
export interface RefusedAddress {
  readonly address: string;
  readonly reason: string;
}

/** What every resolver said of one name. */
export interface NameObservation {
  readonly name: string;
  /** In the order of the resolvers; of one resolver IPv4 first, and IPv6 where that has nothing, or where it is wanted. */
  readonly replies: readonly ResolverReply[];
  /** Addresses of these replies that nobody may connect to. */
  readonly refused: readonly RefusedAddress[];
}

/** One request on the way from an endpoint's URL to where its redirects end. */
export interface Hop {
  readonly url: string;
  /** What the resolvers said of a redirect's host: the names of the service itself are asked beforehand. */
  readonly name?: NameObservation;
  readonly exchange: HttpExchange;
  /** We have said who we are. */
  readonly hasCredentials?: true;
}

/** Why a redirect was not followed; `location` is where it leads, as it is spelt. */
export type DeadEnd = { readonly location: string } & (
  | { readonly kind: 'too-many' | 'not-http' | 'out-of-time' }
  | { readonly kind: 'port'; readonly port: number }
  | ({ readonly kind: 'refused-address' } & RefusedAddress)
  | { readonly kind: 'no-address'; readonly name: NameObservation }
);

/** Where the addresses of an endpoint's host came from: the URL itself, its resolvers, or an earlier run. */
export type AddressSource = 'url' | 'dns' | 'memory';

/** One endpoint, hop by hop, at whichever of its addresses connects. */
export type EndpointAttempt =
  | { readonly kind: 'no-address'; readonly endpoint: HttpEndpoint }
  | ({ readonly kind: 'refused-address'; readonly endpoint: HttpEndpoint } & RefusedAddress)
  | RequestedEndpoint;

/** One endpoint: as a whole, or at its addresses apart. */
export type EndpointObservation = EndpointAttempt | ApartEndpoint;

/** An endpoint at one address, or at those of one family. */
export interface EndpointPart {
  readonly family: AddressFamily;
  /** Left out where any of the family may stand for it. */
  readonly address?: string;
  readonly seen: EndpointAttempt;
}

/** An endpoint that was asked at several addresses, or families, each by itself. */
export interface ApartEndpoint {
  readonly kind: 'apart';
  readonly endpoint: HttpEndpoint;
  /** In the order of the addresses, IPv4 first. */
  readonly parts: readonly EndpointPart[];
  /** Addresses for which there was no room. */
  readonly unasked: readonly string[];
  /** What resolvers said of its host, where it has a name. */
  readonly name?: NameObservation;
}

/** An endpoint that was requested, and everything on the way to where its redirects end. */
export interface RequestedEndpoint {
  readonly kind: 'requested';
  readonly endpoint: HttpEndpoint;
  readonly addressesFrom: AddressSource;
  /** One at least, in their order. */
  readonly hops: readonly [Hop, ...Hop[]];
  /** Where the last hop leads to, if it is a redirect that was not followed. */
  readonly deadEnd?: DeadEnd;
}

/** Everything of an endpoint that was requested. */
export function requestsOf(seen: EndpointObservation): readonly RequestedEndpoint[] {
  if (seen.kind === 'apart') return seen.parts.flatMap((part) => requestsOf(part.seen));
  return seen.kind === 'requested' ? [seen] : [];
}

/** What every server said to one question. */
export interface QuestionObservation {
  readonly question: DnsEndpoint;
  readonly replies: readonly Omit<ResolverReply, 'type'>[];
}

/** Everything that one try saw of one service: each resolver's answer, each hop, address, phase and certificate. */
export interface ServiceObservation {
  /** @default none were asked */
  readonly questions?: readonly QuestionObservation[];
  readonly names: readonly NameObservation[];
  readonly endpoints: readonly EndpointObservation[];
}
