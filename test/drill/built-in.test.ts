import { describe, expect, it } from '@jest/globals';
import { builtInNames, REHEARSAL } from '../../lib/cli/built-in-drills';
import { loadScenarios } from '../../lib/cli/scenarios';
import { drill } from '../../lib/drill/drill';
import { HubAlarms } from '../../lib/stacks/hub-alarms';

/** Two phases: one of each reading of what AWS leaves open. `.ci/run` runs ten, `.ci/nightly` two hundred. */
const PHASES = 2;

const alarms = new HubAlarms();

describe('built-in drills', () => {
  it.each(builtInNames().filter((name) => name !== REHEARSAL))('%s comes out as its file says', async (name) => {
    for (const scenario of loadScenarios([name]).scenarios) {
      const { failures } = await drill(scenario, alarms.of(scenario.fleet), { phases: PHASES, seed: 1 });
      expect(failures).toEqual([]);
    }
  });
});
