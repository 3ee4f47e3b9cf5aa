import { describe, expect, it } from '@jest/globals';
import type { ProbeRun } from '../../../lib/cli/probe/probe-once';
import { changeLines, PACE_MS, repeat } from '../../../lib/cli/probe/watch';
import type { Fleet } from '../../../lib/contract/fleet';
import type { Verdict } from '../../../lib/contract/verdict';

const FLEET: Fleet = {
  name: 'test',
  services: [{ name: 'Shop', dns: ['shop.test'], http: [] }],
  vantages: ['here'],
  hubs: [],
  causes: {},
  witnesses: [],
  resolvers: [],
  quorum: 1,
};

const UP: Verdict = { kind: 'up' };
const GONE: Verdict = { kind: 'failing', code: 'dns.nxdomain' };
const SILENT: Verdict = { kind: 'failing', code: 'dns.timeout' };

/** Watches a script of minutes, on a clock that only sleeping moves. */
async function watched(...script: readonly (Verdict | 'blind')[]) {
  const times: number[] = [];
  let now = Date.UTC(2026, 0, 1, 12);
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const minutes = script.values();
  const changes = changeLines({ columns: Number.POSITIVE_INFINITY, hasColours: false });
  const lines: string[] = [];
  await repeat({
    count: script.length,
    everyMs: PACE_MS.watch,
    clock,
    once: async (): Promise<ProbeRun> => {
      const { value: minute = 'blind' } = minutes.next();
      const verdict: Verdict = minute === 'blind' ? SILENT : minute;
      const at = clock.now();
      times.push(at);
      now += 2_000; // a run takes its time, and the pace is kept all the same
      const run: ProbeRun = {
        at,
        durationMs: 2_000,
        fleet: FLEET,
        observed: { witnesses: [], services: [], zones: [] },
        findings: {
          cells: [{ service: 'Shop', verdict }],
          witnesses: [{ name: 'witness', code: minute === 'blind' ? 'dns.timeout' : 'up' }],
          answers: [],
          failedResolvers: new Set(),
          fromMemory: [],
        },
        blind: minute === 'blind',
        causes: {},
      };
      lines.push(...changes(run));
      return run;
    },
  });
  return { lines, times };
}

describe('a watch', () => {
  it('prints everything of the first run, then a line for each change', async () => {
    const { lines } = await watched(UP, UP, GONE, GONE, SILENT, UP);
    expect(lines).toEqual([
      '12:00:00  Shop  UP',
      '12:02:00  Shop  FAILING at layer dns: dns.nxdomain',
      '12:04:00  Shop  FAILING at layer dns: dns.timeout',
      '12:05:00  Shop  UP',
    ]);
  });

  it('says once that this machine is blind, and nothing of the targets until it sees', async () => {
    const { lines } = await watched(UP, 'blind', 'blind', UP, GONE);
    expect(lines.map((each) => each.slice(0, 40))).toEqual([
      '12:00:00  Shop  UP',
      '12:01:00  This machine is blind: 1 of it',
      '12:03:00  This machine sees again.',
      '12:04:00  Shop  FAILING at layer dns: dn',
    ]);
  });

  it('keeps its pace however long a run takes', async () => {
    const { times } = await watched(UP, UP, UP);
    expect(times.map((at) => (at - (times[0] ?? 0)) / 1_000)).toEqual([0, 60, 120]);
  });
});
