import { REHEARSAL } from '../../lib/cli/built-in-drills';
import { loadScenarios } from '../../lib/cli/scenarios';
import type { Fleet } from '../../lib/contract/fleet';
import { phaseOf } from '../../lib/drill/world/phase';
import { type RecordedRun, recordRuns } from '../../lib/drill/world/runs';
import { worldOf } from '../../lib/drill/world/world';

/** The fleet of the outage of 2021-10-04, and what its canaries did that day: the runs of the shipped drill. */
export async function rehearsalRuns(): Promise<{ readonly fleet: Fleet; readonly runs: readonly RecordedRun[] }> {
  const [scenario] = loadScenarios([REHEARSAL]).scenarios;
  if (scenario === undefined) throw new Error('no rehearsal');
  const runs = await recordRuns(worldOf(scenario, phaseOf(scenario, 1, 0)), 0, new Map());
  return { fleet: scenario.fleet, runs };
}
