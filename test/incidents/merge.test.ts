import { describe, expect, it } from '@jest/globals';
import { createWorld, fleetOf, passCleanly } from './world';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `svc${from + n}`);

const CDN = 'cause/cdn/fastly';
const HOST = 'cause/host/rack';
const fleet = fleetOf(
  { 'cdn/fastly': range(0, 14), 'host/rack': range(10, 13), 'dns/ns1': range(14, 25), 'owner/lone': ['svc0', 'svc9'] },
  { services: 40 },
);

type Fault = readonly (readonly [services: readonly string[], result: string])[];

const CDN_FAILS: Fault = [[range(0, 9), 'http.status']];
const RACK_FAILS: Fault = [[range(10, 13), 'tcp.timeout']];
const NS1_FAILS: Fault = [[range(14, 25), 'dns.servfail']];
/** Five services without anything in common: too few of any cause. */
const SCATTERED: Fault = [[['svc3', 'svc20', 'other0', 'other1', 'other2'], 'http.status']];

function createHub() {
  const world = createWorld(fleet);
  const during = (...faults: readonly Fault[]) =>
    world.minute((name) => faults.flat().findLast(([services]) => services.includes(name))?.[1] ?? 'up');
  for (let n = 0; n < 20; n++) during();
  return {
    ...world,
    during,
    clean: (minutes = 10) => passCleanly(world, minutes),
    told: () => world.sent.map(({ kind, key }) => `${kind} ${key}`),
  };
}

/** `cdn/fastly` is open with its first fourteen services; then the rack among them is taken for a cause of its own. */
async function merged() {
  const hub = createHub();
  hub.during([[range(0, 13), 'http.status']]);
  await hub.alarm(CDN, 'ALARM');
  hub.during(RACK_FAILS);
  await hub.alarm(HOST, 'ALARM');
  return hub;
}

describe('a cause whose services are all in an open incident', () => {
  it('is an update of that one', async () => {
    const hub = await merged();
    expect(hub.told()).toEqual([`opened ${CDN}`, `updated ${CDN}`]);
    expect(hub.sent[1]?.title).toMatch(/^UPDATE cdn\/fastly: host\/rack fails too, 4 of 15 services failing at http/);
    expect(await hub.row(HOST)).toMatchObject({ kind: 'receipt', mergedInto: CDN });
  });

  it.each([
    ['the first ends last', [`OK ${HOST}`, `OK ${CDN}`], 2],
    ['the first ends first', [`OK ${CDN}`, `OK ${HOST}`], 2],
    ['every end comes twice', [`OK ${CDN}`, `OK ${CDN}`, `OK ${HOST}`, `OK ${HOST}`], 3],
    ['the first relapses meanwhile', [`OK ${CDN}`, `ALARM ${CDN}`, `OK ${HOST}`, `OK ${CDN}`], 4],
    ['the second relapses', [`OK ${HOST}`, `ALARM ${HOST}`, `OK ${CDN}`, `OK ${HOST}`], 4],
    ['the second relapses after the first has ended', [`OK ${CDN}`, `ALARM ${HOST}`, `OK ${HOST}`], 3],
  ])('closes with it, once, when %s', async (_, steps, closing) => {
    const hub = await merged();
    hub.clean();
    const counts: number[] = [];
    for (const step of steps) {
      const [state = '', key = ''] = step.split(' ');
      counts.push((await hub.alarm(key, state)).length);
    }
    expect(hub.told()).toEqual([`opened ${CDN}`, `updated ${CDN}`, `closed ${CDN}`]);
    expect(counts.indexOf(1) + 1).toBe(closing);
    expect(await hub.open()).toEqual([]);
  });

  it('keeps it open while one of several goes on', async () => {
    const hub = await merged();
    hub.during([[['svc0', 'svc9'], 'http.status']]);
    await hub.alarm('cause/owner/lone', 'ALARM');
    hub.clean();
    for (const key of [HOST, CDN]) expect(await hub.alarm(key, 'OK')).toEqual([]);
    expect(await hub.alarm('cause/owner/lone', 'OK')).toHaveLength(1);
  });

  it('is told once, whether or not the incident was open when its ALARM was first read', async () => {
    const hub = createHub();
    hub.during([[range(0, 13), 'http.status']]);
    hub.during(RACK_FAILS);
    const at = hub.now() - 100;
    hub.meanwhile(async () => {
      await hub.alarm(CDN, 'ALARM');
      await hub.alarm(HOST, 'ALARM', at);
    });
    await hub.alarm(HOST, 'ALARM', at);
    expect(hub.told()).toEqual([`opened ${CDN}`, `updated ${CDN}`]);
  });

  it('is told on its own where the incident was closed just before', async () => {
    const hub = createHub();
    hub.during([[range(0, 13), 'http.status']]);
    await hub.alarm(CDN, 'ALARM');
    hub.clean();
    hub.during(RACK_FAILS);
    hub.meanwhile(() => hub.alarm(CDN, 'OK'));
    await hub.alarm(HOST, 'ALARM');
    expect(hub.told()).toEqual([`opened ${CDN}`, `closed ${CDN}`]);
    expect(await hub.recheck()).toMatchObject([{ kind: 'opened', key: HOST }]);
  });

  it('is taken up again, should the incident it was told as part of be gone', async () => {
    const hub = await merged();
    await hub.receipts.change({ key: CDN, set: {}, remove: ['openedAt', 'toldAt'], where: [] }, 0);
    hub.during(RACK_FAILS);
    expect(await hub.recheck()).toMatchObject([{ kind: 'opened', key: HOST }]);
    hub.clean();
    expect(await hub.alarm(HOST, 'OK')).toMatchObject([{ kind: 'closed', key: HOST }]);
  });
});

