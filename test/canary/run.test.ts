import { describe, expect, it } from '@jest/globals';
import { createAddressGuard } from '../../lambda/canary/address-guard';
import type { CanaryPorts } from '../../lambda/canary/canary-ports';
import type { HttpExchange } from '../../lambda/canary/probing/http-exchange';
import { run } from '../../lambda/canary/run';
import type { RunRecord } from '../../lib/contract/run-record';
import type { Sample } from '../../lib/contract/series';
import { fleetOf } from '../../lib/drill/fleet-of';
import { createVirtualClock } from '../../lib/drill/world/virtual-clock';

const MINUTE = Date.parse('2026-03-01T12:00:00Z');
const SCHEDULED = '2026-03-01T12:00:00Z';
const FLEET = fleetOf({ services: 3, vantages: 3, hubs: 1, causes: { 'dns/x': ['svc0..svc2'] } });

function answered(status: number): HttpExchange {
  const body = { bytes: 0, end: 'whole' } as const;
  return { kind: 'answered', head: { status, headers: {} }, body, phasesMs: { connect: 1, tls: 1, firstByte: 1 } };
}

const GOOD = answered(200);

/** A run whose services answer over HTTP as told, at the time told; names always resolve. */
function world(
  answer: (
    url: string,
    ms: number,
  ) => { readonly after: number; readonly seen: HttpExchange; readonly cutOff?: HttpExchange },
  more: Partial<CanaryPorts> = {},
) {
  const clock = createVirtualClock(MINUTE);
  const published: { readonly hub: string; readonly samples: readonly Sample[]; readonly at: number }[] = [];
  const host: CanaryPorts = {
    fleet: FLEET,
    vantage: 'us-east-1',
    network: {
      guard: createAddressGuard({ isLambda: true }),
      nameServer: async () => ({ kind: 'unanswered', error: 'ETIMEOUT' }),
      dns: async () => ({ kind: 'answered', rcode: 'NOERROR', addresses: ['93.184.215.14'] }),
      http: async ({ url }, limitMs) => {
        const { after, seen, cutOff } = answer(url, clock.now() - MINUTE);
        const isCutOff = cutOff !== undefined && after > limitMs;
        await clock.sleep(isCutOff ? limitMs : after);
        return isCutOff ? cutOff : seen;
      },
    },
    clock,
    random: () => 0,
    claim: async () => true,
    publish: async (hub, _minute, samples) => {
      published.push({ hub, samples, at: clock.now() - MINUTE });
    },
    log: () => undefined,
    memory: { lastGood: new Map(), published: new Set(), zones: new Map() },
    ...more,
  };
  const go = (): Promise<RunRecord | undefined> => clock.settle(run(SCHEDULED, host));
  return { go, published, host };
}

const silent: HttpExchange = { kind: 'broken', phase: 'connect', error: 'ETIMEOUT', phasesMs: {} };

const failing = answered(503);

function verdictOf(record: RunRecord | undefined, service: string) {
  return record?.cells.find((cell) => cell.service === service)?.verdict;
}

