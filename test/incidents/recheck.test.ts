import { describe, expect, it } from '@jest/globals';
import type { RowChange } from '../../lambda/incidents/receipts/receipt-table';
import { createWorld, fleetOf, passCleanly, type Result } from './world';

const META = ['facebook', 'instagram', 'whatsapp', 'workplace'];
const fleet = fleetOf({ 'owner/meta': META });
const KEY = 'cause/owner/meta';

/** The first so many services of Meta fail in a way. */
const bad =
  (count: number, result: Result = 'http.status') =>
  (service: string): Result =>
    META.slice(0, count).includes(service) ? result : 'up';

const dns = bad(4, 'dns.servfail');
const http = bad(4);

/** Opens with the first minute, then rechecks after each further one. */
async function rechecked(first: (service: string) => Result, ...minutes: readonly ((service: string) => Result)[]) {
  const world = createWorld(fleet);
  for (let n = 0; n < 15; n++) world.minute();
  world.minute(first);
  await world.alarm(KEY, 'ALARM');
  const told: string[] = [];
  for (const minute of minutes) {
    world.minute(minute);
    const [message] = await world.recheck();
    told.push(message === undefined ? '-' : `${message.services?.names.length} at ${message.layer}`);
  }
  return { world, told: told.join(', ') };
}

describe('a recheck', () => {
  it.each([
    ['nothing new is no message', http, [http, http, http], '-, -, -'],
    ['a layer is told when two rechecks agree', http, [dns, dns, dns], '-, 4 at dns, -'],
    ['a layer seen once is not told', http, [dns, http, dns, http], '-, -, -, -'],
    ['a layer that turns back is told as well', http, [dns, dns, http, http], '-, 4 at dns, -, 4 at http'],
    ['the first correction comes after a minute', bad(2), [bad(4)], '4 at http'],
    [
      'further services come at most every five minutes',
      bad(2),
      [bad(3), bad(4), bad(4), bad(4), bad(4), bad(4)],
      '3 at http, -, -, -, -, 4 at http',
    ],
    ['fewer services are no news', http, [bad(3), bad(2), bad(3), http], '-, -, -, -'],
    ['a clean minute changes nothing', http, [bad(0), http], '-, -'],
    ['a clean minute does not come between two rechecks', http, [dns, bad(0), dns], '-, -, 4 at dns'],
  ] as const)('%s', async (_, first, minutes, expected) => {
    expect((await rechecked(first, ...minutes)).told).toBe(expected);
  });

  it('a tie keeps the layer told, and is no agreement', async () => {
    const tie = (service: string) => (['facebook', 'instagram'].includes(service) ? 'dns.servfail' : 'http.status');
    expect((await rechecked(dns, tie, tie, http, tie, http, http)).told).toBe('-, -, -, -, -, 4 at http');
  });

  it('two rechecks of one minute are one recheck', async () => {
    const { world } = await rechecked(http, dns);
    expect([await world.recheck(), await world.recheck()]).toEqual([[], []]);
  });

  it('new vantages are told', async () => {
    const world = createWorld(fleet);
    world.minute((service, vantage) => (vantage === 'ap-southeast-1' ? 'up' : http(service)));
    await world.alarm(KEY, 'ALARM');
    world.minute(http);
    expect(await world.recheck()).toMatchObject([
      { kind: 'updated', title: 'UPDATE meta: 4 of 4 services failing at http, 3 of 3 vantages, since 15:00 UTC' },
    ]);
  });

  it('nothing is told of an incident that cannot be seen, and its receipt stays', async () => {
    const { world } = await rechecked(http);
    for (let n = 0; n < 40; n++) {
      world.minute(dns, n < 20 ? { silent: fleet.vantages } : { blind: fleet.vantages });
      expect(await world.recheck()).toEqual([]);
    }
    expect(await world.open()).toEqual([KEY]);
  });

  it('twice at once tells its news once', async () => {
    const { world } = await rechecked(http, dns);
    world.minute(dns);
    const told = await Promise.all([world.recheck(), world.recheck()]);
    expect(told.flat().map(({ kind, layer }) => [kind, layer])).toEqual([['updated', 'dns']]);
  });
});

