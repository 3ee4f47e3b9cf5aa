import { REHEARSAL } from '../../lib/cli/built-in-drills';
import { loadScenarios } from '../../lib/cli/scenarios';
import type { Fleet } from '../../lib/contract/fleet';
import type { RunRecord } from '../../lib/contract/run-record';
import { phaseOf } from '../../lib/drill/world/phase';
import { recordRuns } from '../../lib/drill/world/runs';
import { worldOf } from '../../lib/drill/world/world';

/** The fleet of the outage of 2021-10-04, and what its canaries wrote that day: the records of the shipped drill. */
export async function rehearsalRecords(): Promise<{ readonly fleet: Fleet; readonly records: readonly RunRecord[] }> {
  const [scenario] = loadScenarios([REHEARSAL]).scenarios;
  if (scenario === undefined) throw new Error('no rehearsal');
  const runs = await recordRuns(worldOf(scenario, phaseOf(scenario, 1, 0)), 0, new Map());
  return { fleet: scenario.fleet, records: runs.map(({ record }) => record) };
}
