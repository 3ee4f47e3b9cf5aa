import type { AlarmGraph } from '../../cloudwatch/read-alarms';
import type { Dashboard } from '../../cloudwatch/read-dashboards';
import { isLoop } from '../../contract/alarm-names';
import { namespace } from '../../contract/metrics';
import { resourceName } from '../../contract/resource-names';
import type { DrillOutcome } from '../../drill/drill';
import { hubMetrics } from '../../drill/hub/hub-metrics';
import { MARK_READABLE_AFTER_MS } from '../../drill/hub/site';
import { timelineOf } from '../../drill/outcome/timeline';
import type { Told } from '../../drill/outcome/told';
import { untitledSummary } from '../text';
import { alarmPages } from './alarm-pages';
import { cellPages } from './cell-pages';
import { dashboardPages, metricsShown } from './dashboard-pages';
import { FigureCollector } from './figures';
import type { DrillPage, MessagePage } from './page-data';

function messagePage({ atMs, kind, message }: Told): MessagePage {
  const { severity, key, layer, title, text } = message;
  return { atMs, kind, severity, key, ...(layer && { layer }), title, text };
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
  const { phase, runs, marks, events } = first;
  const timeline = timelineOf(scenario, first);
  const [region = ''] = scenario.fleet.hubs;
  const prefix = resourceName.alarm(scenario.fleet.name, '');
  const minutes = timeline.minutes.map((minute) => minute + phase.zero);
  const own = namespace(scenario.fleet.name);
  const ofHub = dashboards.filter((dashboard) => dashboard.region === region);
  const { store, mark } = hubMetrics(scenario, region, graph, runs, metricsShown(ofHub, own));
  for (const { region: hub, series, at } of marks) {
    if (hub === region) mark(series, at, at + MARK_READABLE_AFTER_MS);
  }
  const collector = new FigureCollector(store, minutes);
  const life = {
    phase,
    prefix,
    from: Math.min(phase.zero, ...events.slice(0, 1).map(({ at }) => at)),
    minutes: minutes.length,
    metrics: store,
    events,
  };
  return {
    title: scenario.title,
    summary: untitledSummary(outcome),
    start: scenario.start,
    minutes: minutes.length,
    ...cellPages(timeline.cells, runs, minutes),
    alarms: alarmPages(
      {
        ...graph,
        alarms: graph.alarms.filter(({ region: hub, name }) => hub === region && !isLoop(name.slice(prefix.length))),
      },
      timeline.alarms,
      life,
    ),
    incidents: timeline.incidents,
    messages: timeline.messages.map(messagePage),
    dashboards: dashboardPages(ofHub, own, collector),
    figures: collector.figures,
  };
}
