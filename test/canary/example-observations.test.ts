import { describe, expect, it } from '@jest/globals';
import { classify } from '../../lambda/canary/classify';
import { EXAMPLES } from '../../lambda/canary/example-observations';
import type { HttpObservation, Phase } from '../../lambda/canary/observation';
import { FAILURE_MEANINGS } from '../../lib/contract/failure-codes';

const broken = (phase: Phase, error: string): HttpObservation => ({
  kind: 'http',
  failed: { phase, error },
  timings: {},
});

describe('failure codes', () => {
  it.each(Object.entries(EXAMPLES))('classify comes back with %s for its example', (code, example) => {
    expect(classify(example)).toBe(code);
  });

  it.each(Object.entries(FAILURE_MEANINGS))('%s says what it means', (code, meaning) => {
    expect(code).toMatch(/^(dns|tcp|tls|http|blocked|probe)\.[a-z]+$/);
    expect(meaning).not.toBe('');
  });

  it.each([
    ['tls', 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL', 'tls.protocol'],
    ['tls', 'ERR_SSL_WRONG_VERSION_NUMBER', 'tls.protocol'],
    ['firstByte', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls.handshake'],
    ['tls', 'CERT_SIGNATURE_FAILURE', 'tls.untrusted'],
    ['connect', 'ENETUNREACH', 'tcp.unreachable'],
    ['transfer', 'EMFILE', 'probe.resources'],
    ['firstByte', 'HPE_INVALID_CONSTANT', 'http.truncated'],
    ['transfer', 'ETIMEOUT', 'http.timeout'],
  ] as const)('%s broken by %s is %s', (phase, error, code) => {
    expect(classify(broken(phase, error))).toBe(code);
  });

  it('a good answer is up', () => {
    expect(classify({ kind: 'http', status: 200, timings: {} })).toBe('up');
    expect(classify({ kind: 'dns', rcode: 'NOERROR', addresses: ['192.0.2.1'] })).toBe('up');
  });
});
