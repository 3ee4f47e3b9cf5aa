import { loadScenarios } from '../../../lib/cli/scenarios';
import type { AlarmGraph } from '../../../lib/cloudwatch/read-alarms';
import { type DrillOutcome, drill } from '../../../lib/drill/drill';
import { drillPage } from '../../../lib/report/page/drill-page';
import type { DrillPage } from '../../../lib/report/page/page-data';
import { HubAlarms } from '../../../lib/stacks/hub-alarms';

/** A drill of one phase, and its page. */
export interface RehearsedPage {
  readonly outcome: DrillOutcome;
  readonly graph: AlarmGraph;
  readonly page: DrillPage;
}

/** Plays one phase of a scenario, by its file or its name, with the seed of the command line. */
export async function rehearsedPage(name: string): Promise<RehearsedPage> {
  const [scenario] = loadScenarios([name]).scenarios;
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  const alarms = new HubAlarms();
  const graph = alarms.of(scenario.fleet);
  const outcome = await drill(scenario, graph, { phases: 1, seed: 20211004 });
  return { outcome, graph, page: drillPage(outcome, graph, alarms.dashboardsOf(scenario.fleet)) };
}
