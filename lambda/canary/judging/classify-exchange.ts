import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import { isAcceptedStatus } from '../probing/accepted-status';
import { isChallenge } from '../probing/challenge';
import type { BrokenExchange, ExchangePhase, HttpExchange, HttpHead, PromisedPart } from '../probing/http-exchange';
import { redirectOf } from '../probing/redirect';
import { OWN_TROUBLE } from './own-trouble';

/** Statuses by which a service saw us and refused us. */
const BLOCKED_STATUS: ReadonlySet<number> = new Set([401, 403, 407, 429, 451]);

const CERTIFICATE_ERROR: Readonly<Record<string, FailureCode>> = {
  CERT_HAS_EXPIRED: 'tls.expired',
  CERT_NOT_YET_VALID: 'tls.notyet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls.hostname',
};

/** What breaks are called in each phase; who closes after a request has given an empty reply. */
const BREAK: Readonly<
  Record<ExchangePhase, Readonly<{ timeout: FailureCode; reset: FailureCode; other: FailureCode }>>
> = {
  connect: { timeout: 'tcp.timeout', reset: 'tcp.reset', other: 'tcp.unreachable' },
  tls: { timeout: 'tls.timeout', reset: 'tls.handshake', other: 'tls.handshake' },
  firstByte: { timeout: 'http.timeout', reset: 'http.truncated', other: 'http.truncated' },
  transfer: { timeout: 'http.timeout', reset: 'http.truncated', other: 'http.truncated' },
};

const PROTOCOL_ERROR =
  /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|WRONG_VERSION|NO_PROTOCOLS|NO_APPLICATION_PROTOCOL|^ENOSTARTTLS$/;

function classifyBreak({ phase, error, tls }: BrokenExchange): FailureCode {
  const own = OWN_TROUBLE[error];
  if (own !== undefined) return own;
  if (error === 'ETIMEOUT' || error === 'ETIMEDOUT') return BREAK[phase].timeout;
  if (error === 'ECONNRESET' || error === 'EPIPE') return BREAK[phase].reset;
  // a handshake that came as far as a certificate broke at it, by whatever name OpenSSL calls the fault
  if (phase === 'tls' && tls !== undefined) return CERTIFICATE_ERROR[error] ?? 'tls.untrusted';
  // TLS 1.3 lets a client speak before the server has judged its handshake: the alert comes in a later phase
  if (phase === 'tls' || error.startsWith('ERR_SSL_')) {
    return PROTOCOL_ERROR.test(error) ? 'tls.protocol' : BREAK.tls.other;
  }
  return phase === 'connect' && error === 'ECONNREFUSED' ? 'tcp.refused' : BREAK[phase].other;
}

/** What a promise is about that was not kept. */
const PROMISE: Readonly<Record<PromisedPart, FailureCode>> = {
  protocol: 'tls.protocol',
  pin: 'tls.pin',
  url: 'http.redirect',
  header: 'http.header',
  body: 'http.body',
  time: 'http.slow',
};

function classifyHead(head: HttpHead, endpoint: HttpEndpoint, hasCredentials: boolean): FailureCode | 'up' {
  const { status } = head;
  // a status that somebody asks for is no refusal, whatever else the answer says
  const isAccepted = isAcceptedStatus(status, endpoint.status);
  if (isAccepted && endpoint.status !== undefined) return 'up';
  if (isChallenge(head)) return 'blocked.challenge';
  if (isAccepted || redirectOf(head, endpoint) !== undefined) return 'up';
  // our own credentials were refused: nobody refuses us as a stranger
  if (status === 401 && hasCredentials) return 'http.status';
  return BLOCKED_STATUS.has(status) ? 'blocked.status' : 'http.status';
}

/** The stable code of one exchange, or `up`; a redirect that can be followed is `up`, and the next hop's to judge. */
export function classifyExchange(
  exchange: HttpExchange,
  endpoint: HttpEndpoint,
  hasCredentials = false,
): FailureCode | 'up' {
  if (exchange.kind === 'broken') return classifyBreak(exchange);
  const code = exchange.kind === 'connected' ? 'up' : classifyHead(exchange.head, endpoint, hasCredentials);
  const [first] = exchange.unmet ?? [];
  return code === 'up' && first !== undefined ? PROMISE[first.about] : code;
}
