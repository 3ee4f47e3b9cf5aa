import { MINUTE } from '../../lib/contract/minute';
import { rehearsalRuns } from '../matrix/rehearsal-records';
import { dashboardsOf } from './dashboards';
import type { FilledWidget } from './draw-dashboard';
import { linesOf, type Span, storeOf } from './widget-values';

/** The metric widgets of the hub of 2021-10-04 that show our own series, filled with what its canaries published that day. */
export async function rehearsalDashboard(): Promise<{ readonly filled: readonly FilledWidget[]; readonly span: Span }> {
  const { fleet, runs } = await rehearsalRuns();
  const store = storeOf(runs);
  const [from, to] = [Date.parse('2021-10-04T15:30:00Z'), Date.parse('2021-10-04T23:10:00Z')];
  const span = { from, to, stepMs: MINUTE };
  const widgets = [...dashboardsOf({ ...fleet, name: 'common-cause' }).values()].flat();
  const filled = widgets
    .filter(({ properties }) => properties.metrics?.some(([namespace]) => namespace === 'CommonCause'))
    .map((widget) => {
      const isWhole = widget.properties.view === 'singleValue';
      return { widget, lines: linesOf(widget, store, isWhole ? { ...span, stepMs: to - from } : span) };
    });
  return { filled, span };
}
