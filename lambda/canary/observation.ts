/** What one question to one resolver met. Exactly one of `rcode` and `error` is set. */
export interface DnsObservation {
  readonly kind: 'dns';
  /** RCODE of the answer by its name: `NOERROR`, `NXDOMAIN`, `SERVFAIL`, `REFUSED`, ... */
  readonly rcode?: string;
  /** Addresses of the answer, CNAMEs followed within it. */
  readonly addresses: readonly string[];
  /** CNAME targets in their order, for evidence and for loops. */
  readonly chain?: readonly string[];
  /** RCODE of the same question with checking disabled, asked after a SERVFAIL: NOERROR then means a bogus signature. */
  readonly uncheckedRcode?: string;
  /** Info codes of RFC 8914, where the resolver gives them: evidence only. */
  readonly extendedErrors?: readonly number[];
  /** Why there is no answer: an errno, or `ETIMEOUT`, `EMALFORMED`, `ETRUNCATED`, `ELOOP`, `EANSWER`. */
  readonly error?: string;
}

/** The step of an HTTP exchange that was under way. */
export type Phase = 'connect' | 'tls' | 'firstByte' | 'transfer';

/** Milliseconds that each finished phase took. */
export type Timings = Readonly<Partial<Record<Phase, number>>>;

/** What an answer did not keep of what the endpoint promises. */
export type Unmet = 'status' | 'body' | 'header' | 'redirect' | 'slow';

/** What one HTTP exchange with one address met: a failure in a phase, or an answer. */
export interface HttpObservation {
  readonly kind: 'http';
  readonly failed?: { readonly phase: Phase; readonly error: string; readonly detail?: string };
  readonly status?: number;
  /** Target of a redirect, as sent. */
  readonly location?: string;
  readonly unmet?: Unmet;
  /** The answer is a challenge for browsers (CAPTCHA, JavaScript), whatever its status. */
  readonly challenge?: boolean;
  readonly address?: string;
  readonly timings: Timings;
  readonly certificateDays?: number;
  readonly tlsVersion?: string;
}

/** What a probe saw. */
export type Observation = DnsObservation | HttpObservation;
