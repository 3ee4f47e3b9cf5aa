import type { HttpEndpoint } from '../../../lib/contract/fleet';
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

/** What every resolver said of one name. */
export interface NameObservation {
  readonly name: string;
  readonly replies: readonly ResolverReply[];
}

/** One request on the way from an endpoint's URL to where its redirects end. */
export interface Hop {
  readonly url: string;
  /** What the resolvers said of a redirect's host: the names of the service itself are asked beforehand. */
  readonly name?: NameObservation;
  readonly exchange: HttpExchange;
}

/** Why a redirect was not followed. */
export type DeadEnd =
  | { readonly kind: 'too-many'; readonly location: string }
  | { readonly kind: 'not-http'; readonly location: string }
  | { readonly kind: 'no-address'; readonly location: string; readonly name: NameObservation };

/** Where the addresses of an endpoint's host came from: the URL itself, its resolvers, or an earlier run. */
export type AddressSource = 'url' | 'dns' | 'memory';

/** One endpoint, hop by hop. */
export type EndpointObservation =
  | { readonly kind: 'no-address'; readonly endpoint: HttpEndpoint }
  | {
      readonly kind: 'requested';
      readonly endpoint: HttpEndpoint;
      readonly addressesFrom: AddressSource;
      /** One at least, in their order. */
      readonly hops: readonly [Hop, ...Hop[]];
      /** Where the last hop leads to, if it is a redirect that was not followed. */
      readonly deadEnd?: DeadEnd;
    };

/** Everything that one try saw of one service: each resolver's answer, each hop, address, phase and certificate. */
export interface ServiceObservation {
  readonly names: readonly NameObservation[];
  readonly endpoints: readonly EndpointObservation[];
}
