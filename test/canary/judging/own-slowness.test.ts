import { describe, expect, it } from '@jest/globals';
import { judgeRun } from '../../../lambda/canary/judging/judge-run';
import type { PhaseTimes } from '../../../lambda/canary/probing/http-exchange';
import type { ServiceObservation } from '../../../lambda/canary/probing/service-observation';

const MINUTE = Date.parse('2026-03-01T12:00:00Z');

function answeredIn(phasesMs: PhaseTimes, lagMs = 0): ServiceObservation {
  const endpoint = { url: 'http://192.0.2.1/' };
  const exchange = {
    kind: 'answered',
    head: { status: 200, headers: {} },
    body: { bytes: 0, end: 'whole' },
    phasesMs,
    lagMs,
  } as const;
  return {
    names: [],
    endpoints: [{ kind: 'requested', endpoint, addressesFrom: 'url', hops: [{ url: endpoint.url, exchange }] }],
  };
}

/** The cell of a service that must answer in 500 ms, beside witnesses that took so long. */
function cellOf(phasesMs: PhaseTimes, lagMs = 0, witnessesMs: readonly number[] = [10, 20, 30]) {
  const http = { url: 'http://192.0.2.1/' };
  const service = { name: 'service', dns: [], http: [http], objectiveMs: 500 };
  const witnesses = witnessesMs.map((_, index) => ({ name: `w${index}`, http }));
  const observed = {
    services: [answeredIn(phasesMs, lagMs)],
    witnesses: witnessesMs.map((firstByte) => answeredIn({ firstByte })),
    zones: [[]],
  };
  return judgeRun({ services: [service], witnesses, resolvers: [] }, observed, MINUTE).cells[0];
}

describe('the times of a target', () => {
  it.each<[string, PhaseTimes, number]>([
    ['late by 51 ms of 2 s', { connect: 500, firstByte: 1_500 }, 51],
    ['late by 31 ms of 45 ms, which is most of it', { connect: 10, tls: 15, firstByte: 20 }, 31],
  ])('are not judged where our own event loop was %s', (_, phasesMs, lagMs) => {
    expect(cellOf(phasesMs, lagMs)).toEqual({ service: 'service', verdict: { kind: 'up' } });
  });

  it.each<[string, PhaseTimes, number, number, boolean]>([
    ['late by 50 ms of 2 s', { connect: 500, firstByte: 1_500 }, 50, 2_000, true],
    ['late by 29 ms of 45 ms', { connect: 10, tls: 15, firstByte: 20 }, 29, 45, false],
    ['late by moments', { connect: 1, tls: 2, firstByte: 4 }, 6, 7, false],
    ['on time', { firstByte: 501 }, 0, 501, true],
  ])('are judged where it was %s', (_, phasesMs, lagMs, responseTimeMs, slow) => {
    expect(cellOf(phasesMs, lagMs)).toEqual({ service: 'service', verdict: { kind: 'up', slow }, responseTimeMs });
  });

  it.each<[string, readonly number[], object]>([
    ['the median witness took longer', [100, 501, 900], { kind: 'up' }],
    ['the median of two witnesses did', [400, 700], { kind: 'up' }],
    ['one witness of three took longer', [100, 500, 900], { kind: 'up', slow: true }],
    ['no witness answered', [], { kind: 'up', slow: true }],
  ])('a service above its objective, where %s than that', (_, witnessesMs, verdict) => {
    expect(cellOf({ firstByte: 800 }, 0, witnessesMs)).toEqual({ service: 'service', verdict, responseTimeMs: 800 });
  });

  it('a service within its objective is not slow, however slow the witnesses are', () => {
    expect(cellOf({ firstByte: 400 }, 0, [900, 900, 900])?.verdict).toEqual({ kind: 'up', slow: false });
  });
});
