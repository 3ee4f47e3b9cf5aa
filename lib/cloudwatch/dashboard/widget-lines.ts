import { type ExpressionWindow, type Term, valueAt } from '../expressions/metric-math';
import { parseMetricMath } from '../expressions/parse-metric-math';
import type { WidgetMetric } from './dashboard';

/** One line of a graph, or one number where there is one slot: NaN where there is no datapoint; the oldest first. */
export interface WidgetLine {
  readonly label: string;
  readonly values: readonly number[];
}

/** What of a row a line is computed from. */
export type LineMetric<T> = Pick<WidgetMetric, 'label' | 'id' | 'isVisible'> & {
  readonly source: ({ readonly kind: 'statistic' } & T) | { readonly kind: 'expression'; readonly text: string };
};

/**
 * What a metric widget shows over some slots of time.
 * @param datapoints of a statistic, oldest first, one a slot; NaN where there is none
 * @throws {Error} for an expression that is not modelled, or names what is no statistic of the widget
 */
export function widgetLines<T>(
  metrics: readonly LineMetric<T>[],
  slots: number,
  periodMs: number,
  datapoints: (source: T) => readonly number[],
): readonly WidgetLine[] {
  const inputs = metrics.map(({ source }) => (source.kind === 'statistic' ? datapoints(source) : []));
  // expressions look back from the newest slot
  const window: ExpressionWindow = { inputs: inputs.map((values) => values.toReversed()), edges: [] };
  const termOf = (id: string): Term => {
    const index = metrics.findIndex((each) => each.id === id && each.source.kind === 'statistic');
    if (index < 0) throw new Error(`the expression names no metric of its widget, got ${id}`);
    return { kind: 'series', at: ({ inputs: all }, slot) => all[index]?.[slot] ?? Number.NaN };
  };
  return metrics.flatMap(({ label, isVisible, source }, index): readonly WidgetLine[] => {
    if (!isVisible) return [];
    if (source.kind === 'statistic') return [{ label, values: inputs[index] ?? [] }];
    const at = valueAt(parseMetricMath(source.text, { termOf, periodMsOf: () => periodMs }).term);
    return [{ label, values: Array.from({ length: slots }, (_, slot) => at(window, slots - 1 - slot)) }];
  });
}
