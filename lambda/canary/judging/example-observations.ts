import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { DnsReply } from '../probing/dns-reply';
import { unanswered } from '../probing/dns-reply';
import type { ExchangePhase, HttpExchange, PromisedPart } from '../probing/http-exchange';

/** What a network may answer with: to a question for a name, or to a request. */
export type ExampleObservation =
  | { readonly kind: 'dns'; readonly reply: DnsReply }
  | { readonly kind: 'http'; readonly exchange: HttpExchange };

/** A name that will never exist (RFC 2606): where the example of a redirect to nowhere leads. */
export const NOWHERE = 'gone.invalid';

const replied = (rcode: string, more: object = {}): ExampleObservation => ({
  kind: 'dns',
  reply: { kind: 'answered', rcode, addresses: [], ...more },
});

const silent = (error: string): ExampleObservation => ({ kind: 'dns', reply: unanswered(error) });

const broken = (phase: ExchangePhase, error: string): ExampleObservation => ({
  kind: 'http',
  exchange: { kind: 'broken', phase, error, phasesMs: {} },
});

/** A handshake that broke at its certificate. */
const certificate = (error: string): ExampleObservation => ({
  kind: 'http',
  exchange: { kind: 'broken', phase: 'tls', error, tls: { version: 'TLSv1.3', chain: [] }, phasesMs: {} },
});

const answered = (status: number, headers: Readonly<Record<string, string>> = {}): ExampleObservation => ({
  kind: 'http',
  exchange: { kind: 'answered', head: { status, headers }, body: { bytes: 0, end: 'unread' }, phasesMs: {} },
});

/** An answer that keeps all promises but one. */
const unkept = (about: PromisedPart, text: string): ExampleObservation => ({
  kind: 'http',
  exchange: {
    kind: 'answered',
    head: { status: 200, headers: {} },
    body: { bytes: 0, end: 'whole' },
    phasesMs: {},
    unmet: [{ about, text }],
  },
});

/** For every code an observation that is judged to be it: what the drill's network answers with. */
export const EXAMPLES: Readonly<Record<FailureCode, ExampleObservation>> = {
  'dns.nxdomain': replied('NXDOMAIN'),
  'dns.nodata': replied('NOERROR'),
  'dns.servfail': replied('SERVFAIL'),
  'dns.refused': replied('REFUSED'),
  'dns.timeout': silent('ETIMEOUT'),
  'dns.unreachable': silent('ENETUNREACH'),
  'dns.malformed': silent('EMALFORMED'),
  'dns.truncated': silent('ETRUNCATED'),
  'dns.bogus': replied('SERVFAIL', { uncheckedRcode: 'NOERROR' }),
  'dns.loop': replied('NOERROR', { aliasesLoop: true }),
  'dns.answer': replied('NOERROR', { addresses: ['0.0.0.0'] }),
  'tcp.refused': broken('connect', 'ECONNREFUSED'),
  'tcp.timeout': broken('connect', 'ETIMEOUT'),
  'tcp.reset': broken('connect', 'ECONNRESET'),
  'tcp.unreachable': broken('connect', 'EHOSTUNREACH'),
  'tls.expired': certificate('CERT_HAS_EXPIRED'),
  'tls.notyet': certificate('CERT_NOT_YET_VALID'),
  'tls.hostname': certificate('ERR_TLS_CERT_ALTNAME_INVALID'),
  'tls.untrusted': certificate('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
  'tls.pin': unkept('pin', 'certificate issued by "O=Other", expected "Let\'s Encrypt"'),
  'tls.protocol': broken('tls', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'),
  'tls.handshake': broken('tls', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'),
  'tls.timeout': broken('tls', 'ETIMEOUT'),
  'http.status': answered(503),
  'http.timeout': broken('firstByte', 'ETIMEOUT'),
  'http.redirect': answered(302, { location: `https://${NOWHERE}/` }),
  'http.header': unkept('header', 'no header cache-control, expected one'),
  'http.body': unkept('body', 'body "Sorry", expected "Welcome"'),
  'http.slow': unkept('time', 'first byte in 1200 ms, expected at most 1000 ms'),
  'http.truncated': broken('transfer', 'ECONNRESET'),
  'blocked.status': answered(429),
  'blocked.challenge': answered(403, { 'cf-mitigated': 'challenge' }),
  'probe.noroute': broken('connect', 'ENOROUTE'),
  'probe.secret': broken('connect', 'ESECRET'),
  'probe.resources': broken('connect', 'EMFILE'),
  'probe.budget': broken('connect', 'EBUDGET'),
};
