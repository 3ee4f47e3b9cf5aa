import { describe, expect, it } from '@jest/globals';
import type { Fleet } from '../../lib/contract/fleet';
import { definitionOf } from '../../lib/contract/incident-definitions';
import { ticketAlarms } from '../../lib/contract/ticket-alarms';
import { createWorld, fleetOf } from './world';

const NAMES = ['shop', 'search', 'maps'];
const SERVICES = NAMES.map((name) => ({
  name,
  title: `The ${name}`,
  dns: [],
  http: [{ url: `https://${name}.example/` }],
  objectiveMs: 800,
}));
const fleet: Fleet = { ...fleetOf({}), services: SERVICES, resolvers: ['system', '1.1.1.1'], tickets: 'shared' };

/** Each ticket of several alarms, and what its first two are about. */
const TICKETS = [
  ['coverage', 'us-east-1', 'eu-west-1'],
  ['doubled', 'us-east-1', 'eu-west-1'],
  ['resolvers', 'system', '1.1.1.1'],
  ['certificates', 'shop', 'search'],
  ['partial', 'shop', 'search'],
  ['slow', 'shop', 'search'],
  ['blocked', 'shop', 'search'],
] as const;

/** A ticket that was opened by its first alarm, a minute ago. */
async function opened(key: string) {
  const world = createWorld(fleet);
  const definition = definitionOf(key, fleet);
  const paths = definition === undefined ? [] : ticketAlarms(definition, fleet).map(({ path }) => path);
  for (const path of paths) world.states.set(path, 'OK');
  const raise = (n: number, state: 'ALARM' | 'OK' = 'ALARM') => world.states.set(paths[n] ?? '', state);
  world.minute();
  raise(0);
  const [message] = await world.alarm(key, 'ALARM');
  world.minute();
  return { world, raise, message };
}

describe.each(TICKETS)('the ticket %s', (key, first, second) => {
  it('says which alarm opened it, and which comes later, once', async () => {
    const { world, raise, message } = await opened(key);
    expect(message).toMatchObject({ kind: 'opened', raised: { names: [first] } });
    expect(await world.recheck()).toEqual([]);
    raise(1);
    const [update, ...more] = await world.recheck();
    expect(update).toMatchObject({ kind: 'updated', key, isLarger: true, raised: { names: [first, second] } });
    expect(more).toEqual([]);
    expect(update?.text).toMatch(new RegExp(`^In ALARM: .*${first}, .*${second}\nNew in ALARM: .*${second}$`, 'm'));
    for (let n = 0; n < 7; n++) {
      world.minute();
      expect(await world.recheck()).toEqual([]);
    }
  });
});

describe('a ticket of several alarms', () => {
  it('tells of further ones at most every five minutes, together', async () => {
    const { world, raise } = await opened('certificates');
    raise(1);
    expect(await world.recheck()).toHaveLength(1);
    raise(2);
    const told: number[] = [];
    for (let n = 0; n < 6; n++) {
      world.minute();
      told.push((await world.recheck()).length);
    }
    expect(told).toEqual([0, 0, 0, 0, 1, 0]);
  });

  it('tells nothing of one that is OK again, nor of its coming back', async () => {
    const { world, raise } = await opened('certificates');
    raise(1);
    await world.recheck();
    for (const state of ['OK', 'ALARM'] as const) {
      raise(1, state);
      for (let n = 0; n < 6; n++) world.minute();
      expect(await world.recheck()).toEqual([]);
    }
  });

  it('tells twice at once only once', async () => {
    const { world, raise } = await opened('certificates');
    raise(1);
    const told = await Promise.all([world.recheck(), world.recheck()]);
    expect(told.flat()).toHaveLength(1);
  });

  it('whose states could not be read when it opened learns them, and tells what comes after', async () => {
    const world = createWorld(fleet);
    world.minute();
    world.states.set('service/shop/certificate', 'ALARM');
    world.broken.add('states');
    expect(await world.alarm('certificates', 'ALARM')).toHaveLength(1);
    world.minute();
    expect(await world.recheck()).toEqual([]);
    world.broken.delete('states');
    expect(await world.recheck()).toEqual([]);
    world.states.set('service/maps/certificate', 'ALARM');
    expect(await world.recheck()).toMatchObject([{ kind: 'updated', raised: { names: ['shop', 'maps'] } }]);
  });

  it('is not over while another stack of the hub has one in ALARM', async () => {
    const { world, raise } = await opened('certificates');
    raise(1);
    await world.recheck();
    raise(0, 'OK');
    expect(await world.alarm('certificates', 'OK')).toEqual([]);
    world.minute();
    expect(await world.recheck()).toEqual([]);
    raise(1, 'OK');
    expect(await world.recheck()).toMatchObject([{ kind: 'closed', key: 'certificates' }]);
    expect(await world.alarm('certificates', 'OK')).toEqual([]);
  });

  it('that services share does not count one that is down: its page says so', async () => {
    const { world, raise } = await opened('partial');
    raise(1);
    world.states.set('service/search/http', 'ALARM');
    expect(await world.recheck()).toEqual([]);
  });
});
