import { describe, expect, it } from '@jest/globals';
import { causesOf } from '../../lib/alarms/covers';
import { readMonitor } from '../../lib/config/read-monitor';
import { alarmName } from '../../lib/contract/alarm-names';
import { resourceName } from '../../lib/contract/resource-names';
import { deployed } from '../stacks/deployment';
import { type Identity, onlyIn, resourcesOf } from './resources';

interface MonitorLike {
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

/** Suppressors of a set of causes stand and fall with the last service that has this very set. */
function covers(monitor: MonitorLike): ReadonlySet<string> {
  const { fleet } = readMonitor(monitor);
  const sets = fleet.services.map(({ name }) => causesOf(fleet, name));
  const paths = sets.flatMap((causes) => [alarmName.covered(causes), alarmName.partlyCovered(causes)]);
  return new Set(paths.map((path) => resourceName.alarm(fleet.name, path)));
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
    const touched = CHANGES.filter(([, before, after]) => moved(before, after, () => false).length > 0);
    expect(touched).toHaveLength(CHANGES.length - 1);
  });

  it('a further stack of a hub takes services over, and nothing else comes, goes or moves', () => {
    const [old, young] = [resourcesOf(FULL), resourcesOf({ ...FULL, hubShards: 3 })];
    const third = 'common-cause-hub-us-west-2-2';
    expect(onlyIn(young, old).filter(({ stack }) => stack !== third)).toEqual([]);
    const taken = new Set(onlyIn(young, old).map(({ name }) => name));
    expect(onlyIn(old, young).filter(({ name }) => !taken.has(name))).toEqual([]);
  });

  it('synthesis is the same, byte for byte, when it is repeated', () => {
    const [once, again] = [FULL, FULL].map((monitor) =>
      [...deployed(readMonitor(monitor))].map(([stack, { template }]) => [stack, JSON.stringify(template.toJSON())]),
    );
    expect(again).toEqual(once);
  });
});