describe('a cause that opens while unexplained is open', () => {
  it('is its explanation', async () => {
    const hub = createHub();
    hub.during(SCATTERED);
    await hub.alarm('unexplained', 'ALARM');
    hub.during(SCATTERED, NS1_FAILS);
    const [updated] = await hub.alarm('cause/dns/ns1', 'ALARM');
    expect(updated?.title).toMatch(/^UPDATE unexplained: dns\/ns1 explains part of it/);
    hub.clean();
    expect(await hub.alarm('unexplained', 'OK')).toEqual([]);
    expect(await hub.alarm('cause/dns/ns1', 'OK')).toMatchObject([{ kind: 'closed', key: 'unexplained' }]);
  });

  it('is told on its own once unexplained has ended', async () => {
    const hub = createHub();
    hub.during(SCATTERED);
    await hub.alarm('unexplained', 'ALARM');
    hub.during(NS1_FAILS);
    await hub.alarm('cause/dns/ns1', 'ALARM');
    await hub.alarm('unexplained', 'OK');
    hub.during(NS1_FAILS, CDN_FAILS);
    expect(await hub.alarm(CDN, 'ALARM')).toMatchObject([{ kind: 'opened', key: CDN }]);
  });
});

describe('a cause that opens while an unrelated unexplained is open', () => {
  it('is told on its own: what it fails, nobody has named', async () => {
    const hub = createHub();
    hub.during([[['other0', 'other1', 'other2', 'other3'], 'http.status']]);
    await hub.alarm('unexplained', 'ALARM');
    hub.during([[['other0', 'other1', 'other2', 'other3'], 'http.status']], NS1_FAILS);
    expect(await hub.alarm('cause/dns/ns1', 'ALARM')).toMatchObject([{ kind: 'opened', key: 'cause/dns/ns1' }]);
  });
});

describe('everything', () => {
  it.each([
    ['an open unexplained', [['unexplained', SCATTERED]], 0, 'updated unexplained'],
    [
      'an open unexplained, whatever cause is open',
      [
        [CDN, CDN_FAILS],
        ['unexplained', SCATTERED],
      ],
      0,
      'updated unexplained',
    ],
    [
      'the cause that opened last',
      [
        [CDN, CDN_FAILS],
        ['cause/dns/ns1', NS1_FAILS],
      ],
      0,
      'updated cause/dns/ns1',
    ],
    ['a cause of a while ago', [[CDN, CDN_FAILS]], 13, `updated ${CDN}`],
  ] as const satisfies readonly (readonly [string, readonly (readonly [string, Fault])[], number, string])[])(
    'is an update of %s',
    async (_, before, minutes, told) => {
      const hub = createHub();
      for (const [key, fault] of before) {
        hub.during(fault);
        await hub.alarm(key, 'ALARM');
      }
      for (let n = 0; n < minutes; n++) hub.during(CDN_FAILS);
      hub.during(CDN_FAILS, NS1_FAILS, SCATTERED);
      await hub.alarm('everything', 'ALARM');
      expect(hub.told().at(-1)).toBe(told);
    },
  );

  it.each([
    ['nothing else is open', []],
    ['only a single service is open', ['service/svc3']],
    ['a cause has been open for long', [CDN]],
  ])('is told on its own where %s', async (_, open) => {
    const hub = createHub();
    hub.during(CDN_FAILS);
    for (const key of open) await hub.alarm(key, 'ALARM');
    for (let n = 0; n < 15; n++) hub.during(CDN_FAILS);
    await hub.alarm('everything', 'ALARM');
    expect(hub.told().at(-1)).toBe('opened everything');
  });
});

describe('told on its own is', () => {
  it.each([
    ['a cause with further services', CDN, CDN_FAILS, 'cause/dns/ns1', NS1_FAILS],
    ['a cause that holds a service already told', 'service/svc3', [[['svc3'], 'http.status']], CDN, CDN_FAILS],
    [
      'a cause seen at one service that was already told',
      'service/svc0',
      [[['svc0'], 'http.status']],
      'cause/owner/lone',
      [],
    ],
    [
      'unexplained besides a cause',
      CDN,
      CDN_FAILS,
      'unexplained',
      [[['svc20', ...range(26, 29), 'other0', 'other1', 'other2', 'other3'], 'http.status']],
    ],
    ['a single service of an open cause', CDN, CDN_FAILS, 'service/svc3', []],
    ['the monitor itself', CDN, CDN_FAILS, 'monitor/quorum-lost', []],
  ] as const satisfies readonly (readonly [string, string, Fault, string, Fault])[])(
    '%s',
    async (_, first, fault, second, more) => {
      const hub = createHub();
      hub.during(fault);
      await hub.alarm(first, 'ALARM');
      hub.during(fault, more);
      await hub.alarm(second, 'ALARM');
      hub.clean();
      await hub.alarm(first, 'OK');
      await hub.alarm(second, 'OK');
      expect(hub.told()).toEqual([`opened ${first}`, `opened ${second}`, `closed ${first}`, `closed ${second}`]);
    },
  );
});
