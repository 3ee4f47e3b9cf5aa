import type { AlarmGraph } from '../../cloudwatch/read-alarms';
import type { Dashboard } from '../../cloudwatch/read-dashboards';
import { roleOf } from '../../contract/hub-role';
import type { DrillOutcome } from '../../drill/drill';
import { timelineOf } from '../../drill/outcome/timeline';
import type { Told } from '../../drill/outcome/told';
import { untitledSummary } from '../text';
import { cellPages } from './cell-pages';
import { FigureList } from './figures';
import { hubPage } from './hub-pages';
import type { DrillPage, MessagePage } from './page-data';

function messagePage({ atMs, kind, message }: Told): MessagePage {
  const { severity, key, layer, title, text, hub } = message;
  return { atMs, kind, severity, key, ...(layer && { layer }), title, text, hub };
}

/**
 * The first phase of a drill as its page shows it.
 * @param graph the alarms that the drill was given
 * @param dashboards of the same templates
 */
export function drillPage(outcome: DrillOutcome, graph: AlarmGraph, dashboards: readonly Dashboard[]): DrillPage {
  const { scenario, phases } = outcome;
  const [first] = phases;
  if (first === undefined) throw new Error(`${scenario.title}: no phase was run; a page shows the first`);
  const { phase, runs } = first;
  const { fleet } = scenario;
  const timeline = timelineOf(scenario, first);
  const minutes = timeline.minutes.map((minute) => minute + phase.zero);
  const list = new FigureList();
  const source = { scenario, outcome: first, timeline, graph, dashboards };
  const hubs = fleet.hubs.map((region) => hubPage(source, region, list));
  return {
    title: scenario.title,
    summary: untitledSummary(outcome),
    start: scenario.start,
    minutes: minutes.length,
    hubs: fleet.hubs.map((region) => ({ region, role: roleOf(fleet, region) })),
    ...cellPages(timeline.cells, runs, minutes),
    alarms: hubs.flatMap(({ alarms }) => alarms),
    incidents: timeline.incidents,
    messages: timeline.messages.map(messagePage),
    dashboards: hubs.flatMap((hub) => hub.dashboards),
    figures: list.figures,
  };
}
