import { describe, expect, it } from '@jest/globals';
import type { Scenario } from '../../../lib/drill/scenario';
import { readScenario } from '../../../lib/drill/scenario/read-scenario';
import { createClaimTable } from '../../../lib/drill/world/claim-table';
import { phaseOf } from '../../../lib/drill/world/phase';
import { recordRuns } from '../../../lib/drill/world/runs';
import { worldOf } from '../../../lib/drill/world/world';

const MINUTE = 60_000;

describe('the table of claims of a drill', () => {
  it('gives a minute to who claims it first, and to that one again', async () => {
    const claims = createClaimTable();
    const [a, b] = [claims('a'), claims('b')];
    expect([await a(0), await b(0), await a(0), await b(MINUTE), await a(MINUTE)]).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('lets one of two environments publish a minute that is delivered to both', async () => {
    const read = readScenario(
      'twice.yaml',
      'title: Twice\nfleet: { services: 2, vantages: 2, hubs: 1 }\nlength: 6m',
      () => {
        throw new Error('the scenario has its own fleet');
      },
    );
    const vantages = new Set(read.fleet.vantages.slice(0, 1));
    const twice = {
      index: 0,
      fromMs: 0,
      toMs: Number.POSITIVE_INFINITY,
      vantages,
      effect: { kind: 'runs-twice' },
    } as const;
    const scenario: Scenario = { ...read, events: [twice] };
    const runs = await recordRuns(worldOf(scenario, phaseOf(scenario, 1, 0)), 0);
    const published = runs.filter(({ publications }) => publications.length > 0);
    const minutes = published.map(({ vantage, minute }) => `${vantage} ${minute}`);
    expect(new Set(minutes).size).toBe(minutes.length);
    expect(published.map(({ vantage }) => vantage)).toEqual([
      ...Array.from({ length: 6 }, () => read.fleet.vantages[0]),
      ...Array.from({ length: 6 }, () => read.fleet.vantages[1]),
    ]);
  });
});
