import { withTwoHubs } from '../fleet-of';
import type { Scenario } from '../scenario';

/** The same scenario with two hubs, of whom the primary is gone from an instant on (milliseconds from the start). */
export function losePrimary(scenario: Scenario, fromMs: number): Scenario {
  const fleet = withTwoHubs(scenario.fleet);
  const lost = {
    index: scenario.events.length,
    fromMs,
    toMs: Number.POSITIVE_INFINITY,
    vantages: new Set(fleet.vantages),
    effect: { kind: 'hub', state: 'lost', hubs: new Set(fleet.hubs.slice(0, 1)) },
  } as const;
  return { ...scenario, fleet, events: [...scenario.events, lost] };
}
