import { describe, expect, it } from '@jest/globals';
import { alarmUrl, logQueryUrl } from '../../lib/contract/console-links';
import { incidentDefinitions } from '../../lib/contract/incident-definitions';
import { keyOf } from '../../lib/contract/incident-key';
import { resourceName } from '../../lib/contract/resource-names';
import { tellingAlarm } from '../../lib/contract/telling-alarm';
import { HubAlarms } from '../../lib/stacks/hub-alarms';
import { FLEET } from '../incidents/forms/told-incidents';

describe('the alarm that tells of an incident', () => {
  it.each(['each', 'shared'] as const)('is the one whose description has its key, with tickets of %s', (tickets) => {
    const fleet = { ...FLEET, tickets };
    const { alarms } = new HubAlarms().of(fleet);
    const named = new Map(alarms.map(({ name, description }) => [keyOf(description), name]));
    const definitions = incidentDefinitions(fleet).filter(({ kind }) => kind !== 'way');
    expect(definitions.map((each) => [each.key, resourceName.alarm(fleet.name, tellingAlarm(each))])).toEqual(
      definitions.map(({ key }) => [key, named.get(key)]),
    );
  });
});

describe('links into the console', () => {
  it('an alarm with a slash in its name is one part of the path', () => {
    expect(alarmUrl('eu-west-1', 'common-cause/service/a/down')).toBe(
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/common-cause%2Fservice%2Fa%2Fdown',
    );
  });

  it('a query has its minutes', () => {
    const between = { from: Date.parse('2021-10-04T15:00:00Z'), to: Date.parse('2021-10-04T15:30:00Z') };
    const { hash } = new URL(logQueryUrl('eu-west-1', '/common-cause/canary', 'filter type = "run"', between));
    const detail = hash.replaceAll('$25', '%').replaceAll(/%(7E|27|28|29)/g, (code) => decodeURIComponent(code));
    expect(detail).toBe(
      "#logsV2:logs-insights$3FqueryDetail$3D~(end~'2021-10-04T15*3A30*3A00.000Z~start~'2021-10-04T15*3A00*3A00.000Z~timeType~'ABSOLUTE~tz~'UTC~editorString~'filter*20type*20*3D*20*22run*22~source~(~'*2Fcommon-cause*2Fcanary))",
    );
  });
});
