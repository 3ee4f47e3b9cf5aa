import type { Observation, Phase } from './observation';

/** A stable failure code: what it means for people, and an observation from which `classify` comes back with it. */
export interface FailureCode {
  readonly meaning: string;
  readonly example: Observation;
}

const answered = (rcode: string, more: object = {}): Observation => ({ kind: 'dns', rcode, addresses: [], ...more });
const unanswered = (error: string): Observation => ({ kind: 'dns', error, addresses: [] });
const broken = (phase: Phase, error: string): Observation => ({ kind: 'http', failed: { phase, error }, timings: {} });
const reply = (status: number, more: object = {}): Observation => ({ kind: 'http', status, timings: {}, ...more });

/** Every code of the product. `layer.reason`; `blocked.*` saw us and refused us; `probe.*` is trouble of our own. */
export const CODES = {
  'dns.nxdomain': { meaning: 'the name does not exist', example: answered('NXDOMAIN') },
  'dns.nodata': { meaning: 'the name exists, but has no address', example: answered('NOERROR') },
  'dns.servfail': { meaning: 'the resolver could not get an answer', example: answered('SERVFAIL') },
  'dns.refused': { meaning: 'the resolver refused the question', example: answered('REFUSED') },
  'dns.timeout': { meaning: 'no answer in time', example: unanswered('ETIMEOUT') },
  'dns.unreachable': { meaning: 'no way to the resolver', example: unanswered('ENETUNREACH') },
  'dns.malformed': {
    meaning: 'an answer that is no DNS message',
    example: unanswered('EMALFORMED'),
  },
  'dns.truncated': { meaning: 'the answer was cut, and asking over TCP failed', example: unanswered('ETRUNCATED') },
  'dns.bogus': { meaning: 'DNSSEC validation failed', example: answered('SERVFAIL', { uncheckedRcode: 'NOERROR' }) },
  'dns.loop': { meaning: 'aliases that lead nowhere', example: unanswered('ELOOP') },
  'dns.answer': { meaning: 'an answer other than the promised one', example: unanswered('EANSWER') },
  'tcp.refused': { meaning: 'connection refused', example: broken('connect', 'ECONNREFUSED') },
  'tcp.timeout': { meaning: 'no connection in time', example: broken('connect', 'ETIMEOUT') },
  'tcp.reset': { meaning: 'connection reset', example: broken('connect', 'ECONNRESET') },
  'tcp.unreachable': { meaning: 'no route to the address', example: broken('connect', 'EHOSTUNREACH') },
  'tls.expired': { meaning: 'the certificate has expired', example: broken('tls', 'CERT_HAS_EXPIRED') },
  'tls.notyet': { meaning: 'the certificate is not valid yet', example: broken('tls', 'CERT_NOT_YET_VALID') },
  'tls.hostname': {
    meaning: 'the certificate is for another name',
    example: broken('tls', 'ERR_TLS_CERT_ALTNAME_INVALID'),
  },
  'tls.untrusted': { meaning: 'no trusted issuer', example: broken('tls', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE') },
  'tls.protocol': {
    meaning: 'no common protocol version',
    example: broken('tls', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'),
  },
  'tls.handshake': { meaning: 'the handshake failed', example: broken('tls', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE') },
  'tls.timeout': { meaning: 'no handshake in time', example: broken('tls', 'ETIMEOUT') },
  'http.status': { meaning: 'a status outside the accepted ranges', example: reply(503, { unmet: 'status' }) },
  'http.timeout': { meaning: 'no answer in time', example: broken('firstByte', 'ETIMEOUT') },
  'http.body': { meaning: 'the body is not the promised one', example: reply(200, { unmet: 'body' }) },
  'http.header': { meaning: 'a header is not the promised one', example: reply(200, { unmet: 'header' }) },
  'http.redirect': {
    meaning: 'too many redirects, or one that leads nowhere',
    example: reply(302, { unmet: 'redirect' }),
  },
  'http.truncated': { meaning: 'the answer broke off, or is no HTTP', example: broken('transfer', 'ECONNRESET') },
  'http.slow': { meaning: 'slower than the endpoint promises', example: reply(200, { unmet: 'slow' }) },
  'blocked.status': {
    meaning: 'refused by status: 401, 403, 407, 429 or 451',
    example: reply(429, { unmet: 'status' }),
  },
  'blocked.challenge': {
    meaning: 'a challenge page for browsers',
    example: reply(403, { unmet: 'status', challenge: true }),
  },
  'probe.noroute': {
    meaning: 'this vantage has no route for the address family',
    example: broken('connect', 'ENOROUTE'),
  },
  'probe.clock': { meaning: "this vantage's clock is wrong", example: broken('connect', 'ECLOCK') },
  'probe.resources': { meaning: 'this vantage ran out of sockets or memory', example: broken('connect', 'EMFILE') },
  'probe.budget': { meaning: 'the run ended before a first try was finished', example: broken('connect', 'EBUDGET') },
  'probe.guard': { meaning: 'an address that probes may not connect to', example: broken('connect', 'EGUARD') },
} as const satisfies Record<string, FailureCode>;

/** A code of the table. */
export type Code = keyof typeof CODES;
