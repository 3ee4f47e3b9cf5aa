import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FAILURES, FLEET, lossOfSight, type Plan, pagesOf, plans, results, toldOf } from './outages';

const PHASES = 2;

const ALL = FLEET.vantages;
const BELOW = ALL.slice(0, FLEET.quorum - 1);

const failures = results(...FAILURES);
const blocked = results({ connection: 'blocked' });
const lossesOfSight = plans(lossOfSight, ALL, 3);

/** Keys of all pages of some events, on all phases. */
async function pages(...events: readonly (readonly Plan[])[]): Promise<readonly string[]> {
  return (await toldOf(events.flat(), PHASES)).flatMap(pagesOf);
}

/** The services that some event makes fail. */
function brokenBy(events: readonly Plan[]): ReadonlySet<string> {
  return new Set(events.flatMap(({ effect }) => (effect.kind === 'result' ? [...effect.services] : [])));
}

describe('whatever fails, at whatever second', () => {
  it('failures at fewer vantages than the quorum page no target, whatever else is silent, blind or blocked', async () => {
    const events = fc.tuple(plans(failures, BELOW, 3), lossesOfSight, plans(blocked, ALL, 2));
    await fc.assert(
      fc.asyncProperty(events, async (given) => {
        expect((await pages(...given)).filter((key) => key !== 'monitor/quorum-lost')).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('blocked everywhere pages nobody', async () => {
    await fc.assert(
      fc.asyncProperty(plans(blocked, ALL, 4), async (given) => {
        expect(await pages(given)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('no message names a service that never failed', async () => {
    const events = fc.tuple(plans(failures, ALL, 3), lossesOfSight);
    await fc.assert(
      fc.asyncProperty(events, async ([failing, blind]) => {
        const broken = brokenBy(failing);
        const told = (await toldOf([...failing, ...blind], PHASES)).flat();
        const pages = told.filter(({ message }) => message.severity === 'page');
        const named = pages.flatMap(({ message }) => message.services?.names ?? []);
        expect(named.filter((service) => !broken.has(service))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});
