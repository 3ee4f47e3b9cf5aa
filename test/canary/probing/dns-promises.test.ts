import { describe, expect, it } from '@jest/globals';
import { classifyQuestion } from '../../../lambda/canary/judging/judge-question';
import type { DnsAnswer } from '../../../lambda/canary/probing/dns-reply';
import { unmetByDns } from '../../../lambda/canary/probing/promises/dns-promises';
import type { DnsExpectations } from '../../../lib/contract/dns-endpoint';

const A = { value: '192.0.2.1', ttl: 60 };
const B = { value: '192.0.2.2', ttl: 300 };
const both: Partial<DnsAnswer> = { records: [A, B] };
const none: Partial<DnsAnswer> = { records: [] };
const list = [A.value, B.value];

function judged(reply: Partial<DnsAnswer>, expect: DnsExpectations, elapsedMs = 10): string {
  const answer: DnsAnswer = { kind: 'answered', rcode: 'NOERROR', addresses: [], ...reply };
  const promises = unmetByDns(answer, expect, elapsedMs);
  const texts = [...promises.unmet.map(({ text }) => text), ...(promises.degraded ? ['slow'] : [])];
  return [classifyQuestion({ ...answer, ...promises }), ...texts].join(': ');
}

describe('the promises of a DNS answer', () => {
  it.each<[string, Partial<DnsAnswer>, DnsExpectations, string]>([
    ['one of some is enough for any', both, { any: [A.value, '192.0.2.9'] }, 'up'],
    [
      'none of them is not',
      both,
      { any: ['192.0.2.9'] },
      'dns.answer: "192.0.2.1", "192.0.2.2", expected one of "192.0.2.9"',
    ],
    [
      'no other may stand beside every',
      both,
      { every: [A.value] },
      'dns.answer: "192.0.2.1", "192.0.2.2", expected only "192.0.2.1"',
    ],
    ['every may be fewer', { records: [A] }, { every: list }, 'up'],
    [
      'every is not kept by nothing',
      none,
      { every: list },
      'dns.answer: nothing, expected only "192.0.2.1", "192.0.2.2"',
    ],
    ['exactly is in any order', { records: [B, A] }, { exactly: list }, 'up'],
    [
      'exactly lets none be missing',
      { records: [A] },
      { exactly: list },
      'dns.answer: "192.0.2.1", expected exactly "192.0.2.1", "192.0.2.2"',
    ],
    [
      'exactly lets no other be',
      both,
      { exactly: [A.value] },
      'dns.answer: "192.0.2.1", "192.0.2.2", expected exactly "192.0.2.1"',
    ],
    ['a TTL lies within its bounds', both, { ttl: { min: 60, max: 300 } }, 'up'],
    ['the TTL of each record counts', both, { ttl: { max: 299 } }, 'dns.answer: TTL 300 s, expected at most 299 s'],
    ['a TTL may be too short', both, { ttl: { min: 61 } }, 'dns.answer: TTL 60 s, expected at least 61 s'],
    ['so many records', both, { count: { min: 2, max: 2 } }, 'up'],
    ['too many records', both, { count: { max: 1 } }, 'dns.answer: 2 records, expected at most 1'],
    ['validated', { ...both, flags: { aa: false, ad: true } }, { isAuthenticated: true }, 'up'],
    [
      'not validated',
      { ...both, flags: { aa: false, ad: false } },
      { isAuthenticated: true },
      'dns.answer: no AD flag, expected one',
    ],
    [
      'validated where that is not expected',
      { ...both, flags: { aa: false, ad: true } },
      { isAuthenticated: false },
      'dns.answer: an AD flag, expected none',
    ],
    ['another RCODE is its own code', { rcode: 'NXDOMAIN', ...none }, {}, 'dns.nxdomain: NXDOMAIN, expected NOERROR'],
    ['an expected RCODE needs no record', { rcode: 'NXDOMAIN', ...none }, { rcodes: ['NXDOMAIN'] }, 'up'],
    ['NOERROR may not be expected', both, { rcodes: ['NXDOMAIN'] }, 'dns.answer: NOERROR, expected NXDOMAIN'],
    ['NOERROR needs a record', none, {}, 'dns.nodata: no record, expected one'],
    ['unless none is expected', none, { count: { max: 0 } }, 'up'],
  ])('%s', (_, reply, expect_, said) => {
    expect(judged(reply, expect_)).toBe(said);
  });

  it('a time has two bounds', () => {
    const time = { degradedMs: 100, failingMs: 500 };
    expect(judged(both, { time }, 100)).toBe('up');
    expect(judged(both, { time }, 101)).toBe('up: slow');
    expect(judged(both, { time }, 501)).toBe('dns.timeout: an answer in 501 ms, expected at most 500 ms: slow');
  });
});
