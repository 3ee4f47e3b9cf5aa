import type { Bounds, TimeBounds } from './expectations';

/** Types of records by name (IANA); any other one is `TYPE` and its number. */
export const RECORD_NUMBERS: Readonly<Record<string, number>> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  NAPTR: 35,
  DS: 43,
  SSHFP: 44,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  TLSA: 52,
  SVCB: 64,
  HTTPS: 65,
  CAA: 257,
};

/** The number of a type that is spelled by its name or as `TYPE65`; undefined where it is none. */
export function recordNumber(type: string): number | undefined {
  if (Object.hasOwn(RECORD_NUMBERS, type)) return RECORD_NUMBERS[type];
  const number = Number(/^TYPE(\d{1,5})$/.exec(type)?.[1] ?? Number.NaN);
  return number >= 1 && number <= 65_535 ? number : undefined;
}

/** What an answer of a DNS server promises. */
export interface DnsExpectations {
  /** Names of RCODEs: one of these. @default NOERROR */
  readonly rcodes?: readonly string[];
  /** Values of records: one of these is among them, all of them are among these, or both are the same. */
  readonly any?: readonly string[];
  readonly every?: readonly string[];
  readonly exactly?: readonly string[];
  /** @default at least one, where the RCODE is NOERROR */
  readonly count?: Bounds;
  /** Of each record, seconds. */
  readonly ttl?: Bounds;
  /** The resolver says that it has validated the answer (AD). */
  readonly isAuthenticated?: boolean;
  /** The server says that the zone is its own (AA). */
  readonly isAuthoritative?: boolean;
  readonly time?: TimeBounds;
}

/** In place of a list of servers: each name server of the name's own zone. */
export const AUTHORITATIVE = 'authoritative';

/** One question of a service, of whatever type. */
export interface DnsEndpoint {
  readonly name: string;
  readonly type: string;
  /** `system`, `1.1.1.1:53`, `tcp://…`, `tls://…` or `https://…`; it fails only if all of them fail. @default the fleet's resolvers */
  readonly servers?: readonly string[] | typeof AUTHORITATIVE;
  /** Lets the name servers of its zone have private addresses. @default they are not asked there */
  readonly allowPrivateAddresses?: boolean;
  /** Whether the server shall ask others (RD). @default it shall */
  readonly isRecursive?: boolean;
  /** Whether it shall answer without validating (CD). @default it shall validate */
  readonly isUnchecked?: boolean;
  readonly expect?: DnsExpectations;
}
