import { expect, it } from '@jest/globals';
import { fleetOf } from '../../lib/drill/fleet-of';
import { HubAlarms } from '../../lib/stacks/hub-alarms';

/** So many services and causes; each cause has all services, which needs the most room. */
function fleet(services: number, causes: number) {
  const members = Object.fromEntries(
    Array.from({ length: causes }, (_, n) => [`cdn/c${n}`, [`svc0..svc${services - 1}`]]),
  );
  return fleetOf({ services, vantages: 15, hubs: 1, causes: members });
}

it.each([
  [25, 8],
  [24, 21],
  [4, 100],
  [50, 60],
  [200, 100],
])('%i services of %i causes each are given as many stacks of a hub as they need', (services, causes) => {
  // what does not fit is refused
  expect(new HubAlarms().of(fleet(services, causes)).alarms.length).toBeGreaterThan(services + causes);
});
