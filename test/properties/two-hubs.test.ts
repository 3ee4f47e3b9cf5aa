import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AlarmEvent } from '../../lib/cloudwatch/evaluate';
import { drill } from '../../lib/drill/drill';
import { readScenario } from '../../lib/drill/scenario/read-scenario';
import { HubAlarms } from '../../lib/stacks/hub-alarms';

const MINUTE = 60_000;
const alarms = new HubAlarms();

/** Alarms whose states follow from the samples alone: neither about the hubs, nor held back by them. */
function isAboutTargets({ alarm }: AlarmEvent): boolean {
  return /^common-cause\/(service|cause|vantage|incident|unexplained|everything)/.test(alarm) && !/covered/.test(alarm);
}

/** The state of each alarm of a hub at an instant. */
function statesAt(events: readonly AlarmEvent[], region: string, at: number): ReadonlyMap<string, string> {
  const changes = events.filter((event) => event.region === region && event.at <= at && isAboutTargets(event));
  return new Map(changes.flatMap((event) => (event.kind === 'change' ? [[event.alarm, event.to] as const] : [])));
}

const outage = fc.record({
  at: fc.integer({ min: 2, max: 10 }),
  minutes: fc.integer({ min: 3, max: 12 }),
  services: fc.constantFrom('[svc0]', '[svc0..svc2]', 'all', '[svc3]'),
  vantages: fc.constantFrom('all', '[v0, v1]', '[v0]'),
  result: fc.constantFrom('http.status', 'dns.servfail', 'tcp.timeout', 'slow', 'blocked'),
});

describe('two hubs fed the same samples', () => {
  it('reach the same states within two minutes', async () => {
    const property = fc.asyncProperty(fc.array(outage, { minLength: 1, maxLength: 3 }), async (outages) => {
      const events = outages.map(
        ({ at, minutes, services, vantages, result }) =>
          `  - { at: ${at}m, for: ${minutes}m, services: ${services}, vantages: ${vantages}, result: ${result} }\n`,
      );
      const fleet = '{ services: 4, vantages: 3, hubs: 2, causes: { cdn/x: [svc0..svc2] } }';
      // after the last event nothing changes any more for two minutes before the end
      const text = `title: two hubs\nfleet: ${fleet}\nlength: 70m\nevents:\n${events.join('')}`;
      const scenario = readScenario('two-hubs.yaml', text, () => {
        throw new Error('has a fleet of its own');
      });
      const { phases } = await drill(scenario, alarms.of(scenario.fleet), { phases: 2, seed: 1 });
      const [primary = '', standby = ''] = scenario.fleet.hubs;
      for (const { events: happened, phase } of phases) {
        const last = (region: string) =>
          happened.filter((event) => event.kind === 'change' && event.region === region && isAboutTargets(event))
            .length;
        expect(last(primary)).toBeGreaterThan(0);
        const changes = happened.filter((event) => event.kind === 'change' && isAboutTargets(event));
        // wherever both have been still for two minutes, they say the same
        for (let at = phase.zero; at < phase.zero + 70 * MINUTE; at += MINUTE) {
          if (changes.some((event) => event.at > at - 2 * MINUTE && event.at <= at)) continue;
          expect([...statesAt(happened, standby, at)].sort()).toEqual([...statesAt(happened, primary, at)].sort());
        }
      }
    });
    await fc.assert(property, { numRuns: 6, seed: 1 });
  }, 180_000);
});
