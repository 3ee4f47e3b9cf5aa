import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FAILURES, FLEET, lossOfSight, type Plan, pagesOf, results, someOf, toldOf } from './outages';

const PHASES = 2;

/** Three minutes of failure are told in whatever seconds; a lost quorum is certain after seven (heartbeat and wait). */
const LEAST = { result: 180, sight: 420 } as const;

/** Seconds between what begins or ends of two faults: not at once, and not where one closes as the other opens. */
function isApart(seconds: number): boolean {
  return seconds >= 300 && (seconds < 480 || seconds > 780);
}

function edges({ at, lasts }: Plan): readonly number[] {
  return [at, at + lasts];
}

function areApart([one, ...others]: readonly Plan[]): boolean {
  if (one === undefined) return true;
  const gaps = others.flatMap((other) => edges(one).flatMap((a) => edges(other).map((b) => Math.abs(a - b))));
  return gaps.every(isApart) && areApart(others);
}

const fault: fc.Arbitrary<Plan> = fc
  .record({
    at: fc.integer({ min: 300, max: 2_400 }),
    lasts: fc.integer({ min: LEAST.result, max: 1_200 }),
    vantages: someOf(FLEET.vantages),
    effect: fc.oneof(results(...FAILURES), results(...FAILURES), lossOfSight),
  })
  .map((plan) => (plan.effect.kind === 'result' ? plan : { ...plan, lasts: Math.max(plan.lasts, LEAST.sight) }));

const faults = fc.array(fault, { minLength: 1, maxLength: 3 }).filter(areApart);

describe('whenever it begins within the minute', () => {
  it('a shift by some seconds changes no set of pages', async () => {
    await fc.assert(
      fc.asyncProperty(faults, fc.integer({ min: 1, max: 119 }), async (events, seconds) => {
        const [here, there] = [events, events.map((event) => ({ ...event, at: event.at + seconds }))];
        expect((await toldOf(there, PHASES)).map(pagesOf)).toEqual((await toldOf(here, PHASES)).map(pagesOf));
      }),
      { numRuns: 20 },
    );
  });
});
