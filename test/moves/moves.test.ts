import { describe, expect, it } from '@jest/globals';
import { causesOf } from '../../lib/alarms/causes-of';
import { readMonitor } from '../../lib/config/read-monitor';
import { alarmName } from '../../lib/contract/alarm-names';
import { resourceName } from '../../lib/contract/resource-names';
import { shardsOf } from '../../lib/contract/shards-of';
import { deployed } from '../stacks/deployment';
import { type Identity, onlyIn, resourcesOf } from './resources';

interface MonitorLike {
  readonly causes: Readonly<Record<string, readonly string[]>>;
  readonly services: readonly { readonly name: string; readonly owner?: string; readonly url: string }[];
  readonly vantages: readonly string[];
  readonly [key: string]: unknown;
}

function service(name: string, owner?: string) {
  return { name, ...(owner && { owner }), url: `https://${name}.example/` };
}

const BASE: MonitorLike = {
  services: [service('b', 'x'), service('d', 'x'), service('f', 'y'), service('h', 'y')],
  vantages: ['us-east-1', 'eu-west-1', 'ap-southeast-1'],
  hubs: ['us-west-2'],
  causes: { 'cdn/fastly': ['b', 'f'] },
  notify: [{ email: 'oncall@example.com' }],
};

/** As many services as two stacks hold, with some of no owner. */
const FULL: MonitorLike = {
  ...BASE,
  services: Array.from({ length: 46 }, (_, n) => service(`s${n}`, n < 40 ? `o${n % 8}` : undefined)),
  causes: {},
  hubShards: 2,
};

function without(monitor: MonitorLike, name: string): MonitorLike {
  return { ...monitor, services: monitor.services.filter((each) => each.name !== name) };
}

function having(monitor: MonitorLike, at: number, ...added: MonitorLike['services'][number][]): MonitorLike {
  return { ...monitor, services: monitor.services.toSpliced(at, 0, ...added) };
}

/** The same in three stacks, with causes of services in all of them. */
const SPREAD: MonitorLike = {
  ...FULL,
  causes: { 'cdn/fastly': ['s1', 's2', 's3', 's20', 's21', 's22'], 'ca/one': ['s2', 's5', 's9', 's23'] },
  hubShards: 3,
};

/** As many services as one stack holds, and those causes. */
const FEW: MonitorLike = { ...SPREAD, services: SPREAD.services.slice(0, 24) };

/**
 * Suppressors of a set of causes stand and fall with the last service of a stack that has this very set, and stand-ins
 * with the last one whose cause stands in another stack; the first one has stand-ins for all.
 */
function covers(monitor: MonitorLike): ReadonlySet<string> {
  const { fleet } = readMonitor(monitor);
  const paths = shardsOf(fleet).flatMap(({ services, causes: here }, shard) =>
    services.flatMap(({ name }) => {
      const causes = causesOf(fleet, name);
      const covered = [alarmName.covered(causes), alarmName.partlyCovered(causes)];
      const absent = causes
        .filter((cause) => !here.has(cause))
        .flatMap((cause) => [alarmName.cause(cause), alarmName.causePartial(cause), alarmName.causeSlow(cause)]);
      const own = shard === 0 ? covered : covered.map((path) => alarmName.inShard(shard, path));
      return [...own, ...absent.map((path) => alarmName.inShard(shard, path))];
    }),
  );
  const [{ causes: inFirst } = { causes: new Set<string>() }] = shardsOf(fleet);
  const far = Object.keys(fleet.causes).filter((cause) => !inFirst.has(cause));
  const known = far.map((cause) => alarmName.inShard(0, alarmName.cause(cause)));
  return new Set([...paths, ...known].map((path) => resourceName.alarm(fleet.name, path)));
}

/** What stands in one of two configurations only, and is neither the subject's nor a cover that nobody needs there. */
function moved(
  before: MonitorLike,
  after: MonitorLike,
  isSubjects: (resource: Identity) => boolean,
): readonly string[] {
  const [old, young] = [resourcesOf(before), resourcesOf(after)];
  const [oldCovers, youngCovers] = [covers(before), covers(after)];
  const isCover = (needed: ReadonlySet<string>, unneeded: ReadonlySet<string>) => (resource: Identity) =>
    needed.has(resource.name) && !unneeded.has(resource.name);
  const gone = onlyIn(old, young).filter((each) => !isCover(oldCovers, youngCovers)(each));
  const come = onlyIn(young, old).filter((each) => !isCover(youngCovers, oldCovers)(each));
  return [...gone, ...come].filter((each) => !isSubjects(each)).map(({ stack, logicalId }) => `${stack}: ${logicalId}`);
}

/** A configuration with one more service, of every cause. */
function withMember(monitor: MonitorLike, name: string): MonitorLike {
  const causes = Object.entries(monitor.causes).map(([cause, members]) => [cause, [...members, name]]);
  return { ...having(monitor, 3, service(name, 'o1')), causes: Object.fromEntries(causes) };
}

const hasCause = (causes: readonly string[]) => (resource: Identity) =>
  causes.some((cause) => hasPath(`cause/${cause}`)(resource));
const hasPath = (path: string) => (resource: Identity) => resource.name.includes(`/${path}`);
const inStack = (name: string) => (resource: Identity) => resource.stack === name;

