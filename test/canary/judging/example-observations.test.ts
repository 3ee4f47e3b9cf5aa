import { describe, expect, it } from '@jest/globals';
import { createAddressGuard } from '../../../lambda/canary/address-guard';
import { classifyExchange } from '../../../lambda/canary/judging/classify-exchange';
import { classifyReply } from '../../../lambda/canary/judging/classify-reply';
import { EXAMPLES, NOWHERE } from '../../../lambda/canary/judging/example-observations';
import { judgeService } from '../../../lambda/canary/judging/judge-service';
import { type DnsReply, unanswered } from '../../../lambda/canary/probing/dns-reply';
import type { ExchangePhase, HttpExchange } from '../../../lambda/canary/probing/http-exchange';
import { probeService } from '../../../lambda/canary/probing/probe-service';
import { FAILURE_MEANINGS } from '../../../lib/contract/failure-codes';
import { createVirtualClock } from '../../../lib/drill/world/virtual-clock';

const SERVICE = { name: 'site', dns: ['site.test'], http: [{ url: 'https://site.test/' }] };
const FOUND: DnsReply = { kind: 'answered', rcode: 'NOERROR', addresses: ['93.184.215.14'] };
const MISSING: DnsReply = { kind: 'answered', rcode: 'NXDOMAIN', addresses: [] };

function answered(status: number): HttpExchange {
  return { kind: 'answered', head: { status, headers: {} }, body: { bytes: 0, end: 'whole' }, phasesMs: {} };
}

function broken(phase: ExchangePhase, error: string): HttpExchange {
  return { kind: 'broken', phase, error, reason: error, phasesMs: {} };
}

describe('failure codes', () => {
  it.each(Object.entries(EXAMPLES))('a service that meets the example of %s is judged so', async (code, example) => {
    const found = example.kind === 'dns' ? example.reply : FOUND;
    const network = {
      guard: createAddressGuard({ isLambda: true }),
      nameServer: async () => ({ kind: 'unanswered', error: 'ETIMEOUT' }) as const,
      dns: async ({ name }: { readonly name: string }) => (name === NOWHERE ? MISSING : found),
      http: async () => (example.kind === 'http' ? example.exchange : answered(200)),
    };
    const context = {
      network,
      resolvers: ['system'],
      clock: createVirtualClock(0),
      lastGood: new Map(),
      left: () => 1_000,
      ports: new Set([443]),
      signal: new AbortController().signal,
    };
    const { verdict } = judgeService(SERVICE, await probeService(SERVICE, context), 0);
    expect(verdict).toMatchObject({ code });
  });

  it.each(Object.entries(FAILURE_MEANINGS))('%s says what it means', (code, meaning) => {
    expect(code).toMatch(/^(dns|tcp|tls|http|blocked|probe)\.[a-z]+$/);
    expect(meaning).not.toBe('');
  });

  it.each([
    ['tls', 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL', 'tls.protocol'],
    ['tls', 'ERR_SSL_WRONG_VERSION_NUMBER', 'tls.protocol'],
    ['firstByte', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'tls.handshake'],
    ['connect', 'ENETUNREACH', 'tcp.unreachable'],
    ['transfer', 'EMFILE', 'probe.resources'],
    ['firstByte', 'HPE_INVALID_CONSTANT', 'http.truncated'],
    ['transfer', 'ETIMEOUT', 'http.timeout'],
  ] as const)('%s broken by %s is %s', (phase, error, code) => {
    expect(classifyExchange(broken(phase, error), { url: 'https://site.test/' })).toBe(code);
  });

  it('a good answer is up', () => {
    expect(classifyExchange(answered(200), { url: 'https://site.test/' })).toBe('up');
    expect(classifyReply(FOUND)).toBe('up');
    expect(classifyReply(unanswered('ETIMEOUT'))).toBe('dns.timeout');
  });
});
