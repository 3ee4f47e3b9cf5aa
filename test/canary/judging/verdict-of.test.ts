import { describe, expect, it } from '@jest/globals';
import { verdictOf } from '../../../lambda/canary/judging/verdict-of';
import type { FailureCode } from '../../../lib/contract/failure-codes';

function verdict(
  names: readonly (FailureCode | 'up')[],
  connections: readonly (FailureCode | 'up')[],
  responseTimeMs?: number,
) {
  const loneNames = connections.length > 0 ? [] : names;
  return verdictOf({
    names,
    connections,
    loneNames,
    responseTimeMs,
    objectiveMs: responseTimeMs === undefined ? undefined : 500,
  });
}

describe('a verdict', () => {
  it.each<[string, (FailureCode | 'up')[], (FailureCode | 'up')[], object]>([
    ['all good is up', ['up'], ['up'], { kind: 'up' }],
    ['the lowest layer names it', ['up'], ['http.status', 'tcp.refused'], { kind: 'failing', code: 'tcp.refused' }],
    [
      'a dead name without a known address says nothing of the connection',
      ['dns.timeout'],
      [],
      { kind: 'failing', code: 'dns.timeout' },
    ],
    [
      'a dead name over a live address is a name failure',
      ['dns.timeout'],
      ['up'],
      { kind: 'failing', code: 'dns.timeout', connection: 'up' },
    ],
    [
      'a dead name over a dead address fails at both',
      ['dns.servfail'],
      ['tcp.timeout'],
      { kind: 'failing', code: 'dns.servfail', connection: 'tcp.timeout' },
    ],
    [
      'a refusal at the last good address is no failure of it',
      ['dns.servfail'],
      ['blocked.status'],
      { kind: 'failing', code: 'dns.servfail', connection: 'blocked' },
    ],
    [
      'one failing endpoint outweighs a blocked one',
      ['up'],
      ['blocked.status', 'http.status'],
      { kind: 'failing', code: 'http.status' },
    ],
    [
      'blocked is neither up nor failing',
      ['up'],
      ['up', 'blocked.challenge'],
      { kind: 'blocked', code: 'blocked.challenge' },
    ],
    ['trouble of our own is unknown', ['up'], ['probe.resources'], { kind: 'unknown', code: 'probe.resources' }],
  ])('%s', (_, names, connections, expected) => {
    expect(verdict(names, connections)).toEqual(expected);
  });

  it('slowness is judged only against an objective', () => {
    expect(verdict(['up'], ['up'], 501)).toEqual({ kind: 'up', slow: true });
    expect(verdict(['up'], ['up'], 0)).toEqual({ kind: 'up', slow: false });
  });
});
