/** Bounds of a number, both included. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** What a text must hold, every one of them, and must not, none of them. Patterns are of RE2: linear in the text. */
export interface TextRules {
  readonly contains?: readonly string[];
  readonly containsNot?: readonly string[];
  readonly matches?: readonly string[];
  readonly matchesNot?: readonly string[];
}

/** What a header must be. Of one that comes several times, one that keeps a rule is enough, and one that breaks a ban too many. */
export interface HeaderRules extends TextRules {
  /** In lower case. */
  readonly name: string;
  /** Whether it has to be there at all. @default required */
  readonly presence?: 'required' | 'optional' | 'forbidden';
}

/** A value of JSON. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What the values that a JSON path (RFC 9535) selects must be; without more than a path, there must be one. */
export interface JsonRules extends TextRules {
  readonly path: string;
  /** One of the values is this. */
  readonly equals?: JsonValue;
  /** None of the values is this; there is one. */
  readonly equalsNot?: JsonValue;
  /** Each of the values is a number, or a text that is one, within these. */
  readonly number?: Bounds;
  readonly count?: Bounds;
}

/** When an answer is slow (degraded), and when it is as good as none (failing); milliseconds. */
export interface TimeBounds {
  readonly degradedMs?: number;
  readonly failingMs?: number;
}

/** The certificate that a server must show. */
export interface CertificateRules {
  readonly leastDays?: number;
  /** Part of the name of who issued it. */
  readonly issuer?: string;
  /** SHA-256 of it, in hexadecimal digits without colons: one of these. */
  readonly fingerprints?: readonly string[];
}

/** Steps whose time may be bounded; `total` is all of them together. */
export type TimedPhase = 'connect' | 'tls' | 'firstByte' | 'transfer' | 'total';

/** What the last answer of an HTTP, TLS or TCP endpoint promises besides its status. */
export interface HttpExpectations {
  readonly headers?: readonly HeaderRules[];
  readonly body?: TextRules;
  readonly json?: readonly JsonRules[];
  /** Of the body, as it came over the wire. */
  readonly bytes?: Bounds;
  readonly finalUrl?: string;
  readonly certificate?: CertificateRules;
  /** @default whatever both sides speak */
  readonly leastTls?: 'TLSv1.2' | 'TLSv1.3';
  /** @default whatever both sides speak */
  readonly httpVersion?: '2';
  readonly times?: Readonly<Partial<Record<TimedPhase, TimeBounds>>>;
}
