import { isStatistic, type Statistic } from '../metrics/statistic';
import type { MetricRow, Widget, WidgetMetric, WidgetProperties } from './dashboard';

const SECOND = 1_000;
const DEFAULT_PERIOD_S = 300;

type Options = Readonly<Record<string, unknown>>;

function split(row: MetricRow): readonly [names: readonly string[], options: Options] {
  const names = row.filter((each) => typeof each === 'string');
  const last = row.at(-1);
  return [names, typeof last === 'object' ? last : {}];
}

function statisticNamed(text: unknown): Statistic {
  const name = String(text);
  if (!isStatistic(name)) throw new Error(`the statistic ${name} is not modelled`);
  return name;
}

function metricOf(row: MetricRow, properties: WidgetProperties): WidgetMetric {
  const [names, options] = split(row);
  const { id, label, expression, visible = true } = options;
  const head = { ...(id !== undefined && { id: String(id) }), isVisible: visible !== false };
  if (expression !== undefined) {
    const text = String(expression);
    return { ...head, label: String(label ?? id ?? text), source: { kind: 'expression', text } };
  }
  const [namespace = '', name = '', ...pairs] = names;
  if (names.some((each) => /^\.+$/.test(each))) throw new Error('a row that repeats the one above is not modelled');
  const dimensions = Object.fromEntries(
    pairs.flatMap((key, index) => (index % 2 === 0 ? [[key, pairs[index + 1] ?? ''] as const] : [])),
  );
  const series = { region: String(options.region ?? properties.region ?? ''), namespace, name, dimensions };
  const statistic = statisticNamed(options.stat ?? properties.stat ?? 'Average');
  const periodMs = Number(options.period ?? properties.period ?? DEFAULT_PERIOD_S) * SECOND;
  return { ...head, label: String(label ?? name), source: { kind: 'statistic', series, statistic, periodMs } };
}

/**
 * What a metric widget asks for, row by row.
 * @throws {Error} for a row that is not modelled
 */
export function widgetMetrics({ properties }: Widget): readonly WidgetMetric[] {
  return (properties.metrics ?? []).map((row) => metricOf(row, properties));
}
