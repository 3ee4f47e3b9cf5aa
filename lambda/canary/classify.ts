import type { FailureCode } from '../../lib/contract/failure-codes';
import type { DnsObservation, HttpObservation, Observation, Phase } from './observation';

/** Statuses by which a service saw us and refused us. */
const BLOCKED_STATUS: ReadonlySet<number> = new Set([401, 403, 407, 429, 451]);

/** Trouble of our own, in whatever phase it shows. */
const OWN_TROUBLE: Readonly<Record<string, FailureCode>> = {
  EMFILE: 'probe.resources',
  ENFILE: 'probe.resources',
  ENOMEM: 'probe.resources',
  ENOBUFS: 'probe.resources',
  EADDRNOTAVAIL: 'probe.noroute',
  EAFNOSUPPORT: 'probe.noroute',
  ENOROUTE: 'probe.noroute',
  ECLOCK: 'probe.clock',
  EBUDGET: 'probe.budget',
  EGUARD: 'probe.guard',
};

const DNS_ERROR: Readonly<Record<string, FailureCode>> = {
  ETIMEOUT: 'dns.timeout',
  ETRUNCATED: 'dns.truncated',
  ELOOP: 'dns.loop',
  EANSWER: 'dns.answer',
  EMALFORMED: 'dns.malformed',
  EBADNAME: 'dns.nxdomain',
};

const DNS_RCODE: Readonly<Record<string, FailureCode>> = {
  NXDOMAIN: 'dns.nxdomain',
  REFUSED: 'dns.refused',
  SERVFAIL: 'dns.servfail',
};

const CERTIFICATE_ERROR: Readonly<Record<string, FailureCode>> = {
  CERT_HAS_EXPIRED: 'tls.expired',
  CERT_NOT_YET_VALID: 'tls.notyet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls.hostname',
};

/** The phases in which a connection may break, and what the commonest breaks are called there. */
const BREAK: Readonly<Record<Phase, Readonly<{ timeout: FailureCode; reset: FailureCode; other: FailureCode }>>> = {
  connect: { timeout: 'tcp.timeout', reset: 'tcp.reset', other: 'tcp.unreachable' },
  tls: { timeout: 'tls.timeout', reset: 'tls.handshake', other: 'tls.handshake' },
  firstByte: { timeout: 'http.timeout', reset: 'tcp.reset', other: 'http.truncated' },
  transfer: { timeout: 'http.timeout', reset: 'http.truncated', other: 'http.truncated' },
};

function classifyDns(seen: DnsObservation): FailureCode | 'up' {
  if (seen.error !== undefined) return DNS_ERROR[seen.error] ?? 'dns.unreachable';
  if (seen.rcode === 'NOERROR') return seen.addresses.length > 0 ? 'up' : 'dns.nodata';
  if (seen.rcode === 'SERVFAIL' && seen.uncheckedRcode === 'NOERROR') return 'dns.bogus';
  return DNS_RCODE[seen.rcode ?? ''] ?? 'dns.servfail';
}

function classifyTls(error: string): FailureCode {
  const certificate = CERTIFICATE_ERROR[error];
  if (certificate !== undefined) return certificate;
  if (/^(UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|CERT_|INVALID_|PATH_LENGTH|ERROR_IN_CERT)/.test(error))
    return 'tls.untrusted';
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|WRONG_VERSION|NO_PROTOCOLS|NO_APPLICATION_PROTOCOL/.test(error))
    return 'tls.protocol';
  return BREAK.tls.other;
}

function classifyBreak(phase: Phase, error: string): FailureCode {
  if (error === 'ETIMEOUT' || error === 'ETIMEDOUT') return BREAK[phase].timeout;
  if (error === 'ECONNRESET' || error === 'EPIPE') return BREAK[phase].reset;
  // TLS 1.3 lets a client speak before the server has judged its handshake: the alert comes in a later phase.
  if (phase === 'tls' || error.startsWith('ERR_SSL_')) return classifyTls(error);
  return phase === 'connect' && error === 'ECONNREFUSED' ? 'tcp.refused' : BREAK[phase].other;
}

function classifyHttp(seen: HttpObservation): FailureCode | 'up' {
  if (seen.failed !== undefined) return classifyBreak(seen.failed.phase, seen.failed.error);
  if (seen.challenge === true) return 'blocked.challenge';
  if (seen.unmet === undefined) return 'up';
  return seen.unmet === 'status' && BLOCKED_STATUS.has(seen.status ?? 0) ? 'blocked.status' : `http.${seen.unmet}`;
}

/** The stable code of what a probe saw, or `up`. Pure: the same observation is the same code in Lambda and in a drill. */
export function classify(seen: Observation): FailureCode | 'up' {
  const error = seen.kind === 'dns' ? seen.error : seen.failed?.error;
  const own = error === undefined ? undefined : OWN_TROUBLE[error];
  if (own !== undefined) return own;
  return seen.kind === 'dns' ? classifyDns(seen) : classifyHttp(seen);
}
