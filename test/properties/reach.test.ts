import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { coincidence } from '../../lambda/canary/judging/attribute';
import { conclude } from '../../lambda/canary/judging/conclude';
import type { Fleet } from '../../lib/contract/fleet';
import { definitionOf } from '../../lib/contract/incident-definitions';
import { incidentKey } from '../../lib/contract/incident-key';
import { judgesOf, probedFrom, seenFrom, vantagesOf } from '../../lib/contract/reach';
import { fleetOf } from '../../lib/drill/fleet-of';
import { type Sight, sight } from './cells';

/** A fleet of which some services name the vantages that can reach them, and what one run from a vantage met. */
interface Seen {
  readonly fleet: Fleet;
  readonly vantage: string;
  readonly met: Sight;
}

function fleetWith({ verdicts, causes }: Sight, vantages: number, reach: readonly (readonly number[])[]): Fleet {
  const names = [...verdicts.keys()];
  const fleet = fleetOf({ services: names, vantages, hubs: 1, causes: {} });
  const services = fleet.services.map((service, index) => {
    const own = fleet.vantages.filter((_, n) => reach[index % reach.length]?.includes(n));
    return own.length < 2 || own.length === vantages ? service : { ...service, vantages: own };
  });
  return { ...fleet, services, causes };
}

const seen: fc.Arbitrary<Seen> = fc.tuple(sight, fc.integer({ min: 2, max: 6 })).chain(([met, vantages]) =>
  fc
    .tuple(
      fc.array(fc.uniqueArray(fc.nat(vantages - 1), { minLength: 0, maxLength: vantages }), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.nat(vantages - 1),
    )
    .map(([reach, place]) => {
      const fleet = fleetWith(met, vantages, reach);
      return { fleet, vantage: fleet.vantages[place] ?? '', met };
    }),
);

/** What a run from the vantage publishes and records. */
function concluded({ fleet, vantage, met }: Seen) {
  const known = seenFrom(fleet, vantage);
  return conclude(known, vantage, {
    cells: known.services.map(({ name }) => ({ service: name, verdict: met.verdicts.get(name) ?? { kind: 'up' } })),
    witnesses: [{ name: 'w', code: 'up' }],
    answers: [true],
    failedResolvers: new Set(),
    fromMemory: [],
  });
}

function holds(property: (given: Seen) => void): void {
  fc.assert(fc.property(seen, property), { numRuns: 300 });
}

describe('whatever only some vantages reach', () => {
  it('a vantage speaks of no service that it does not probe', () => {
    holds((given) => {
      const probed = new Set(probedFrom(given.fleet, given.vantage).map(({ name }) => name));
      const { samples, record } = concluded(given);
      const named = samples.flatMap(({ dimensions }) => dimensions.Service ?? []);
      expect(
        [...named, ...Object.values(record.causes).flat(), ...record.unexplained].every((name) => probed.has(name)),
      ).toBe(true);
    });
  });

  it('a vantage speaks of a cause only where it judged as many of its members as coincidence cannot explain', () => {
    holds((given) => {
      const { samples, record } = concluded(given);
      const judged = new Set(
        record.cells
          .filter(({ verdict: { kind } }) => kind === 'up' || kind === 'failing')
          .map(({ service }) => service),
      );
      const known = seenFrom(given.fleet, given.vantage);
      for (const { metric, dimensions } of samples) {
        if (metric !== 'CauseFailed' || dimensions.Cause === undefined) continue;
        const members = known.causes[dimensions.Cause] ?? [];
        expect(members.length).toBeGreaterThanOrEqual(2);
        expect(members.filter((name) => judged.has(name)).length).toBeGreaterThanOrEqual(coincidence(members.length));
      }
    });
  });

  it('what a vantage does not probe changes nothing of what it says', () => {
    holds((given) => {
      const verdicts = new Map(
        [...given.met.verdicts].map(([name, verdict]) => {
          const isProbed = probedFrom(given.fleet, given.vantage).some((service) => service.name === name);
          return [name, isProbed ? verdict : ({ kind: 'failing', code: 'tcp.timeout' } as const)] as const;
        }),
      );
      expect(concluded({ ...given, met: { ...given.met, verdicts } })).toEqual(concluded(given));
    });
  });

  it('the quorum of a service, and of a cause, is one that the vantages that can judge it can reach', () => {
    holds(({ fleet }) => {
      for (const service of fleet.services) {
        const definition = definitionOf(incidentKey.service(service.name), fleet);
        expect(definition?.vantages).toEqual(vantagesOf(fleet, service));
        expect(definition?.quorum).toBeGreaterThanOrEqual(2);
        expect(definition?.quorum).toBeLessThanOrEqual(vantagesOf(fleet, service).length);
      }
      for (const [cause, members] of Object.entries(fleet.causes)) {
        const judges = judgesOf(fleet, members);
        if (judges.length < 2) continue;
        const definition = definitionOf(incidentKey.cause(cause), fleet);
        expect(definition?.vantages).toEqual(judges);
        expect(definition?.quorum).toBeLessThanOrEqual(judges.length);
      }
    });
  });
});
