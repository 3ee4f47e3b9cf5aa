/** The step of an HTTP exchange that was under way. */
export type ExchangePhase = 'connect' | 'tls' | 'firstByte' | 'transfer';

/** Milliseconds that each finished phase took. */
export type PhaseTimes = Readonly<Partial<Record<ExchangePhase, number>>>;

/** A certificate as a server showed it; times in epoch milliseconds. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: number;
  readonly validTo: number;
  /** SHA-256 of the whole, hexadecimal digits with colons. */
  readonly fingerprint?: string;
}

/** What an answer may promise, and not keep. */
export type PromisedPart = 'protocol' | 'pin' | 'url' | 'header' | 'body' | 'time';

/** A promise that was not kept: what was seen and what was expected, sanitized. */
export interface Unmet {
  readonly about: PromisedPart;
  readonly text: string;
}

/** What a handshake tells: the protocol version, the certificates, the server's own first, and what is spoken next. */
export interface TlsFacts {
  readonly version: string;
  readonly chain: readonly CertificateFacts[];
  /** What both sides agreed to speak over it (ALPN). @default HTTP/1.1, or nothing was said */
  readonly httpVersion?: '2';
}

/** The head of an answer. */
export interface HttpHead {
  readonly status: number;
  /** Names in lower case; of each character of a value one byte, as it was sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** Headers that came several times, each of their values. */
  readonly repeated?: Readonly<Record<string, readonly string[]>>;
  /** What in it is so odd that the rest of the answer could not be read. */
  readonly fault?: string;
}

/** How much of a body was read: all of it, as much as we take of one, or nothing, because nobody needs it. */
export interface BodyFacts {
  readonly bytes: number;
  readonly end: 'whole' | 'cut' | 'unread' | 'unreadable';
  /** Why it could be read no further. */
  readonly fault?: string;
}

/** Why an exchange went no further. */
export interface Break {
  readonly phase: ExchangePhase;
  /** An errno, `ETIMEOUT`, an OpenSSL or X.509 code. */
  readonly error: string;
  /** What happened, for people; left out where the code says it all. */
  readonly reason?: string;
}

/** An address that let nobody connect. */
export interface DeadAddress {
  readonly address: string;
  readonly error: string;
  readonly afterMs: number;
}

interface ConnectionFacts {
  /** The address at the other end of the connection, where there was one. */
  readonly address?: string;
  /** Addresses that were tried before it, in vain. */
  readonly dead?: readonly DeadAddress[];
  /** Where a handshake came as far as a certificate; in a broken one that is what it broke at. */
  readonly tls?: TlsFacts;
  readonly phasesMs: PhaseTimes;
  /** How late our own event loop was in all phases together, where it was watched. */
  readonly lagMs?: number;
}

/** An exchange that broke in a phase; `head` and `bytes` of the body where it broke in the transfer. */
export interface BrokenExchange extends ConnectionFacts, Break {
  readonly kind: 'broken';
  readonly head?: HttpHead;
  readonly bytes?: number;
  /** How long the phase that broke had lasted. */
  readonly afterMs?: number;
}

/** What came of an endpoint's promises. */
interface PromiseFacts {
  /** In the order of the layers. */
  readonly unmet?: readonly Unmet[];
  /** What took longer than it should, and not so long as to fail; sanitized. */
  readonly degraded?: string;
}

/** An exchange that was answered. */
export interface AnsweredExchange extends ConnectionFacts, PromiseFacts {
  readonly kind: 'answered';
  readonly head: HttpHead;
  readonly body: BodyFacts;
}

/** A connection as good as it was asked for, where nothing more is: of TCP, or of TLS. */
export interface ConnectedExchange extends ConnectionFacts, PromiseFacts {
  readonly kind: 'connected';
  readonly head?: undefined;
}

/** What one exchange met: facts, not yet a judgement. */
export type HttpExchange = BrokenExchange | AnsweredExchange | ConnectedExchange;
