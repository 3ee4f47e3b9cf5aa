import { describe, expect, it } from '@jest/globals';
import { createWorld, fleetOf, type Result } from './world';

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

/** Opens with the first minute, then looks after each further one. */
async function looks(first: (service: string) => Result, ...minutes: readonly ((service: string) => Result)[]) {
  const world = createWorld(fleet);
  for (let n = 0; n < 15; n++) world.minute();
  world.minute(first);
  await world.alarm(KEY, 'ALARM');
  const told: string[] = [];
  for (const minute of minutes) {
    world.minute(minute);
    const [message] = await world.look();
    told.push(message === undefined ? '-' : `${message.services?.names.length} at ${message.layer}`);
  }
  return { world, told: told.join(', ') };
}

describe('looking again', () => {
  it.each([
    ['nothing new is no message', http, [http, http, http], '-, -, -'],
    ['a layer is told when two looks agree', http, [dns, dns, dns], '-, 4 at dns, -'],
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
    ['a clean minute does not come between two looks', http, [dns, bad(0), dns], '-, -, 4 at dns'],
  ] as const)('%s', async (_, first, minutes, expected) => {
    expect((await looks(first, ...minutes)).told).toBe(expected);
  });

  it('a tie keeps the layer told, and is no agreement', async () => {
    const tie = (service: string) => (['facebook', 'instagram'].includes(service) ? 'dns.servfail' : 'http.status');
    expect((await looks(dns, tie, tie, http, tie, http, http)).told).toBe('-, -, -, -, -, 4 at http');
  });

  it('two looks at one minute are one look', async () => {
    const { world } = await looks(http, dns);
    expect([await world.look(), await world.look()]).toEqual([[], []]);
  });

  it('new vantages are told', async () => {
    const world = createWorld(fleet);
    world.minute((service, vantage) => (vantage === 'ap-southeast-1' ? 'up' : http(service)));
    await world.alarm(KEY, 'ALARM');
    world.minute(http);
    expect(await world.look()).toMatchObject([
      { kind: 'updated', title: 'UPDATE meta: 4 of 4 services failing at http, 3 of 3 vantages, since 15:00 UTC' },
    ]);
  });

  it('nothing is told of an incident that cannot be seen, and its receipt stays', async () => {
    const { world } = await looks(http);
    for (let n = 0; n < 40; n++) {
      world.minute(dns, n < 20 ? { silent: fleet.vantages } : { blind: fleet.vantages });
      expect(await world.look()).toEqual([]);
    }
    expect(await world.receipts.list()).toHaveLength(1);
  });

  it('news of an incident closed meanwhile are not told', async () => {
    const { world } = await looks(http, dns);
    world.minute(dns);
    world.meanwhile(() => world.receipts.remove(KEY));
    expect(await world.look()).toEqual([]);
    expect(await world.receipts.list()).toEqual([]);
  });
});

describe('an end that was lost', () => {
  it('is made up for after twenty clean minutes', async () => {
    const { world } = await looks(http, http);
    for (let n = 0; n < 19; n++) world.minute();
    expect(await world.look()).toEqual([]);
    world.minute();
    expect(await world.look()).toMatchObject([
      { kind: 'closed', title: 'RESOLVED meta: after 2 min, 15:15 UTC to 15:17 UTC' },
    ]);
    expect(await world.alarm(KEY, 'OK')).toEqual([]);
  });

  it('that could not be sent is sent later', async () => {
    const { world } = await looks(http);
    for (let n = 0; n < 10; n++) world.minute();
    world.broken.add('send');
    await expect(world.alarm(KEY, 'OK')).rejects.toThrow('send');
    for (let n = 0; n < 10; n++) world.minute();
    expect(await world.look()).toEqual([]);
    world.broken.delete('send');
    expect(await world.look()).toMatchObject([{ kind: 'closed', key: KEY }]);
    expect(await world.look()).toEqual([]);
  });
});

describe('looking never throws', () => {
  it.each(['sums', 'records', 'list', 'get', 'put', 'amend', 'remove', 'send'])('without %s', async (part) => {
    const { world } = await looks(bad(2), dns);
    world.broken.add(part);
    world.minute(dns);
    await expect(world.look()).resolves.toBeDefined();
  });

  it('a receipt of what the configuration no longer has is forgotten', async () => {
    const { world } = await looks(http);
    await world.receipts.put({
      key: 'service/gone',
      openedAt: 0,
      since: 0,
      hub: 'x',
      services: [],
      vantages: [],
      toldAt: 0,
    });
    expect(await world.look()).toEqual([]);
    expect((await world.receipts.list()).map(({ key }) => key)).toEqual([KEY]);
  });
});
