/** Columns of CloudWatch's grid: a row of widgets fills them. */
export const FULL_WIDTH = 24;

/** Lines of one graph that a person can still tell apart. */
export const MOST_LINES = 12;

/** CloudWatch's limits of a dashboard (Amazon CloudWatch, "CloudWatch service quotas"). */
export const DASHBOARD_LIMITS = {
  widgets: 500,
  metricsOfAWidget: 500,
  metrics: 2_500,
  alarmsOfAWidget: 100,
} as const;

/** A metric or an expression, as a widget's `metrics` hold it: names and values of dimensions in turn, then how it is drawn. */
export type MetricRow = readonly (string | Readonly<Record<string, unknown>>)[];

/** One widget, before it has a place. */
export interface Widget {
  readonly type: 'alarm' | 'custom' | 'metric' | 'text';
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Widgets beside each other; their widths fill the grid. */
export type WidgetRow = readonly Widget[];

/** A horizontal line with its meaning: a quorum, an objective. */
export interface Mark {
  readonly label: string;
  readonly value: number;
}

/** What metrics show, and how. */
export interface MetricView {
  /** The question that it answers. */
  readonly title: string;
  readonly region: string;
  readonly metrics: readonly MetricRow[];
  readonly marks?: readonly Mark[];
}

/** Text between widgets, in Markdown. */
export function textWidget(markdown: string, height: number): Widget {
  return { type: 'text', width: FULL_WIDTH, height, properties: { markdown } };
}

/** Lines over time, from 0 on. */
export function graph({ title, region, metrics, marks = [] }: MetricView, width = FULL_WIDTH): Widget {
  return {
    type: 'metric',
    width,
    height: 6,
    properties: {
      title,
      region,
      view: 'timeSeries',
      stacked: false,
      metrics,
      yAxis: { left: { min: 0 } },
      ...(marks.length > 0 && { annotations: { horizontal: marks } }),
    },
  };
}

/** A number with its label below it needs so many columns. */
const COLUMNS_OF_A_NUMBER = 2.5;

/** A number for each metric, over a time of its own whatever the dashboard shows: `start` is an ISO 8601 duration, `-P7D`. */
export function singleValues({ title, region, metrics }: MetricView, start: string, width = FULL_WIDTH): Widget {
  const shown = metrics.filter((row) => !row.some((each) => typeof each === 'object' && each.visible === false)).length;
  return {
    type: 'metric',
    width,
    height: 2 + 2 * Math.ceil(shown / Math.floor(width / COLUMNS_OF_A_NUMBER)),
    properties: { title, region, view: 'singleValue', metrics, start, setPeriodToTimeRange: true },
  };
}

/** A row for each metric with its latest value and its largest one. */
export function latestTable({ title, region, metrics }: MetricView, width: number, height: number): Widget {
  return {
    type: 'metric',
    width,
    height,
    properties: {
      title,
      region,
      view: 'table',
      metrics,
      table: { layout: 'vertical', showTimeSeriesData: false, stickySummary: true, summaryColumns: ['LATEST', 'MAX'] },
    },
  };
}

/** Items in parts of a size at most. */
export function parts<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}

/** As many views as it takes, so that none has too many lines. A line is one metric with what it is made of. */
export function viewsOf(
  view: Omit<MetricView, 'metrics'>,
  lines: readonly (readonly MetricRow[])[],
): readonly MetricView[] {
  return parts(lines, MOST_LINES).map((some) => ({ ...view, metrics: some.flat() }));
}

/** Graphs, two beside each other, a last one alone across the grid. */
export function graphs(views: readonly MetricView[]): readonly WidgetRow[] {
  return parts(views, 2).map((pair) => pair.map((each) => graph(each, FULL_WIDTH / pair.length)));
}
