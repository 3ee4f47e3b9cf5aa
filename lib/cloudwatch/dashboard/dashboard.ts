import type { SeriesKey } from '../metrics/metric-store';
import type { Statistic } from '../metrics/statistic';

/** One dashboard of a region. */
export interface Dashboard {
  readonly region: string;
  readonly name: string;
  /** How far back it reaches when it is opened, as an ISO 8601 duration: `-PT3H`. */
  readonly start?: string;
  readonly widgets: readonly Widget[];
}

/** A widget in its place on the grid; its properties are those of its type. */
export interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: WidgetProperties;
}

/** Of all types, what is read here. */
export interface WidgetProperties {
  readonly title?: string;
  readonly region?: string;
  readonly view?: string;
  readonly start?: string;
  readonly setPeriodToTimeRange?: boolean;
  readonly markdown?: string;
  readonly endpoint?: string;
  readonly alarms?: readonly string[];
  readonly metrics?: readonly MetricRow[];
  readonly stat?: string;
  readonly period?: number;
  readonly annotations?: { readonly horizontal?: readonly Annotation[] };
}

/** A metric or an expression: namespace, name, names and values of dimensions in turn, then how it is drawn. */
export type MetricRow = readonly (string | Readonly<Record<string, unknown>>)[];

/** A horizontal line with its meaning. */
export interface Annotation {
  readonly label?: string;
  readonly value: number;
}

/** What a metric widget asks CloudWatch for: a statistic of a series, or an expression over others of its rows. */
export interface WidgetMetric {
  readonly label: string;
  readonly id?: string;
  readonly isVisible: boolean;
  readonly source:
    | {
        readonly kind: 'statistic';
        readonly series: SeriesKey;
        readonly statistic: Statistic;
        readonly periodMs: number;
      }
    | { readonly kind: 'expression'; readonly text: string };
}
