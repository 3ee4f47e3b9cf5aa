import type { Fleet } from '../contract/fleet';
import { namespace } from '../contract/metrics';
import type { Series } from '../contract/series';
import type { Topic } from '../contract/topics';
import type { MetricRow } from './widget';

/** One hub as its dashboards see it. */
export interface HubView {
  readonly fleet: Fleet;
  readonly region: string;
  /** On which it tells people. */
  readonly topics: readonly Omit<Topic, 'arn'>[];
}

/** How a metric is drawn. */
export interface MetricOptions {
  readonly label: string;
  readonly stat: string;
  /** Seconds. @default a minute, the step of the series */
  readonly period?: number;
  /** For expressions. */
  readonly id?: string;
  readonly visible?: boolean;
  readonly region?: string;
}

/** A series of the contract in a widget. */
export function rowOf({ fleet }: HubView, { metric, dimensions }: Series, options: MetricOptions): MetricRow {
  return [namespace(fleet.name), metric, ...Object.entries(dimensions).flat(), { period: 60, ...options }];
}

/** An expression over rows with ids. */
export function expressionRow(expression: string, label: string, id: string): MetricRow {
  return [{ expression, label, id }];
}
