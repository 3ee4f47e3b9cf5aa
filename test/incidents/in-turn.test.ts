import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { claiming, TURN } from '../../lambda/incidents/receipts/claims';
import { createWorld, fleetOf, type Gate } from './world';

const CDN = ['svc0', 'svc1', 'svc2', 'svc3'];
const fleet = fleetOf({ 'cdn/fastly': CDN, 'host/rack': ['svc0', 'svc1'] }, { services: 24 });

/** Every question to the outside takes its time, so that invocations overlap; what is asked first is answered first. */
const overlapping: Gate = async (_, ask) => {
  await setImmediate();
  return ask();
};

function failing(services: (name: string) => boolean) {
  const world = createWorld(fleet, undefined, overlapping);
  for (let n = 0; n < 20; n++) world.minute();
  world.minute((name) => (services(name) ? 'http.status' : 'up'));
  return world;
}

const told = ({ sent }: ReturnType<typeof failing>) => sent.map(({ kind, key }) => `${kind} ${key}`);

describe('alarms of one failure that go off within a second', () => {
  it.each([
    ['unexplained', 'everything'],
    ['everything', 'unexplained'],
    ['cause/cdn/fastly', 'everything'],
    ['everything', 'cause/cdn/fastly'],
  ])('%s, then %s: one message opens, the other is an update of it', async (first, second) => {
    const world = failing(() => true);
    await Promise.all([world.alarm(first, 'ALARM'), world.alarm(second, 'ALARM')]);
    expect(told(world)).toEqual([`opened ${first}`, `updated ${first}`]);
  });

  it('a cause, then another one, of whose services it named all', async () => {
    const world = failing((name) => CDN.includes(name));
    await Promise.all([world.alarm('cause/cdn/fastly', 'ALARM'), world.alarm('cause/host/rack', 'ALARM')]);
    expect(told(world)).toEqual(['opened cause/cdn/fastly', 'updated cause/cdn/fastly']);
  });

  it('a recheck beside them tells nothing twice', async () => {
    const world = failing(() => true);
    await Promise.all([world.alarm('unexplained', 'ALARM'), world.recheck(), world.alarm('everything', 'ALARM')]);
    expect(world.sent.map(({ kind }) => kind)).toEqual(['opened', 'updated']);
  });
});

describe('a turn', () => {
  it('is given back: the next alarm waits for nobody', async () => {
    const world = failing(() => true);
    await world.alarm('unexplained', 'ALARM');
    const before = world.now();
    await world.alarm('everything', 'ALARM');
    expect(world.now()).toBe(before);
  });

  it('that was given back expires within the hour, not years ago: the table would keep it for ever', async () => {
    const world = failing(() => true);
    await world.alarm('unexplained', 'ALARM');
    const row = (await world.receipts.list()).find(({ key }) => key === TURN);
    expect(row?.facts).toEqual({ lapsesAt: 0, expiresAt: Math.ceil(world.now() / 1000) + 3_600 });
  });

  it('that is never given back keeps an alarm for 2.5 s, and no longer', async () => {
    const world = failing(() => true);
    await world.receipts.change(claiming(TURN, world.now()), 0);
    const before = world.now();
    expect(await world.alarm('everything', 'ALARM')).toMatchObject([{ kind: 'opened' }]);
    expect(world.now() - before).toBeGreaterThanOrEqual(2_500);
    expect(world.now() - before).toBeLessThan(3_000);
    expect(world.logged).toContainEqual(expect.objectContaining({ problem: 'somebody else keeps the turn' }));
  });

  it('is not given back by who did not have it', async () => {
    const world = failing(() => true);
    await world.receipts.change(claiming(TURN, world.now()), 0);
    await world.alarm('everything', 'ALARM');
    expect(await world.receipts.change(claiming(TURN, world.now()), 0)).toBe(false);
  });

  it('lapses with the invocation that had it', async () => {
    const world = failing(() => true);
    await world.receipts.change(claiming(TURN, world.now() - 15_001), 0);
    const before = world.now();
    await world.alarm('everything', 'ALARM');
    expect(world.now()).toBe(before);
  });

  it('that cannot be had, because the table is gone, is no reason for silence', async () => {
    const world = failing(() => true);
    world.broken.add('claim');
    expect(await world.alarm('everything', 'ALARM')).toMatchObject([{ kind: 'opened' }]);
  });

  it('is not taken for a single service: nothing is merged into it', async () => {
    const world = failing((name) => name === 'svc0');
    await world.receipts.change(claiming(TURN, world.now()), 0);
    const before = world.now();
    expect(await world.alarm('service/svc0', 'ALARM')).toMatchObject([{ kind: 'opened' }]);
    expect(world.now()).toBe(before);
  });
});
