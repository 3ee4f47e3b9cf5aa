import { expect, it } from '@jest/globals';
import { drill } from '../../lib/drill/drill';
import { readScenario } from '../../lib/drill/scenario/read-scenario';
import { HubAlarms } from '../../lib/stacks/hub-alarms';

/** Two phases: one of each reading of what AWS leaves open. */
const PHASES = 2;

/** 120 causes of 24 services: eight that cover all of them, and others of three each. */
function fleet(): object {
  const small = Array.from({ length: 111 }, (_, n) => [`host/h${n}`, [0, 8, 16].map((k) => `svc${(n * 5 + k) % 24}`)]);
  const wide = Array.from({ length: 8 }, (_, n) => [`cdn/all${n}`, ['svc0..svc23']]);
  return {
    services: 24,
    vantages: 3,
    hubs: 1,
    causes: { ...Object.fromEntries([...small, ...wide]), 'cdn/five': ['svc3..svc7'] },
  };
}

const FAULTS = { at: '10m', for: '10m', vantages: 'all', result: 'http.status' };

it.each([
  ['five services of a cause', [{ ...FAULTS, services: ['svc3..svc7'] }], ['cause/cdn/five']],
  ['one service that has 20 causes', [{ ...FAULTS, services: ['svc20'] }], ['service/svc20']],
  [
    'one cause, and later one service of none that fails',
    [
      { ...FAULTS, services: ['svc3..svc7'] },
      { ...FAULTS, at: '14m', services: ['svc12'] },
    ],
    ['cause/cdn/five', 'service/svc12'],
  ],
])('among 120 causes in several stacks: %s', async (_, events, pages) => {
  const text = JSON.stringify({ title: 'many causes', fleet: fleet(), length: '45m', events, expect: { pages } });
  const scenario = readScenario('many-causes.json', text, () => {
    throw new Error('it has a fleet of its own');
  });
  expect(scenario.fleet.hubShards).toBeGreaterThan(4);
  const { failures } = await drill(scenario, new HubAlarms().of(scenario.fleet), { phases: PHASES, seed: 1 });
  expect(failures).toEqual([]);
});
