import type { FailureCode } from '../../lib/contract/failure-codes';
import type { Observation, Phase } from './observation';

const answered = (rcode: string, more: object = {}): Observation => ({ kind: 'dns', rcode, addresses: [], ...more });
const unanswered = (error: string): Observation => ({ kind: 'dns', error, addresses: [] });
const broken = (phase: Phase, error: string): Observation => ({ kind: 'http', failed: { phase, error }, timings: {} });
const reply = (status: number, more: object = {}): Observation => ({ kind: 'http', status, timings: {}, ...more });

/** For every code an observation from which `classify` comes back with it: what the drill's network answers with. */
export const EXAMPLES: Readonly<Record<FailureCode, Observation>> = {
  'dns.nxdomain': answered('NXDOMAIN'),
  'dns.nodata': answered('NOERROR'),
  'dns.servfail': answered('SERVFAIL'),
  'dns.refused': answered('REFUSED'),
  'dns.timeout': unanswered('ETIMEOUT'),
  'dns.unreachable': unanswered('ENETUNREACH'),
  'dns.malformed': unanswered('EMALFORMED'),
  'dns.truncated': unanswered('ETRUNCATED'),
  'dns.bogus': answered('SERVFAIL', { uncheckedRcode: 'NOERROR' }),
  'dns.loop': unanswered('ELOOP'),
  'dns.answer': unanswered('EANSWER'),
  'tcp.refused': broken('connect', 'ECONNREFUSED'),
  'tcp.timeout': broken('connect', 'ETIMEOUT'),
  'tcp.reset': broken('connect', 'ECONNRESET'),
  'tcp.unreachable': broken('connect', 'EHOSTUNREACH'),
  'tls.expired': broken('tls', 'CERT_HAS_EXPIRED'),
  'tls.notyet': broken('tls', 'CERT_NOT_YET_VALID'),
  'tls.hostname': broken('tls', 'ERR_TLS_CERT_ALTNAME_INVALID'),
  'tls.untrusted': broken('tls', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
  'tls.protocol': broken('tls', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'),
  'tls.handshake': broken('tls', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'),
  'tls.timeout': broken('tls', 'ETIMEOUT'),
  'http.status': reply(503, { unmet: 'status' }),
  'http.timeout': broken('firstByte', 'ETIMEOUT'),
  'http.body': reply(200, { unmet: 'body' }),
  'http.header': reply(200, { unmet: 'header' }),
  'http.redirect': reply(302, { unmet: 'redirect' }),
  'http.truncated': broken('transfer', 'ECONNRESET'),
  'http.slow': reply(200, { unmet: 'slow' }),
  'blocked.status': reply(429, { unmet: 'status' }),
  'blocked.challenge': reply(403, { unmet: 'status', challenge: true }),
  'probe.noroute': broken('connect', 'ENOROUTE'),
  'probe.clock': broken('connect', 'ECLOCK'),
  'probe.resources': broken('connect', 'EMFILE'),
  'probe.budget': broken('connect', 'EBUDGET'),
  'probe.guard': broken('connect', 'EGUARD'),
};
