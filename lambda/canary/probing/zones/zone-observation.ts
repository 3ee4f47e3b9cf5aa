import type { DnsReply } from '../dns-reply';
import type { ResolverReply } from '../service-observation';
import type { TimedReply } from '../timed-reply';

/** A name server of a zone: where it is asked, or why it is not. */
export type NameServer =
  | { readonly kind: 'askable'; readonly name: string; readonly address: string }
  | { readonly kind: 'unaskable'; readonly name: string; readonly reason: string };

/** A zone and its name servers, in the order of their names. */
export interface Zone {
  readonly zone: string;
  /** The first eight. */
  readonly servers: readonly NameServer[];
  /** Names of those beyond. */
  readonly notAsked: readonly string[];
}

/** What one name server says of its zone (its SOA record), over UDP and over TCP. */
export type ServerObservation =
  | Extract<NameServer, { readonly kind: 'unaskable' }>
  | (Extract<NameServer, { readonly kind: 'askable' }> & { readonly udp: TimedReply; readonly tcp: TimedReply });

/** What the name servers of a zone say of it. */
export interface AskedZone extends Pick<Zone, 'zone' | 'notAsked'> {
  readonly kind: 'asked';
  /** Where the name servers are known from: the resolvers, or what these said in an earlier run. */
  readonly from: 'dns' | 'memory';
  readonly servers: readonly ServerObservation[];
  /** Any of them answers for its zone. */
  readonly isAnswering: boolean;
  /** Since when, epoch milliseconds, where the change was seen. */
  readonly since?: number;
}

/** No name server of a name is known: what a resolver said last when it was asked for them. */
export interface LostZone {
  readonly kind: 'lost';
  readonly name: string;
  readonly said: Omit<ResolverReply, 'type'>;
}

/** What is known of the zone of a name in one run. */
export type ZoneObservation = AskedZone | LostZone;

/** Whether a name server answers for a zone as its own. */
export function isOwnAnswer(reply: DnsReply): boolean {
  return reply.kind === 'answered' && reply.rcode === 'NOERROR' && reply.flags?.aa === true;
}
