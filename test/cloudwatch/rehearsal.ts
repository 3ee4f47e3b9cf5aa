import { type AlarmEvent, type EvaluateOptions, evaluate } from '../../lib/cloudwatch/evaluate';
import { type MetricDatum, MetricStore } from '../../lib/cloudwatch/metrics/metric-store';
import type { AlarmGraph } from '../../lib/cloudwatch/read-alarms';

export const START = Date.UTC(2026, 2, 1, 12);
export const MINUTE = 60_000;

/** Data of metric `name`, one a minute from the start: X is 1, 0 is 0, anything else is missing. */
export function data(name: string, chart: string, rest: Partial<MetricDatum> = {}): MetricDatum[] {
  return [...chart].flatMap((mark, minute) => {
    if (mark !== 'X' && mark !== '0') return [];
    const timestamp = START + minute * MINUTE;
    return [{ namespace: 'n', name, dimensions: {}, timestamp, value: mark === 'X' ? 1 : 0, ...rest }];
  });
}

export function storeOf(samples: readonly MetricDatum[]): MetricStore {
  const store = new MetricStore();
  for (const sample of samples) store.put(sample);
  return store;
}

/** What happens in so many minutes from the start, with all alarms evaluated on the minute. */
export function rehearse(
  graph: AlarmGraph,
  samples: readonly MetricDatum[],
  minutes: number,
  options: Partial<EvaluateOptions> = {},
) {
  return evaluate({
    graph,
    metrics: storeOf(samples),
    from: START,
    to: START + minutes * MINUTE,
    phaseMs: () => 0,
    rerunAfterSuppression: false,
    ...options,
  });
}

/** An event in a few words, its time in minutes from the start: `3 a OK>ALARM`, `4 a acts on ALARM`, `3 a held by WaitPeriod`. */
export function inWords(event: AlarmEvent): string {
  const place = `${(event.at - START) / MINUTE} ${event.alarm}`;
  if (event.kind === 'change') return `${place} ${event.from}>${event.to}`;
  return event.kind === 'action' ? `${place} acts on ${event.state}` : `${place} held by ${event.by}`;
}
