import { describe, expect, it } from '@jest/globals';
import { verdictFacts } from '../../../lib/cli/probe/service-lines';
import type { Cell } from '../../../lib/contract/verdict';

const factsOf = (cell: Partial<Cell>, url = 'https://a.example/') =>
  verdictFacts({
    service: { name: 'a', dns: [], http: [{ url }] },
    seen: undefined,
    zones: [],
    cell: { service: 'a', verdict: { kind: 'up' }, ...cell },
    isJudged: true,
  });

describe('behind a verdict stands', () => {
  it('how long the first byte took, or the connection, where that was judged', () => {
    expect(factsOf({ responseTimeMs: 12 })).toBe('12 ms to first byte');
    expect(factsOf({ responseTimeMs: 12 }, 'tls://a.example:993')).toBe('12 ms to connect');
    expect(factsOf({ responseTimeMs: 1_200, verdict: { kind: 'up', slow: true } })).toBe('slow: 1200 ms to first byte');
    expect(factsOf({})).toBe('');
  });

  it('the layer and the codes of a failure', () => {
    expect(factsOf({ verdict: { kind: 'failing', code: 'dns.servfail', connection: 'tcp.timeout' } })).toBe(
      'at layer dns: dns.servfail + tcp.timeout',
    );
  });
});
