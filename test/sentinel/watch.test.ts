import { describe, expect, it } from '@jest/globals';
import type { AlarmState } from '../../lambda/incidents/ports';
import type { SentinelPorts, WayAlarm } from '../../lambda/sentinel/sentinel-ports';
import { watch } from '../../lambda/sentinel/watch';
import { createWorld, fleetOf, passCleanly } from '../incidents/world';

const META = ['facebook', 'instagram', 'whatsapp', 'workplace'];
const KEY = 'cause/owner/meta';
const HUBS = ['us-east-1', 'eu-west-1'];
const WHOLE = { scheduledTime: '2021-10-04T15:00:00Z' };
const HALF = { Records: [{ body: JSON.stringify(WHOLE) }] };

/** A sentinel over an incident that is over but not closed, as one of two hubs, or the only one. */
async function sentinel(hub: string, { hubs = HUBS, alive = 'ALARM' as AlarmState | 'unreadable', queue = true } = {}) {
  const fleet = { ...fleetOf({ 'owner/meta': META }), hubs };
  const world = createWorld(fleet);
  for (let n = 0; n < 20; n++) world.minute();
  world.minute(() => 'http.status');
  await world.alarm(KEY, 'ALARM');
  passCleanly(world, 25);
  const done: string[] = [];
  let way: readonly WayAlarm[] = [];
  let slept = 0;
  const ports: SentinelPorts = {
    ...world.ports,
    hub,
    clock: {
      now: () => world.now() + slept,
      sleep: async (ms) => {
        slept += ms;
        done.push(`slept ${Math.round(ms / 1000)} s`);
      },
    },
    mark: async (where, { metric, dimensions }) => {
      done.push(`${metric} ${dimensions.Hub} in ${where}`);
    },
    queue: async (_, seconds) => {
      if (!queue) throw new Error('refused');
      done.push(`again in ${seconds} s`);
    },
    alarmStates: async (paths) => {
      if (alive === 'unreadable') throw new Error('denied');
      return new Map(paths.map((path) => [path, alive]));
    },
    wayAlarms: async () => way,
  };
  const told = async (event: object) => (await watch(event, ports)).map(({ kind, key }) => `${kind} ${key}`);
  return {
    world,
    done,
    told,
    setWay: (next: readonly WayAlarm[]) => {
      way = next;
    },
  };
}

describe('the sentinel of the primary', () => {
  it('at second 0 sets the loop going, puts the second half off, and judges again', async () => {
    const { done, told } = await sentinel('us-east-1');
    expect(await told(WHOLE)).toEqual([`closed ${KEY}`]);
    expect(done.sort()).toEqual(['LoopRequest primary in us-east-1', 'again in 17 s']);
  });

  it('at second 30 sets the loop going, and judges nothing', async () => {
    const { done, told } = await sentinel('us-east-1');
    expect(await told(HALF)).toEqual([]);
    expect(done).toEqual(['LoopRequest primary in us-east-1']);
  });

  it('waits by itself where its queue refuses', async () => {
    const { done, told } = await sentinel('us-east-1', { queue: false });
    await told(WHOLE);
    const mark = 'LoopRequest primary in us-east-1';
    expect(done).toEqual([mark, 'slept 17 s', mark]);
  });

  it('judges again without a loop where there is one hub, and nobody watches it', async () => {
    const { done, told } = await sentinel('us-east-1', { hubs: ['us-east-1'] });
    expect(await told(WHOLE)).toEqual([`closed ${KEY}`]);
    expect(done).toEqual([]);
  });
});

describe('the sentinel of the standby', () => {
  it.each([
    ['nothing while the primary is alive', 'ALARM', []],
    ['again while the primary is not alive', 'OK', [`closed ${KEY}`]],
    ['again where the primary has never been alive', 'INSUFFICIENT_DATA', [`closed ${KEY}`]],
    ['nothing where it cannot tell', 'unreadable', []],
  ] as const)('judges %s', async (_, alive, closed) => {
    const { told } = await sentinel('eu-west-1', { alive });
    expect(await told(WHOLE)).toEqual([]);
    expect(await told(HALF)).toEqual(closed);
  });
});

describe("the other hub's way to people", () => {
  it('is paged once when it fails, and closed when all of it works', async () => {
    const { world, told, setWay } = await sentinel('us-east-1');
    const key = 'monitor/way/eu-west-1';
    const works = { state: 'OK', since: world.now() - 1_000_000 } as const;
    setWay([works, { state: 'INSUFFICIENT_DATA', since: 0 }]);
    expect(await told(HALF)).toEqual([]);
    setWay([works, { state: 'ALARM', since: world.now() - 60_000 }]);
    expect(await told(HALF)).toEqual([`opened ${key}`]);
    world.minute();
    expect(await told(HALF)).toEqual([]);
    setWay([works, works]);
    world.minute();
    expect(await told(HALF)).toEqual([`closed ${key}`]);
    expect(await told(HALF)).toEqual([]);
  });
});
