import {
  type Dashboard,
  type LineMetric,
  type Widget,
  type WidgetMetric,
  widgetMetrics,
} from '../../cloudwatch/read-dashboards';
import { MINUTE } from '../../contract/minute';
import type { FiguresOf } from './figures';
import type { DashboardPage, FiguresPage, MetricsPage, WidgetPage } from './page-data';

const DURATION = /^-P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;
const [MINUTES_A_DAY, MINUTES_AN_HOUR] = [1_440, 60];
/** As far back as CloudWatch shows where a dashboard says nothing. */
const DEFAULT_START = '-PT3H';

const VIEWS: Readonly<Record<string, MetricsPage['kind']>> = {
  timeSeries: 'graph',
  singleValue: 'numbers',
  table: 'table',
};

/** How many minutes an ISO 8601 duration goes back. */
function minutesOf(start: string): number {
  const found = DURATION.exec(start);
  if (found === null) throw new Error(`dashboard: is not a duration back from now, got ${start}; write it as -PT3H`);
  const [days, hours, minutes] = found.slice(1).map((text) => Number(text ?? 0));
  return (days ?? 0) * MINUTES_A_DAY + (hours ?? 0) * MINUTES_AN_HOUR + (minutes ?? 0);
}

/** `arn:aws:cloudwatch:us-west-2:111122223333:alarm:name` is `us-west-2/name`. */
function alarmId(arn: string): string {
  const [, , , region = '', , , ...name] = arn.split(':');
  return `${region}/${name.join(':')}`;
}

function namespacesOf(metrics: readonly WidgetMetric[]): readonly string[] {
  return [...new Set(metrics.flatMap(({ source }) => (source.kind === 'statistic' ? [source.series.namespace] : [])))];
}

function metricsPage({ properties }: Widget, metrics: readonly WidgetMetric[], figuresOf: FiguresOf): MetricsPage {
  const { view = 'timeSeries', start, annotations, title } = properties;
  const kind = VIEWS[view];
  if (kind === undefined) throw new Error(`dashboard: a view that a page does not draw, got ${view} of "${title}"`);
  return {
    kind,
    ...(start !== undefined && { minutes: minutesOf(start) }),
    marks: annotations?.horizontal ?? [],
    metrics: metrics.map(({ source, ...metric }): LineMetric<FiguresPage> => {
      if (source.kind === 'expression') return { ...metric, source };
      if (kind === 'numbers' ? source.statistic.startsWith('p') : source.periodMs !== MINUTE) {
        const got = `${source.statistic} of ${source.periodMs} ms in "${title}"`;
        throw new Error(`dashboard: a page draws minutes, and percentiles of nothing longer, got ${got}`);
      }
      return { ...metric, source: { kind: 'statistic', ...figuresOf(source) } };
    }),
  };
}

function widgetPage(widget: Widget, namespace: string, figuresOf: FiguresOf): WidgetPage {
  const { width, type, properties } = widget;
  const head = { width, title: properties.title ?? '' };
  switch (type) {
    case 'text':
      return { ...head, kind: 'text', markdown: properties.markdown ?? '' };
    case 'alarm':
      return { ...head, kind: 'alarms', alarms: (properties.alarms ?? []).map(alarmId) };
    case 'custom':
      return { ...head, kind: 'matrix' };
    case 'metric': {
      const metrics = widgetMetrics(widget);
      const namespaces = namespacesOf(metrics);
      if (!namespaces.includes(namespace)) return { ...head, kind: 'elsewhere', namespaces };
      return { ...head, ...metricsPage(widget, metrics, figuresOf) };
    }
    default:
      throw new Error(`dashboard: a widget that a page does not draw, got ${type}`);
  }
}

/** Names of our own metrics that dashboards show. */
export function metricsShown(dashboards: readonly Dashboard[], namespace: string): ReadonlySet<string> {
  const metrics = dashboards.flatMap(({ widgets }) => widgets.flatMap(widgetMetrics));
  return new Set(
    metrics.flatMap(({ source }) =>
      source.kind === 'statistic' && source.series.namespace === namespace ? [source.series.name] : [],
    ),
  );
}

/**
 * Dashboards as a page holds them: what stands in them, with figures in place of names of metrics.
 * @param namespace of the metrics that a drill has; others are AWS's
 */
export function dashboardPages(
  dashboards: readonly Dashboard[],
  namespace: string,
  figuresOf: FiguresOf,
): readonly DashboardPage[] {
  return dashboards.map(({ region, name, start = DEFAULT_START, widgets }) => {
    const tops = [...new Set(widgets.map(({ y }) => y))].sort((a, b) => a - b);
    const rows = tops.map((top) =>
      widgets
        .filter(({ y }) => y === top)
        .sort((a, b) => a.x - b.x)
        .map((widget) => widgetPage(widget, namespace, figuresOf)),
    );
    return { region, name, minutes: minutesOf(start), rows };
  });
}
