import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type HubAlarmsProps, hubAlarms } from '../../lib/alarms/fleet-alarms';
import type { Fleet } from '../../lib/contract/fleet';
import { incidentDefinitions } from '../../lib/contract/incident-definitions';
import { incidentKey } from '../../lib/contract/incident-key';
import { shardOf } from '../../lib/contract/shard-of';
import { ticketAlarms } from '../../lib/contract/ticket-alarms';
import { fleetOf } from '../../lib/drill/fleet-of';

interface Properties {
  readonly AlarmName: string;
  readonly AlarmRule?: string;
  readonly [property: string]: unknown;
}

/** Properties of all alarms of a fleet, by the name without its prefix. */
function alarmsOf(fleet: Fleet, more: Partial<HubAlarmsProps> = {}): ReadonlyMap<string, Properties> {
  const stack = new Stack(new App(), 'Hub');
  hubAlarms(stack, { fleet, topicArn: 'arn:aws:sns:us-west-2:111122223333:alarms', ...more });
  const template = Template.fromStack(stack);
  const found = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'].flatMap((type) =>
    Object.values(template.findResources(type)),
  );
  return new Map(found.map(({ Properties: each }) => [each.AlarmName.replace('common-cause/', ''), each]));
}

const fleet = fleetOf({
  services: 4,
  vantages: 5,
  hubs: 1,
  causes: { 'dns/x': ['svc0..svc3'], 'cdn/y': ['svc0..svc2'] },
});
const alarms = alarmsOf(fleet);

function suppression(name: string) {
  const each = alarms.get(name);
  return [each?.ActionsSuppressor, each?.ActionsSuppressorWaitPeriod, each?.ActionsSuppressorExtensionPeriod];
}

describe('shards of a hub', () => {
  const many = {
    ...fleet,
    services: fleetOf({ services: 30, vantages: 5, hubs: 1, causes: {} }).services,
    hubShards: 3,
  };
  const shards = [0, 1, 2].map((shard) => many.services.filter((service) => shardOf(many, service) === shard).length);

  it('each service stands in one of them, by its name alone', () => {
    expect(shards.reduce((sum, count) => sum + count)).toBe(30);
    expect(Math.min(...shards)).toBeGreaterThan(0);
  });

  it('a fourth one takes services over, and moves none between the others', () => {
    const moved = many.services.filter((service) => shardOf(many, service) !== shardOf({ hubShards: 4 }, service));
    expect(new Set(moved.map((service) => shardOf({ hubShards: 4 }, service)))).toEqual(new Set([3]));
    expect(moved.length).toBeLessThan(15);
  });
});

