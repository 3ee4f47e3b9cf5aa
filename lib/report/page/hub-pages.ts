import type { AlarmGraph } from '../../cloudwatch/read-alarms';
import type { Dashboard } from '../../cloudwatch/read-dashboards';
import { isLoop } from '../../contract/alarm-names';
import { namespace } from '../../contract/metrics';
import { resourceName } from '../../contract/resource-names';
import type { PhaseOutcome } from '../../drill/drill';
import { hubMetrics } from '../../drill/hub/hub-metrics';
import { MARK_READABLE_AFTER_MS } from '../../drill/hub/site';
import type { Timeline } from '../../drill/outcome/timeline';
import type { Scenario } from '../../drill/scenario';
import { alarmPages } from './alarm-pages';
import { dashboardPages, metricsShown } from './dashboard-pages';
import { type FigureList, figuresIn } from './figures';
import type { DrillPage } from './page-data';

/** One phase of a drill, and what the templates of its hubs hold. */
export interface HubsSource {
  readonly scenario: Scenario;
  readonly outcome: PhaseOutcome;
  readonly timeline: Timeline;
  readonly graph: AlarmGraph;
  readonly dashboards: readonly Dashboard[];
}

/** What a page shows of the hub in a region: its alarms and how they lived, its dashboards. */
export function hubPage(
  source: HubsSource,
  region: string,
  list: FigureList,
): Pick<DrillPage, 'alarms' | 'dashboards'> {
  const { scenario, outcome, timeline, graph } = source;
  const { phase, runs, marks, events } = outcome;
  const prefix = resourceName.alarm(scenario.fleet.name, '');
  const own = namespace(scenario.fleet.name);
  const minutes = timeline.minutes.map((minute) => minute + phase.zero);
  const dashboards = source.dashboards.filter((dashboard) => dashboard.region === region);
  const { store, mark } = hubMetrics(scenario, region, graph, runs, metricsShown(dashboards, own));
  for (const { region: hub, series, at } of marks) {
    if (hub === region) mark(series, at, at + MARK_READABLE_AFTER_MS);
  }
  const alarms = graph.alarms.filter(({ region: hub, name }) => hub === region && !isLoop(name.slice(prefix.length)));
  const life = {
    phase,
    prefix,
    from: Math.min(phase.zero, ...events.slice(0, 1).map(({ at }) => at)),
    minutes: minutes.length,
    metrics: store,
    events,
  };
  return {
    alarms: alarmPages({ ...graph, alarms }, timeline.alarms, life),
    dashboards: dashboardPages(dashboards, own, figuresIn(list, store, minutes)),
  };
}
