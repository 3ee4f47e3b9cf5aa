import { describe, expect, it } from '@jest/globals';
import { alarmKindOf, isWrong } from '../../lib/contract/alarm-kinds';
import { definitionOf } from '../../lib/contract/incident-definitions';
import { keyOf } from '../../lib/contract/incident-key';
import { INCIDENT_KINDS } from '../../lib/contract/incident-kinds';
import { HubAlarms } from '../../lib/stacks/hub-alarms';
import { FLEET } from '../incidents/forms/told-incidents';

describe.each(['each', 'shared'] as const)('kinds of alarms, with tickets of %s', (tickets) => {
  const fleet = { ...FLEET, tickets };
  const alarms = new HubAlarms().of(fleet).alarms.map(({ name, description = '' }) => {
    const path = name.slice(name.indexOf('common-cause/') + 'common-cause/'.length);
    return { path, key: keyOf(description), description };
  });

  it('an alarm that tells people is of the severity of what it tells', () => {
    const told = alarms.filter(({ key }) => key !== undefined && key !== 'test');
    const severityOf = (key = '') => {
      const definition = definitionOf(key, fleet);
      return definition && INCIDENT_KINDS[definition.kind].severity;
    };
    expect(told.map(({ path }) => [path, alarmKindOf(path)])).toEqual(
      told.map(({ path, key }) => [path, severityOf(key)]),
    );
    expect(told.length).toBeGreaterThan(20);
  });

  it('an alarm that tells nobody is no page and no ticket', () => {
    const silent = alarms.filter(({ key }) => key === undefined);
    expect(silent.filter(({ path }) => ['page', 'ticket'].includes(alarmKindOf(path)))).toEqual([]);
  });

  it('a suppressor says so in its description, and nothing is wrong while it is up', () => {
    const suppressors = alarms.filter(({ description }) => /^Suppressor/.test(description));
    expect(suppressors.length).toBeGreaterThan(4);
    expect(suppressors.filter(({ path }) => isWrong(alarmKindOf(path)))).toEqual([]);
  });
});

it.each([
  ['hub/primary/alive', 'alive'],
  ['hub/standby/ticking', 'alive'],
  ['loop/turn', 'loop'],
  ['test', 'test'],
  ['way/notifier', 'page'],
  ['service/shop/http', 'sign'],
  ['covered/0123456789', 'suppressor'],
  ['covered/0123456789/2', 'suppressor'],
  ['certificates/1', 'ticket'],
  ['shard/3/cause/cdn/fastly', 'suppressor'],
  ['shard/3/covered/0123456789', 'suppressor'],
] as const)('%s is of kind %s', (path, kind) => expect(alarmKindOf(path)).toBe(kind));
