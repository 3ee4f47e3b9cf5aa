import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { hubAlarms } from '../../lib/alarms/fleet-alarms';
import type { Fleet } from '../../lib/contract/fleet';
import { fleetOf } from '../../lib/drill/fleet-of';

interface Properties {
  readonly AlarmName: string;
  readonly AlarmRule?: string;
  readonly [property: string]: unknown;
}

/** Properties of all alarms of a fleet, by the name without its prefix. */
function alarmsOf(fleet: Fleet): ReadonlyMap<string, Properties> {
  const stack = new Stack(new App(), 'Hub');
  hubAlarms(stack, { fleet, role: 'primary', topicArn: 'arn:aws:sns:us-west-2:111122223333:alarms' });
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

  it('every alarm that tells people has its key in its description', () => {
    const telling = [...alarms.values()].filter(({ AlarmActions }) => AlarmActions !== undefined);
    expect(telling.map(({ AlarmDescription }) => String(AlarmDescription).split('\nkey: ')[1]).sort()).toEqual([
      'cause/cdn/y',
      'cause/dns/x',
      'everything',
      'monitor/quorum-lost',
      'service/svc0',
      'service/svc1',
      'service/svc2',
      'service/svc3',
      'unexplained',
    ]);
  });

  it('a list of more than 100 children becomes a tree', () => {
    const names = Array.from({ length: 4 }, (_, index) => `svc${index}`);
    const causes = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`cdn/c${index}`, names]));
    const many = alarmsOf({ ...fleet, causes });
    const children = [...many.values()].map(({ AlarmRule = '' }) => AlarmRule.split('ALARM(').length - 1);
    expect(Math.max(...children)).toBeLessThanOrEqual(100);
  });

  it('adding a service moves nothing of the others', () => {
    const larger = alarmsOf({ ...fleet, services: [...fleet.services, { name: 'new', dns: [], http: [] }] });
    for (const [name, properties] of alarms) expect(larger.get(name)).toEqual(properties);
  });
});