describe('a run', () => {
  it('waits to second 40 of its minute', async () => {
    const { go, published } = world(() => ({ after: 0, seen: GOOD }));
    await go();
    expect(published.map(({ at }) => at)).toEqual([40_000]);
  });

  it('asks again three seconds later what failed, and the second answer counts', async () => {
    const { go } = world((url, ms) => ({ after: 0, seen: url.includes('s0.') && ms < 43_000 ? failing : GOOD }));
    const record = await go();
    expect(verdictOf(record, 'svc0')).toMatchObject({ kind: 'up' });
    expect(record?.durationMs).toBe(3_000);
  });

  it('does not ask again what is blocked', async () => {
    const { go } = world((url) => ({ after: 0, seen: url.includes('s0.') ? answered(429) : GOOD }));
    const record = await go();
    expect(verdictOf(record, 'svc0')).toEqual({ kind: 'blocked', code: 'blocked.status' });
    expect(record?.durationMs).toBe(0);
  });

  it('keeps the first code where the retry is not finished at second 14', async () => {
    const { go } = world((url, ms) => ({
      after: url.includes('s0.') && ms > 40_000 ? 60_000 : 0,
      seen: url.includes('s0.') ? failing : GOOD,
    }));
    const record = await go();
    expect(verdictOf(record, 'svc0')).toEqual({ kind: 'failing', code: 'http.status' });
    expect(record?.durationMs).toBe(14_000);
  });

  it('publishes at second 15, and what is not finished is unknown and not counted as probed', async () => {
    const { go, published } = world((url) => ({ after: url.includes('s0.') ? 60_000 : 0, seen: GOOD }));
    const record = await go();
    expect(record?.durationMs).toBe(15_000);
    expect(verdictOf(record, 'svc0')).toEqual({ kind: 'unknown', code: 'probe.budget' });
    const probed = published[0]?.samples.find(({ metric }) => metric === 'Probed');
    expect(probed?.value).toBe(2);
  });

  it('what is cut off while a target is being asked is its time-out, and all is known before the time to publish', async () => {
    const cutOff: HttpExchange = { kind: 'broken', phase: 'firstByte', error: 'ETIMEOUT', phasesMs: {} };
    const { go } = world((url) => ({ after: url.includes('s0.') ? 60_000 : 0, seen: GOOD, cutOff }));
    const record = await go();
    expect(verdictOf(record, 'svc0')).toEqual({ kind: 'failing', code: 'http.timeout' });
    expect(record?.durationMs).toBe(14_000);
  });

  it('a blind vantage publishes that it is blind, and no verdict', async () => {
    const { go, published } = world(() => ({ after: 0, seen: silent }));
    await go();
    expect(published[0]?.samples.map(({ metric, value }) => [metric, value])).toEqual([
      ['WitnessFailed', 1],
      ['Probed', 3],
    ]);
  });

  it.each([
    ['every witness, all services answer', 5, 3, false],
    ['every witness, most services answer', 5, 2, false],
    ['every witness, most services are silent', 5, 1, true],
    ['half of the witnesses and all services', 3, 0, true],
    ['fewer than half of the witnesses and all services', 2, 0, false],
  ])('blind or not: %s', async (_, deadWitnesses, answering, blind) => {
    const { go } = world((url) => {
      const number = Number(/\d/.exec(url)?.[0]);
      const isUp = url.includes('witness') ? number >= deadWitnesses : number < answering;
      return { after: 0, seen: isUp ? GOOD : silent };
    });
    expect((await go())?.blind).toBe(blind);
  });

  it('an error of a service is an answer: who gets it can see', async () => {
    const { go } = world((url) => ({ after: 0, seen: url.includes('witness') ? silent : failing }));
    expect((await go())?.blind).toBe(false);
  });

  it('says nothing of a cause of which too few members were judged, nor of the fleet where half refuse', async () => {
    const blocked = answered(429);
    const { go, published } = world((url) => ({ after: 0, seen: /s[01]\./.test(url) ? blocked : GOOD }));
    await go();
    const metrics = new Set(published[0]?.samples.map(({ metric }) => metric));
    expect(
      ['CauseFailed', 'CauseSlow', 'Unexplained', 'Everything'].filter((name) => metrics.has(name as never)),
    ).toEqual([]);
  });

  it('asks only the services that its vantage can reach', async () => {
    const services = FLEET.services.map((service, index) =>
      index === 0 ? { ...service, vantages: ['eu-west-1', 'ap-southeast-1'] } : service,
    );
    const asked: string[] = [];
    const { go, published } = world(
      (url) => {
        asked.push(url);
        return { after: 0, seen: GOOD };
      },
      { fleet: { ...FLEET, services } },
    );
    const record = await go();
    expect(record?.cells.map(({ service }) => service)).toEqual(['svc1', 'svc2']);
    expect(asked.filter((url) => url.includes('s0.'))).toEqual([]);
    expect(published[0]?.samples.find(({ metric }) => metric === 'Probed')?.value).toBe(2);
  });

  it('publishes a minute once, even when it is invoked twice', async () => {
    const { go, published } = world(() => ({ after: 0, seen: GOOD }));
    await go();
    expect(await go()).toBeUndefined();
    expect(published).toHaveLength(1);
  });

  it('a hub that refuses keeps no sample from the other', async () => {
    const seen: string[] = [];
    const { go } = world(() => ({ after: 0, seen: GOOD }), {
      fleet: { ...FLEET, hubs: ['us-west-2', 'eu-central-1'] },
      publish: async (hub) => {
        if (hub === 'us-west-2') throw new Error('throttled');
        seen.push(hub);
      },
    });
    const record = await go();
    expect(seen).toEqual(['eu-central-1']);
    expect(record?.hubs).toEqual({ 'us-west-2': 'Error: throttled', 'eu-central-1': 'published' });
  });

  it('rejects a scheduled time that is not a time', async () => {
    const { host } = world(() => ({ after: 0, seen: GOOD }));
    await expect(run('soon', host)).rejects.toThrow('run: scheduledTime is not a time, got "soon"');
  });
});
