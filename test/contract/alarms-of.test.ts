import { describe, expect, it } from '@jest/globals';
import { alarmsOf } from '../../lib/contract/alarms-of';
import { definitionOf } from '../../lib/contract/incident-definitions';
import { incidentKey, keyOf } from '../../lib/contract/incident-key';
import { fleetOf } from '../../lib/drill/fleet-of';
import { HubAlarms } from '../../lib/stacks/hub-alarms';

describe('the alarms of a key', () => {
  it.each([
    ['tickets of each', 30],
    ['shared tickets', 60],
  ])('are all whose descriptions have it, in every stack of every hub, with %s', (_, services) => {
    const causes = { 'dns/x': ['svc0..svc3'], 'cdn/y': ['svc0..svc2'] };
    const fleet = fleetOf({ services, vantages: 3, hubs: 2, causes });
    const telling = new HubAlarms().of(fleet).alarms.flatMap(({ name, description }) => {
      const key = keyOf(description);
      return key === undefined || key === incidentKey.test ? [] : [{ key, path: name.replace('common-cause/', '') }];
    });
    const paths = (key: string) => [...new Set(telling.filter((each) => each.key === key).map(({ path }) => path))];
    for (const key of new Set(telling.map((each) => each.key))) {
      const definition = definitionOf(key, fleet);
      expect([key, definition && [...alarmsOf(definition, fleet)].sort()]).toEqual([key, paths(key).sort()]);
    }
    expect(telling.length).toBeGreaterThan(100);
  });
});