describe('an end', () => {
  it('that was lost is made up for after twenty clean minutes', async () => {
    const { world } = await rechecked(http, http);
    passCleanly(world, 19);
    expect(await world.recheck()).toEqual([]);
    passCleanly(world, 1);
    expect(await world.recheck()).toMatchObject([
      { kind: 'closed', title: 'RESOLVED meta: after 2 min, 15:15 UTC to 15:17 UTC' },
    ]);
    expect(await world.alarm(KEY, 'OK')).toEqual([]);
  });

  it('that is refused is told later', async () => {
    const { world } = await rechecked(http);
    passCleanly(world, 10);
    world.broken.add('send');
    expect(await world.alarm(KEY, 'OK')).toEqual([]);
    expect(await world.recheck()).toEqual([]);
    world.broken.delete('send');
    passCleanly(world, 1);
    expect(await world.recheck()).toMatchObject([{ kind: 'closed', key: KEY }]);
    expect(await world.recheck()).toEqual([]);
  });

  it('before ten clean minutes is only noted, and told when they have passed', async () => {
    const { world } = await rechecked(http);
    passCleanly(world, 9);
    expect(await world.alarm(KEY, 'OK')).toEqual([]);
    expect(await world.recheck()).toEqual([]);
    passCleanly(world, 1);
    expect(await world.recheck()).toMatchObject([
      { kind: 'closed', title: 'RESOLVED meta: after 1 min, 15:15 UTC to 15:16 UTC' },
    ]);
  });

  it('is taken back by a relapse, and no end is told before ten clean minutes after that', async () => {
    const { world } = await rechecked(http);
    passCleanly(world, 5);
    await world.alarm(KEY, 'OK');
    world.minute(http);
    expect(await world.alarm(KEY, 'ALARM')).toEqual([]);
    for (let n = 0; n < 10; n++) {
      passCleanly(world, 1);
      expect(await world.recheck()).toEqual([]);
    }
    await world.alarm(KEY, 'OK');
    expect(world.sent.map(({ kind }) => kind)).toEqual(['opened', 'closed']);
    expect(world.sent[1]?.title).toBe('RESOLVED meta: after 7 min, 15:15 UTC to 15:22 UTC');
  });

  it.each([
    ['refuses us', (): Result => 'blocked.status', {}],
    ['is seen by too few', (): Result => 'up', { silent: ['us-east-1', 'eu-west-1'] }],
  ] as const)('of what %s is told an hour after its OK, and never as a recovery', async (_, result, sight) => {
    const { world } = await rechecked(http, bad(0));
    await world.alarm(KEY, 'OK');
    for (let n = 0; n < 59; n++) {
      world.minute(result, sight);
      expect(await world.recheck()).toEqual([]);
    }
    world.minute(result, sight);
    world.minute(result, sight);
    expect(await world.recheck()).toMatchObject([
      { kind: 'closed', title: 'CLOSED meta: not seen since 15:16 UTC, failed from 15:15 UTC' },
    ]);
  });

  it('is not told on the word of a history that cannot be read', async () => {
    const { world } = await rechecked(http);
    passCleanly(world, 30);
    world.broken.add('statistics');
    expect(await world.alarm(KEY, 'OK')).toEqual([]);
    expect(await world.recheck()).toEqual([]);
    world.broken.delete('statistics');
    expect(await world.recheck()).toMatchObject([{ kind: 'closed' }]);
  });

  it('is not told while everything speaks for it', async () => {
    const causes = { 'cdn/a': ['a0', 'a1', 'a2'], 'dns/b': ['b0', 'b1', 'b2'], 'host/c': ['c0', 'c1', 'c2'] };
    const world = createWorld(fleetOf(causes, { services: 12 }));
    const fails = (letters: string) => (service: string) => (letters.includes(service[0] ?? '') ? 'http.status' : 'up');
    world.minute(fails('a'));
    await world.alarm('cause/cdn/a', 'ALARM');
    for (let n = 0; n < 12; n++)
      world.minute((service) => (service.startsWith('b') ? 'dns.servfail' : fails('aco')(service)));
    await world.alarm('cause/cdn/a', 'OK');
    expect(await world.open()).toEqual(['cause/cdn/a']);
    passCleanly(world, 10);
    expect(await world.recheck()).toMatchObject([{ kind: 'closed' }]);
  });

  it('of what the configuration no longer has is told once, by the same dedup key', async () => {
    const { world } = await rechecked(http);
    const row = (await world.receipts.list()).find(({ key }) => key === KEY);
    const facts = row?.facts as RowChange['set'];
    await world.receipts.change({ key: 'service/former', set: facts, where: [] }, 0);
    expect(await world.recheck()).toMatchObject([
      { kind: 'closed', key: 'service/former', dedupKey: 'common-cause/service/former' },
    ]);
    expect(world.sent.at(-1)?.title).toBe(
      'CLOSED service/former: no longer watched, was failing from 15:15 UTC to 15:16 UTC',
    );
    expect(await world.recheck()).toEqual([]);
    expect(await world.alarm('service/former', 'OK')).toEqual([]);
  });

  it('is told of a cause whose OK comes when the configuration no longer has it', async () => {
    const { world } = await rechecked(http);
    const facts = (await world.receipts.list()).find(({ key }) => key === KEY)?.facts as RowChange['set'];
    await world.receipts.change({ key: 'cause/cdn/former', set: facts, where: [] }, 0);
    expect(await world.alarm('cause/cdn/former', 'OK')).toMatchObject([{ kind: 'closed', key: 'cause/cdn/former' }]);
  });
});

describe('what nobody judges for an hour', () => {
  it('is told once, with the reason', async () => {
    const { world } = await rechecked(http);
    const told: string[] = [];
    for (let n = 0; n < 70; n++) {
      world.minute(() => 'blocked.status');
      told.push(...(await world.recheck()).map(({ kind, title }) => `${kind} ${title}`));
    }
    expect(told).toEqual(['updated UPDATE meta: not judged since 15:16 UTC: it refuses us; failed from 15:15 UTC']);
  });
});

describe('a recheck', () => {
  it('answers an ALARM whose handler died after it was noted', async () => {
    const world = createWorld(fleet);
    world.minute(http);
    await world.receipts.change({ key: KEY, set: { alarmAt: world.now() - 5_000 }, where: [] }, 0);
    expect(await world.recheck()).toMatchObject([{ kind: 'opened', key: KEY }]);
  });

  it('leaves rows that are none of ours alone, and says so', async () => {
    const { world } = await rechecked(http);
    await world.receipts.change({ key: 'grocery list', set: { milk: 2 }, where: [] }, 0);
    expect(await world.recheck()).toEqual([]);
    expect(world.logged).toContainEqual(expect.objectContaining({ keys: ['grocery list'] }));
    expect(await world.receipts.list()).toContainEqual({ key: 'grocery list', facts: { milk: 2 } });
  });

  it.each(['statistics', 'records', 'list', 'claim', 'change', 'send'])('never throws without %s', async (part) => {
    const { world } = await rechecked(bad(2), dns);
    world.broken.add(part);
    world.minute(dns);
    await expect(world.recheck()).resolves.toBeDefined();
  });
});