describe('alarms of a fleet', () => {
  it.each([
    ['service/svc0/dns', 3, 2, 6, 'ignore', true],
    ['service/svc0/http', 3, 2, 6, 'ignore', true],
    ['cause/dns/x', 3, 1, 10, 'ignore', true],
    ['unexplained', 3, 1, 10, 'ignore', true],
    ['everything', 3, 1, 10, 'ignore', true],
    ['vantage/us-east-1/witness', 0.5, 2, 3, 'ignore', false],
    ['vantage/us-east-1/heartbeat', 1, 3, 3, 'breaching', false],
  ])(
    '%s: %d, %d of %d, missing data %s, wall clock %s',
    (name, Threshold, DatapointsToAlarm, EvaluationPeriods, TreatMissingData, wallClock) => {
      expect(alarms.get(name)).toMatchObject({
        Threshold,
        DatapointsToAlarm,
        EvaluationPeriods,
        TreatMissingData,
        WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 15 },
      });
      expect(alarms.get(name)?.EvaluationWindow !== undefined).toBe(wallClock);
    },
  );

  it.each([
    ['quorum-lost', 'common-cause/never', 180, 180],
    ['incident/cause/dns/x', 'common-cause/silence', 0, 180],
    ['incident/everything', 'common-cause/silence', 0, 180],
    ['incident/unexplained', 'common-cause/unexplained-covered', 70, 180],
  ])('%s is held back by %s, %d s and %d s', (name, ...expected) => {
    expect(suppression(name)).toEqual(expected);
  });

  it.each([
    ['ticket/vantage/us-east-1/blind', 'silence', 150, 180],
    ['vantage/us-east-1/cut-off', 'cut-off-covered', 90, 180],
    ['service/svc0/refused', 'silence', 90, 180],
    ['cause/dns/x/partly', 'cause-partly-covered', 90, 180],
    ['cause/dns/x/slowed', 'cause/dns/x/slowed-covered', 90, 180],
    ['coverage', 'silence', 90, 180],
    ['certificates', 'silence', 90, 180],
    ['resolvers', 'silence', 90, 180],
    ['doubled', 'silence', 90, 180],
  ])('ticket %s is held back by %s, %d s and %d s', (name, suppressor, wait, extension) => {
    expect(suppression(name)).toEqual([`common-cause/${suppressor}`, wait, extension]);
  });

  it.each([
    ['service/svc0/partial', 1, 5, 6, 'ignore'],
    ['service/svc0/slow', 3, 5, 10, 'ignore'],
    ['service/svc0/blocked', 3, 15, 20, 'ignore'],
    ['service/svc0/certificate', 14, 1, 1, 'ignore'],
    ['cause/dns/x/partial', 1, 5, 6, 'ignore'],
    ['cause/dns/x/slow', 3, 5, 10, 'ignore'],
    ['vantage/us-east-1/share', 0.799, 5, 6, 'ignore'],
    ['vantage/us-east-1/unprobed', 4, 3, 5, 'ignore'],
    ['vantage/us-east-1/doubled', 1, 3, 5, 'ignore'],
    ['resolver/1.1.1.1', 3, 5, 10, 'ignore'],
  ])('%s: %d, %d of %d, missing data %s', (name, Threshold, DatapointsToAlarm, EvaluationPeriods, TreatMissingData) => {
    expect(alarms.get(name)).toMatchObject({ Threshold, DatapointsToAlarm, EvaluationPeriods, TreatMissingData });
  });

  it.each([
    [
      'service/svc3/partly',
      'ALARM(service/svc3/partial) AND NOT (ALARM(service/svc3/dns) OR ALARM(service/svc3/http))',
    ],
    ['cause/dns/x/partly', 'ALARM(cause/dns/x/partial) AND NOT (ALARM(cause/dns/x))'],
    ['vantage/us-east-1/cut-off', 'ALARM(vantage/us-east-1/share) AND NOT (ALARM(vantage/us-east-1/blind))'],
    ['resolvers', 'ALARM(resolver/system) OR ALARM(resolver/1.1.1.1)'],
  ])('%s is %s', (name, rule) => {
    expect(alarms.get(name)?.AlarmRule?.replaceAll(/"common-cause\/([^"]*)"/g, '$1')).toBe(rule);
  });

  it("a service's own vantages decide how many must say so", () => {
    const vantages = fleet.vantages.slice(0, 2);
    const private0 = fleet.services.map((service, index) => (index === 0 ? { ...service, vantages } : service));
    const own = alarmsOf({ ...fleet, services: private0 });
    expect(own.get('service/svc0/dns')).toMatchObject({ Threshold: 2 });
    expect(own.get('service/svc1/dns')).toMatchObject({ Threshold: 3 });
    expect(own.get('vantage/us-west-2/unprobed')).toMatchObject({ Threshold: 3 });
  });

  it('a cause that only some vantages can judge needs the quorum of these', () => {
    const vantages = fleet.vantages.slice(0, 2);
    const services = fleet.services.map((service, index) => (index < 3 ? { ...service, vantages } : service));
    expect(alarmsOf({ ...fleet, services }).get('cause/cdn/y')).toMatchObject({ Threshold: 2 });
  });

  it('shared tickets are one a kind', () => {
    const shared = alarmsOf({ ...fleet, tickets: 'shared' });
    expect(shared.get('slow')?.AlarmRule).toContain('service/svc3/slow');
    expect(
      [...shared.keys()].filter((name) => /\/(partly|slowed|refused)$/.test(name) && name.startsWith('service/')),
    ).toEqual([]);
  });

  it.each(['each', 'shared'] as const)(
    'with tickets of %s a ticket of several alarms stands on those by which it is read',
    (tickets) => {
      const some: Fleet = { ...fleet, tickets };
      const all = alarmsOf(some);
      const named = (rule: unknown) => [...String(rule).matchAll(/"common-cause\/([^"]+)"/g)].map(([, path]) => path);
      for (const definition of incidentDefinitions(some)) {
        const read = ticketAlarms(definition, some).flatMap(({ path, unless }) => [path, ...unless]);
        if (read.length > 0) expect(named(all.get(definition.key)?.AlarmRule)).toEqual(read);
      }
    },
  );

  it('services of the same causes are covered by the same composite', () => {
    const [first, second] = ['svc0', 'svc1'].map((service) => suppression(`service/${service}/down`)[0]);
    expect(first).toBe(second);
    expect(suppression('service/svc3/down')[0]).not.toBe(first);
  });

  it('a service is covered by its causes, unexplained, everything and silence', () => {
    const covered = alarms.get(String(suppression('service/svc3/down')[0]).replace('common-cause/', ''));
    expect(covered?.AlarmRule).toBe(
      'ALARM("common-cause/cause/dns/x") OR ALARM("common-cause/unexplained") OR ALARM("common-cause/everything") OR ALARM("common-cause/silence")',
    );
  });

  it('quorum is lost when more vantages are blind than may be', () => {
    expect(alarms.get('quorum-lost')?.AlarmRule).toMatch(
      /^AT_LEAST\(3, ALARM, \("common-cause\/vantage\/us-east-1\/blind", /,
    );
  });

  it('every alarm that tells people has its key in its description, and each key one alarm', () => {
    const telling = [...alarms.values()].filter(({ AlarmActions }) => AlarmActions !== undefined);
    const keys = telling.map(({ AlarmDescription }) => String(AlarmDescription).split('\nkey: ')[1]);
    expect(keys.toSorted()).toEqual([...incidentDefinitions(fleet).map(({ key }) => key), incidentKey.test].toSorted());
  });

  it('97 causes of the longest names make rules that CloudWatch takes', () => {
    const causes = Object.fromEntries(
      Array.from({ length: 97 }, (_, index) => [`network/${'x'.repeat(61)}${100 + index}`, ['svc0', 'svc1']]),
    );
    const quick = fleet.services.map(({ objectiveMs: _, ...service }) => service);
    const alarmsOfMany = alarmsOf({ ...fleet, name: 'common-cause-production', services: quick, causes });
    const many = [...alarmsOfMany.values()];
    const rules = many.flatMap(({ AlarmRule }) => AlarmRule ?? []);
    expect(Math.max(...rules.map(({ length }) => length))).toBeLessThanOrEqual(10_240);
    expect(Math.max(...rules.map((rule) => rule.split(/ALARM\(/).length - 1))).toBeLessThanOrEqual(100);
    const [whole, part] = ['', '/0'].map((end) =>
      String(alarmsOfMany.get(`common-cause-production/cut-off-covered${end}`)?.AlarmRule),
    );
    expect(part).toContain(`network/${'x'.repeat(61)}100`);
    // the last part costs no composite of its own
    expect(whole).toMatch(/^ALARM\("common-cause-production\/cut-off-covered\/0"\) OR .*\/silence"\)$/);
    const named = new Set(`${whole} ${part}`.match(/x1\d\d(?=")/g));
    expect(named.size).toBe(97);
    expect(alarmsOfMany.has('common-cause-production/cut-off-covered/1')).toBe(false);
  });

  it.each(['each', 'shared'] as const)(
    'with tickets of %s each composite tells somebody or is named by another one',
    (tickets) => {
      const all = [...alarmsOf({ ...fleet, tickets })];
      const named = all.map(([, { AlarmRule, ActionsSuppressor }]) => `${AlarmRule} "${ActionsSuppressor}"`).join();
      const idle = all
        .filter(([, { AlarmRule, AlarmActions }]) => AlarmRule !== undefined && AlarmActions === undefined)
        .map(([name]) => name)
        .filter((name) => !named.includes(`"common-cause/${name}"`));
      expect(idle).toEqual([]);
    },
  );

  it('adding a service moves nothing of the others', () => {
    const larger = alarmsOf({ ...fleet, services: [...fleet.services, { name: 'new', dns: [], http: [] }] });
    // but for what counts them
    const others = [...alarms].filter(([name]) => !/unprobed$|^(certificates|coverage)$/.test(name));
    for (const [name, properties] of others) expect(larger.get(name)).toEqual(properties);
  });
});
