import { MetricStore } from '../../lib/cloudwatch/evaluate';
import type { ExpressionWindow, Term } from '../../lib/cloudwatch/expressions/metric-math';
import { valueAt } from '../../lib/cloudwatch/expressions/metric-math';
import { parseMetricMath } from '../../lib/cloudwatch/expressions/parse-metric-math';
import { isStatistic } from '../../lib/cloudwatch/metrics/statistic';
import type { RecordedRun } from '../../lib/drill/world/runs';
import type { SeenWidget } from './dashboards';

/** A time that a picture shows, epoch milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

/** One line of a graph, or one number: NaN where there is no datapoint; the oldest first. */
export interface Line {
  readonly label: string;
  readonly values: readonly number[];
}

/** The metrics of a hub after a drill: what its runs published, in the namespace of the shipped name. */
export function storeOf(runs: readonly RecordedRun[]): MetricStore {
  const store = new MetricStore();
  for (const { minute, publications } of runs) {
    for (const { samples } of publications) {
      for (const { metric, dimensions, value } of samples) {
        store.put({ namespace: 'CommonCause', name: metric, dimensions: { ...dimensions }, timestamp: minute, value });
      }
    }
  }
  return store;
}

type Row = readonly (string | Readonly<Record<string, unknown>>)[];

const optionsOf = (row: Row) => row.at(-1) as Readonly<Record<string, unknown>>;

function published(store: MetricStore, row: Row, region: string, { from, to, stepMs }: Span): readonly number[] {
  const [namespace = '', name = '', ...rest] = row.slice(0, -1).map(String);
  const pairs = rest.flatMap((key, index) => (index % 2 === 0 ? [[key, rest[index + 1] ?? ''] as const] : []));
  const stat = String(optionsOf(row).stat);
  if (!isStatistic(stat)) throw new Error(`dashboard: is not a statistic, got ${stat}`);
  const key = { region, namespace, name, dimensions: Object.fromEntries(pairs) };
  return Array.from(
    { length: Math.ceil((to - from) / stepMs) },
    (_, slot) => store.statistic(key, stat, from + slot * stepMs, stepMs, Number.POSITIVE_INFINITY) ?? Number.NaN,
  );
}

/** What a metric widget shows over a span: the embedded CloudWatch computes statistics and expressions. */
export function linesOf({ properties }: SeenWidget, store: MetricStore, span: Span): readonly Line[] {
  const rows = properties.metrics ?? [];
  const inputs = rows.map((row) =>
    row.length > 1 ? published(store, row, properties.region ?? '', span).toReversed() : [],
  );
  const window: ExpressionWindow = { inputs, edges: [] };
  const termOf = (id: string): Term => {
    const index = rows.findIndex((row) => optionsOf(row).id === id);
    if (index < 0) throw new Error(`dashboard: names no metric of its widget, got ${id}`);
    return { kind: 'series', at: ({ inputs: all }, slot) => all[index]?.[slot] ?? Number.NaN };
  };
  const slots = Math.ceil((span.to - span.from) / span.stepMs);
  return rows.flatMap((row, index): readonly Line[] => {
    const { label, expression, visible } = optionsOf(row);
    if (visible === false) return [];
    if (expression === undefined) return [{ label: String(label), values: (inputs[index] ?? []).toReversed() }];
    const at = valueAt(parseMetricMath(String(expression), { termOf, periodMsOf: () => span.stepMs }).term);
    const values = Array.from({ length: slots }, (_, slot) => at(window, slots - 1 - slot));
    return [{ label: String(label), values }];
  });
}
