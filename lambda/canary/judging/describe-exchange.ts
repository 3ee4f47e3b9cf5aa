import type { BrokenExchange, CertificateFacts, DeadAddress, HttpExchange } from '../probing/http-exchange';
import { spellDuration } from './spell-duration';

/** What people call an errno; any other one is known by its name. */
export const SOCKET_ERRORS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EHOSTUNREACH: 'no route (EHOSTUNREACH)',
  ENETUNREACH: 'no route (ENETUNREACH)',
};

const date = (ms: number) => (Number.isNaN(ms) ? 'an unknown date' : new Date(ms).toISOString().slice(0, 10));

function spellDead({ address, error, afterMs }: DeadAddress): string {
  const what = error === 'ETIMEOUT' ? `no connection in ${spellDuration(afterMs)}` : (SOCKET_ERRORS[error] ?? error);
  return `${address}: ${what}`;
}

/** Addresses that let nobody connect, one after the other. */
export function describeDead(dead: readonly DeadAddress[] = []): string {
  return dead.map(spellDead).join(', ');
}

function spellCertificate({ error, reason = error }: BrokenExchange, chain: readonly CertificateFacts[], at: number) {
  const [own] = chain;
  if (own === undefined) return reason;
  const { subject, issuer } = chain.find(({ validFrom, validTo }) => at < validFrom || at > validTo) ?? own;
  const spelt = (name: string) => name.replaceAll('\n', ', ') || 'nobody';
  const issued = `certificate of ${spelt(subject)} issued by ${spelt(issuer)}`;
  if (error === 'CERT_HAS_EXPIRED') {
    const [expired = own] = chain.filter(({ validTo }) => validTo < at);
    return `expired on ${date(expired.validTo)}: ${issued}`;
  }
  if (error === 'CERT_NOT_YET_VALID') {
    const [early = own] = chain.filter(({ validFrom }) => validFrom > at);
    return `valid from ${date(early.validFrom)}: ${issued}`;
  }
  return `${reason} (${issued}, until ${date(own.validTo)})`;
}

function finishedPhases({ phasesMs: { connect, tls } }: BrokenExchange): string {
  const finished = [
    ...(connect === undefined ? [] : [`TCP in ${spellDuration(connect)}`]),
    ...(tls === undefined ? [] : [`TLS in ${spellDuration(tls)}`]),
  ];
  return finished.join(', ');
}

/** What was missing where a phase took too long, or the other side closed. */
const AWAITED = { tls: 'TLS answer', firstByte: 'answer' } as const;

function spellBreak(broken: BrokenExchange, phase: 'tls' | 'firstByte'): string | undefined {
  const { error, reason = error, afterMs, address } = broken;
  if (address === undefined) return broken.reason;
  const before = `${address}: ${finishedPhases(broken)}`;
  if (error === 'ETIMEOUT') return `${before}, then no ${AWAITED[phase]} in ${spellDuration(afterMs ?? 0)}`;
  if (error !== 'ECONNRESET' && error !== 'EPIPE') return `${before}, then ${reason}`;
  return phase === 'firstByte' ? `${before}, then an empty reply: closed` : `${before}, then closed in the handshake`;
}

function describeBroken(broken: BrokenExchange, at: number): string | undefined {
  const { phase, error, reason, tls, head, bytes = 0, dead = [] } = broken;
  if (phase === 'connect') return dead.length > 0 ? describeDead(dead) : reason;
  if (phase === 'transfer') {
    const came = head === undefined ? 'an answer' : `status ${head.status}, ${bytes} bytes`;
    return reason === undefined ? undefined : `${came}, then ${error === 'ETIMEOUT' ? 'silence' : `closed: ${reason}`}`;
  }
  if (phase === 'tls' && tls !== undefined) return spellCertificate(broken, tls.chain, at);
  return spellBreak(broken, phase);
}

/**
 * What people need to know of an exchange that failed, or that was odd.
 * @param at when it was seen, epoch milliseconds
 */
export function describeExchange(exchange: HttpExchange, at: number): string | undefined {
  if (exchange.kind === 'broken') return describeBroken(exchange, at);
  if (exchange.kind === 'connected') return undefined;
  const { head, body, address } = exchange;
  const fault = head.fault ?? body.fault;
  const from = address === undefined ? '' : ` from ${address}`;
  return `status ${head.status}${from}${fault === undefined ? '' : `, but ${fault}`}`;
}
