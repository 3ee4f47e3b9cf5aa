/**
 * Every failure code, `layer.reason`, and what it means for people. `blocked.*` saw us and refused us; `probe.*` is
 * trouble of our own. The canary has an observation for each from which its classification comes back with the code.
 */
export const FAILURE_MEANINGS = {
  'dns.nxdomain': 'the name does not exist',
  'dns.nodata': 'the name exists, but has no address',
  'dns.servfail': 'the resolver could not get an answer',
  'dns.refused': 'the resolver refused the question',
  'dns.timeout': 'no answer in time',
  'dns.unreachable': 'no way to the resolver',
  'dns.malformed': 'an answer that is not a DNS message',
  'dns.truncated': 'the answer was cut, and asking over TCP failed',
  'dns.bogus': 'DNSSEC validation failed',
  'dns.loop': 'aliases that lead nowhere',
  'dns.answer': 'only addresses that nobody outside can use: private, loopback, 0.0.0.0',
  'tcp.refused': 'connection refused',
  'tcp.timeout': 'no connection in time',
  'tcp.reset': 'connection reset',
  'tcp.unreachable': 'no route to the address',
  'tls.expired': 'the certificate has expired',
  'tls.notyet': 'the certificate is not valid yet',
  'tls.hostname': 'the certificate is for another name',
  'tls.untrusted': 'no trusted issuer',
  'tls.pin': 'a good certificate, but not the one that is expected',
  'tls.protocol': 'no common protocol version, or an older one than is expected',
  'tls.handshake': 'the handshake failed',
  'tls.timeout': 'no handshake in time',
  'http.status': 'a status outside the accepted ranges, or an answer where none is expected',
  'http.timeout': 'no answer in time',
  'http.redirect': 'too many redirects, or one that leads where nobody gets in, or not where it is expected to',
  'http.header': 'a header that is not as expected',
  'http.body': 'a body that is not as expected',
  'http.slow': 'an answer that took longer than it may',
  'http.truncated': 'no answer, one that broke off, or one that is not HTTP',
  'blocked.status': 'refused by status: 401, 403, 407, 429 or 451',
  'blocked.challenge': 'a challenge page for browsers',
  'probe.noroute': 'no way from this vantage: no route for the address family, or not an address to connect to',
  'probe.secret': 'a secret that this vantage cannot read, or not use',
  'probe.resources': 'this vantage ran out of sockets or memory',
  'probe.budget': 'the run ended before a first try was finished',
} as const satisfies Record<string, string>;

/** A code of the table. */
export type FailureCode = keyof typeof FAILURE_MEANINGS;

/** Where a service can fail first, the lowest first. */
export const LAYERS = ['dns', 'tcp', 'tls', 'http'] as const;

/** Where a service failed first. */
export type Layer = (typeof LAYERS)[number];

/** The two layers that metrics tell apart: the name, and the connection, where `http` stands for tcp, tls and http. */
export type MetricLayer = 'dns' | 'http';

/** Codes of a target that fails. */
export type FailingCode = Extract<FailureCode, `${Layer}.${string}`>;

/** Codes of a connection that fails: what a last good address may meet. */
export type ConnectionCode = Exclude<FailingCode, `dns.${string}`>;

/** Codes of a target that saw us and refused us. */
export type BlockedCode = Extract<FailureCode, `blocked.${string}`>;

/** Codes of trouble of our own. */
export type UnknownCode = Extract<FailureCode, `probe.${string}`>;

/** Every code of the table, in its order. */
export const FAILURE_CODES = Object.keys(FAILURE_MEANINGS) as readonly FailureCode[];

/** Whether a text is a code of the table: for scenario files, and records of other versions. */
export function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(FAILURE_MEANINGS, text);
}

/** Whether a code speaks of a target that fails, not of a refusal or of trouble of our own. */
export function isFailing(code: FailureCode): code is FailingCode {
  return LAYERS.some((layer) => code.startsWith(`${layer}.`));
}

/** The layer that a failing code names: `tls` of `tls.expired`. */
export function layerOf(code: FailingCode): Layer {
  return LAYERS.find((layer) => code.startsWith(`${layer}.`)) ?? 'http';
}

/** The layer under which metrics count a failing code. */
export function metricLayerOf(code: FailingCode): MetricLayer {
  return layerOf(code) === 'dns' ? 'dns' : 'http';
}

/** Whether a code speaks of a connection: of tcp, tls or http. */
export function isConnectionCode(code: FailureCode): code is ConnectionCode {
  return isFailing(code) && metricLayerOf(code) === 'http';
}
