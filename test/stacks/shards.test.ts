import { describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { shardsOf } from '../../lib/contract/shards-of';
import { SMALL } from '../config/small-monitor';
import { deployed } from './deployment';

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly Metrics?: readonly object[];
  readonly AlarmRule?: string;
  readonly ActionsSuppressor?: string;
}

const FIRST = 'common-cause-hub-us-west-2';

/** Twelve services of two providers and of four owners, in three stacks. */
function monitorOf(more: object = {}): object {
  const services = Array.from({ length: 12 }, (_, n) => ({
    name: `s${n}`,
    owner: `o${n % 4}`,
    url: `https://s${n}.example/`,
    objective: '1s',
  }));
  const causes = { 'cdn/a': services.map(({ name }) => name), 'cdn/b': ['s1', 's2', 's3'] };
  return { ...SMALL, services, causes, hubs: ['us-west-2'], hubShards: 3, ...more };
}

function alarmsOf(monitor: object): ReadonlyMap<string, readonly Alarm[]> {
  const hub = [...deployed(readMonitor(monitor))].filter(([stack]) => stack.startsWith(FIRST));
  return new Map(
    hub.map(([stack, { template }]) => [
      stack,
      ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'].flatMap((type) =>
        Object.values(template.findResources(type)).map(({ Properties }) => Properties as Alarm),
      ),
    ]),
  );
}

function namedBy({ AlarmRule = '', ActionsSuppressor }: Alarm): readonly string[] {
  const children = [...AlarmRule.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
  return ActionsSuppressor === undefined ? children : [...children, ActionsSuppressor];
}

/** Names of alarms that a stack's rules and suppressors name, and that stand in another stack. */
function foreignTo(stack: string, monitor: object): ReadonlySet<string> {
  const alarms = alarmsOf(monitor).get(stack) ?? [];
  const own = new Set(alarms.map(({ AlarmName }) => AlarmName));
  return new Set(alarms.flatMap(namedBy).filter((name) => !own.has(name)));
}

const CONFIGURATIONS: readonly (readonly [string, object])[] = [
  ['tickets of each', monitorOf()],
  ['shared tickets', monitorOf({ tickets: 'shared' })],
  ['a standby', monitorOf({ hubs: ['eu-central-1', 'us-west-2'] })],
];

/** What a further stack may name of the first one. */
const NEVER_GONE = ['silence', 'unexplained', 'everything', 'cause-partly-covered'].map(
  (path) => `common-cause/${path}`,
);

describe('stacks of a hub', () => {
  it.each(CONFIGURATIONS)('with %s the first one names no alarm of a further one', (_, monitor) => {
    expect([...foreignTo(FIRST, monitor)]).toEqual([]);
  });

  it.each(CONFIGURATIONS)('with %s a further one names only what the first one always has', (_, monitor) => {
    const named = [1, 2].flatMap((shard) => [...foreignTo(`${FIRST}-${shard}`, monitor)]);
    expect(named.filter((name) => !NEVER_GONE.includes(name))).toEqual([]);
    expect(named).toContain('common-cause/silence');
  });

  it('the first one has it, even where there is no cause', () => {
    const services = [{ name: 'alone', url: 'https://alone.example/' }];
    const names = alarmsOf({ ...monitorOf(), services, causes: {} }).get(FIRST) ?? [];
    expect(names.map(({ AlarmName }) => AlarmName)).toEqual(expect.arrayContaining(NEVER_GONE));
  });

  it('each cause has its alarms in one of them', () => {
    const { fleet } = readMonitor(monitorOf());
    const all = [...alarmsOf(monitorOf()).values()];
    for (const cause of Object.keys(fleet.causes)) {
      const standing = all.map((alarms) => alarms.some(({ AlarmName }) => AlarmName === `common-cause/cause/${cause}`));
      expect(standing.filter(Boolean)).toHaveLength(1);
      expect(standing.indexOf(true)).toBe(shardsOf(fleet).findIndex(({ causes }) => causes.has(cause)));
    }
    expect(shardsOf(fleet).filter(({ causes }) => causes.size > 0).length).toBeGreaterThan(1);
  });

  it('a stand-in is judged as the cause itself', () => {
    const all = [...alarmsOf(monitorOf()).values()].flat();
    const standIns = all.filter(({ AlarmName }) => /\/shard\/\d+\/cause\//.test(AlarmName));
    expect(standIns.length).toBeGreaterThan(5);
    for (const { AlarmName, AlarmDescription: _, ...standIn } of standIns) {
      const itself = all.find((each) => each.AlarmName === AlarmName.replace(/shard\/\d+\//, ''));
      expect(itself).toMatchObject(standIn);
    }
  });

  it('of very many causes those that always stand together have one stand-in', () => {
    const services = Array.from({ length: 12 }, (_, n) => ({ name: `s${n}`, url: `https://s${n}.example/` }));
    const names = services.map(({ name }) => name);
    const causes = Object.fromEntries(Array.from({ length: 130 }, (_, n) => [`cdn/c${n}`, names]));
    const many = { ...monitorOf({ tickets: 'shared', hubShards: 8 }), services, causes };
    const all = [...alarmsOf(many).values()].flat();
    const standIns = all.filter(({ AlarmName }) => AlarmName.includes('/causes/'));
    const watched = standIns.map(({ Metrics }) => Metrics?.length ?? 0);
    expect(Math.max(...watched)).toBe(11);
    expect(all.filter(({ AlarmName }) => /\/shard\/\d+\/cause\//.test(AlarmName))).toEqual([]);
  });
});