/** Changes of a configuration, and whose resources may come or go by each. */
const CHANGES: readonly (readonly [
  change: string,
  before: MonitorLike,
  after: MonitorLike,
  subject: (resource: Identity) => boolean,
])[] = [
  ['a service is added as the first', BASE, having(BASE, 0, service('a', 'x')), hasPath('service/a/')],
  ['a service is added in the middle', BASE, having(BASE, 2, service('e')), hasPath('service/e/')],
  ['a service is added as the last', BASE, having(BASE, 4, service('z', 'y')), hasPath('service/z/')],
  ['the first service is removed', having(BASE, 0, service('a')), BASE, hasPath('service/a/')],
  [
    'an owner comes with two services',
    BASE,
    having(BASE, 1, service('m', 'new'), service('n', 'new')),
    (resource) => ['service/m/', 'service/n/', 'cause/owner/new'].some((path) => hasPath(path)(resource)),
  ],
  [
    'a cause is added',
    BASE,
    { ...BASE, causes: { 'cdn/akamai': ['d', 'h'], 'cdn/fastly': ['b', 'f'] } },
    hasPath('cause/cdn/akamai'),
  ],
  ['a cause is removed', BASE, { ...BASE, causes: {} }, hasPath('cause/cdn/fastly')],
  [
    'a vantage is added as the first',
    BASE,
    { ...BASE, vantages: ['sa-east-1', ...BASE.vantages] },
    (resource) => inStack('common-cause-vantage-sa-east-1')(resource) || hasPath('vantage/sa-east-1/')(resource),
  ],
  [
    'a vantage is removed',
    { ...BASE, vantages: [...BASE.vantages, 'sa-east-1'] },
    BASE,
    (resource) => inStack('common-cause-vantage-sa-east-1')(resource) || hasPath('vantage/sa-east-1/')(resource),
  ],
  [
    'services and vantages change places',
    BASE,
    { ...BASE, services: BASE.services.toReversed(), vantages: BASE.vantages.toReversed() },
    () => false,
  ],
  ['a service is added to full stacks', FULL, having(FULL, 7, service('new')), hasPath('service/new/')],
  ['a service is removed from full stacks', FULL, without(FULL, 's41'), hasPath('service/s41/')],
  [
    'a cause is added to several stacks',
    { ...SPREAD, causes: { 'ca/one': SPREAD.causes['ca/one'] ?? [] } },
    SPREAD,
    hasPath('cause/cdn/fastly'),
  ],
  ['a cause is removed from several stacks', SPREAD, { ...SPREAD, causes: {} }, hasCause(['cdn/fastly', 'ca/one'])],
  [
    'a service joins a cause in several stacks',
    SPREAD,
    { ...SPREAD, causes: { ...SPREAD.causes, 'ca/one': [...(SPREAD.causes['ca/one'] ?? []), 's41'] } },
    () => false,
  ],
  [
    'a service leaves a cause in several stacks',
    SPREAD,
    { ...SPREAD, causes: { ...SPREAD.causes, 'cdn/fastly': ['s1', 's2', 's3'] } },
    () => false,
  ],
  ['a service of several causes is added', SPREAD, withMember(SPREAD, 'new'), hasPath('service/new/')],
  ['a service of several causes is removed', withMember(SPREAD, 'new'), SPREAD, hasPath('service/new/')],
  [
    'somebody else is told as well',
    BASE,
    { ...BASE, notify: [{ email: 'boss@example.com' }, { email: 'oncall@example.com' }] },
    ({ name }) => name === 'boss@example.com',
  ],
];

describe('nothing moves that was not touched', () => {
  it.each(CHANGES)('%s', (_, before, after, isSubjects) => {
    expect(moved(before, after, isSubjects)).toEqual([]);
  });

  it('what was touched does come or go', () => {
    const untouched = CHANGES.filter(([, before, after]) => {
      const [old, young] = [resourcesOf(before), resourcesOf(after)];
      return onlyIn(old, young).length + onlyIn(young, old).length === 0;
    });
    expect(untouched.map(([change]) => change)).toEqual(['services and vantages change places']);
  });

  it.each([1, 2, 3])(
    'a stack more than %i takes services and causes over, and nothing else comes, goes or moves',
    (count) => {
      const before = { ...FEW, hubShards: count };
      const after = { ...FEW, hubShards: count + 1 };
      const last = `common-cause-hub-us-west-2-${count}`;
      const come = onlyIn(resourcesOf(after), resourcesOf(before));
      const taken = new Set(come.filter(inStack(last)).map(({ name }) => name));
      expect(taken.size).toBeGreaterThan(0);
      expect(moved(before, after, (resource) => inStack(last)(resource) || taken.has(resource.name))).toEqual([]);
      // what the others have to say of causes that are not theirs any more
      expect(
        come.filter((resource) => !inStack(last)(resource) && !/\/shard\/\d+\/cause\//.test(resource.name)),
      ).toEqual([]);
    },
  );

  it('synthesis is the same, byte for byte, when it is repeated', () => {
    const [once, again] = [FULL, FULL].map((monitor) =>
      [...deployed(readMonitor(monitor))].map(([stack, { template }]) => [stack, JSON.stringify(template.toJSON())]),
    );
    expect(again).toEqual(once);
  });
});
