import { describe, expect, it } from '@jest/globals';
import { readScenario } from '../../../lib/drill/scenario/read-scenario';
import { phaseOf } from '../../../lib/drill/world/phase';
import type { RunCache } from '../../../lib/drill/world/run-cache';
import { recordRuns } from '../../../lib/drill/world/runs';
import { worldOf } from '../../../lib/drill/world/world';

const PHASES = 2;
const SEED = 7;

function scenarioOf(events: readonly string[]) {
  const lines = [
    'title: Runs',
    'fleet: { services: 4, vantages: 3, hubs: 1, causes: { dns/a: [svc0..svc3], network/b: [svc0..svc2] } }',
    'length: 18m',
    `events: [${events.map((event) => `{ ${event} }`).join(', ')}]`,
  ];
  return readScenario('runs.yaml', lines.join('\n'), () => {
    throw new Error('the scenario has its own fleet');
  });
}

/** Runs of all phases in turn, which share the cache, if there is one. */
async function runsOf(events: readonly string[], cache?: RunCache) {
  const scenario = scenarioOf(events);
  const all = [];
  for (let index = 0; index < PHASES; index += 1) {
    all.push(await recordRuns(worldOf(scenario, phaseOf(scenario, SEED, index)), 0, cache));
  }
  return all;
}

describe('recordRuns', () => {
  it.each([
    ['nothing', []],
    ['a failure', ['at: 4m, for: 8m, services: all, result: http.status']],
    [
      'failures that the retry does not meet',
      ['at: 5m, for: 5m, services: all, result: tcp.reset, cycle: { bad: 7s, good: 4s }'],
    ],
    ['a share of the cells', ['at: 4m, for: 8m, services: all, result: http.status, share: 0.5']],
    ['a share drawn anew', ['at: 4m, for: 8m, services: all, result: http.status, share: 0.5, redraw: minute']],
    ['a ramp', ['at: 4m, for: 8m, services: all, result: dns.servfail, ramp: { from: 0, to: 1 }, redraw: minute']],
    ['one of several results', ['at: 4m, for: 8m, services: all, result: [http.status, blocked, slow, up]']],
    ['a cycle', ['at: 4m, for: 10m, services: [svc1], result: http.timeout, cycle: { bad: 150s, good: 90s }']],
    ['a blind vantage', ['at: 4m, for: 8m, vantages: [v1], witnesses: failing']],
    ['a silent vantage', ['at: 4m, for: 8m, vantages: [v2], silent: true']],
    ['names that fail, while the last good addresses answer', ['at: 4m, for: 8m, services: all, result: dns.servfail']],
    ['names and connections that fail', ['at: 4m, for: 8m, services: all, result: dns.timeout+tcp.timeout']],
    [
      'names that have failed from the start',
      [
        'at: 0m, for: 8m, services: [svc0], result: dns.servfail',
        'at: 4m, for: 10m, services: [svc0, svc1], result: dns.timeout+tcp.refused',
      ],
    ],
  ])('%s: remembering what runs published changes none of them', async (_, events) => {
    expect(await runsOf(events, new Map())).toEqual(await runsOf(events));
  });

  it('a quiet run is run once for each vantage and memory of addresses, in whatever phase', async () => {
    const cache: RunCache = new Map();
    const runs = await runsOf([], cache);
    expect(runs.flat().length).toBeGreaterThan(100);
    expect(cache.size).toBe(2 * 3);
  });
});
