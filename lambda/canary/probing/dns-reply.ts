/** An Extended DNS Error (RFC 8914): its info code, and the resolver's own words, sanitized. */
export interface ExtendedError {
  readonly code: number;
  readonly text: string;
}

/** One record of an answer, in the form of zone files, sanitized; its time to live in seconds. */
export interface DnsRecord {
  readonly value: string;
  readonly ttl: number;
}

/** A promise that an answer did not keep: what was seen and what was expected, sanitized. */
export interface UnmetByDns {
  readonly about: 'rcode' | 'nodata' | 'answer' | 'time';
  readonly text: string;
}

/** What one question to one resolver met: an answer of whatever kind, or none that could be used. */
export type DnsReply = DnsAnswer | DnsSilence;

/** A resolver's answer, as it stands in the message: facts, not yet a judgement. */
export interface DnsAnswer {
  readonly kind: 'answered';
  /** RCODE by its name: `NOERROR`, `NXDOMAIN`, `SERVFAIL`, `REFUSED`, ... */
  readonly rcode: string;
  /** Addresses of the name, its aliases followed within the answer. */
  readonly addresses: readonly string[];
  /** CNAME targets in their order, sanitized. */
  readonly aliases?: readonly string[];
  /** The aliases bite their own tail. */
  readonly aliasesLoop?: true;
  /** RCODE of the same question with checking disabled, asked after a SERVFAIL without a word why. */
  readonly uncheckedRcode?: string;
  readonly extendedErrors?: readonly ExtendedError[];
  /** Of a question of its own type: the records of that type, and what the server says of the answer. */
  readonly records?: readonly DnsRecord[];
  readonly flags?: { readonly aa: boolean; readonly ad: boolean };
  /** Of a server that has no answer of its own: the zone to whose name servers it refers. */
  readonly referral?: string;
  /** What of its promises it does not keep, where some were made. */
  readonly unmet?: readonly UnmetByDns[];
  /** It took longer than it should, and not so long as to fail. */
  readonly degraded?: string;
}

/** No answer: nothing came, or nothing that is one. */
export interface DnsSilence {
  readonly kind: 'unanswered';
  /** An errno, or `ETIMEOUT`, `EMALFORMED`, `ETRUNCATED`, `EBADNAME`. */
  readonly error: string;
  /** What happened, for people; left out where the error says it all. */
  readonly reason?: string;
}

/** A question without an answer, by the error that stands for it. */
export function unanswered(error: string, reason?: string): DnsSilence {
  return { kind: 'unanswered', error, ...(reason !== undefined && { reason }) };
}
