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
}

/** What a handshake tells: the protocol version, and the certificates, the server's own first. */
export interface TlsFacts {
  readonly version: string;
  readonly chain: readonly CertificateFacts[];
}

/** The head of an answer; names of headers in lower case. */
export interface HttpHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** How much of a body was read: all of it, as much as we take of one, or nothing, because nobody needs it. */
export interface BodyFacts {
  readonly bytes: number;
  readonly end: 'whole' | 'cut' | 'unread';
}

/** Why an exchange went no further. */
export interface Break {
  readonly phase: ExchangePhase;
  /** An errno, `ETIMEOUT`, an OpenSSL or X.509 code. */
  readonly error: string;
  /** What happened, for people; left out where the code says it all. */
  readonly reason?: string;
}

interface ConnectionFacts {
  /** The address at the other end of the connection, where there was one. */
  readonly address?: string;
  readonly tls?: TlsFacts;
  readonly phasesMs: PhaseTimes;
  /** How late our own event loop was in all phases together, where it was watched. */
  readonly lagMs?: number;
}

/** An exchange that broke in a phase; `head` where it broke in the transfer. */
export interface BrokenExchange extends ConnectionFacts, Break {
  readonly kind: 'broken';
  readonly head?: HttpHead;
}

/** An exchange that was answered. */
export interface AnsweredExchange extends ConnectionFacts {
  readonly kind: 'answered';
  readonly head: HttpHead;
  readonly body: BodyFacts;
}

/** What one HTTP exchange met: facts, not yet a judgement. */
export type HttpExchange = BrokenExchange | AnsweredExchange;
