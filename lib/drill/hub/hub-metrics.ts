import { MetricStore } from '../../cloudwatch/evaluate';
import type { AlarmGraph } from '../../cloudwatch/read-alarms';
import { namespace } from '../../contract/metrics';
import { MINUTE } from '../../contract/minute';
import type { Series } from '../../contract/series';
import type { Scenario } from '../scenario';
import type { RecordedRun } from '../world/runs';

/** What one hub's CloudWatch holds of a drill. */
export interface HubMetrics {
  readonly store: MetricStore;
  /** Puts a 1 into a series, at an instant and readable from another on. */
  readonly mark: (series: Series, at: number, arrives: number) => void;
  /** A statistic per minute of one series in [from, to), as far as they have arrived by `asOf`; epoch milliseconds. */
  readonly statistics: (
    name: string,
    dimensions: Readonly<Record<string, string>>,
    statistic: 'Sum' | 'SampleCount',
    from: number,
    to: number,
    asOf: number,
  ) => ReadonlyMap<number, number>;
}

/** Metrics that some alarm reads; the notifier asks for no other, and the rest need not be kept. */
function watchedMetrics({ alarms }: AlarmGraph): ReadonlySet<string> {
  return new Set(
    alarms.flatMap((alarm) => (alarm.kind === 'metric' ? alarm.inputs.map(({ series }) => series.name) : [])),
  );
}

/**
 * Puts what the runs published into the metrics of a hub.
 * @param others names of metrics that are wanted besides those that alarms read
 */
export function hubMetrics(
  { fleet }: Scenario,
  region: string,
  graph: AlarmGraph,
  runs: readonly RecordedRun[],
  others: Iterable<string> = [],
): HubMetrics {
  const store = new MetricStore();
  const watched = new Set([...watchedMetrics(graph), ...others]);
  const space = namespace(fleet.name);
  const publications = runs.flatMap((run) => run.publications.map((each) => ({ ...each, minute: run.minute })));
  for (const { hub, minute, samples, arrives } of publications) {
    if (hub !== region) continue;
    for (const { metric, dimensions, value } of samples) {
      if (!watched.has(metric)) continue;
      store.put({ region, namespace: space, name: metric, dimensions, timestamp: minute, value, arrives });
    }
  }
  const statistics: HubMetrics['statistics'] = (name, dimensions, statistic, from, to, asOf) => {
    if (!watched.has(name)) {
      throw new Error(`drill: the notifier asks for ${name}, which no alarm reads and no drill keeps`);
    }
    const found = new Map<number, number>();
    for (let minute = Math.ceil(from / MINUTE) * MINUTE; minute < to; minute += MINUTE) {
      const value = store.statistic({ region, namespace: space, name, dimensions }, statistic, minute, MINUTE, asOf);
      if (value !== undefined) found.set(minute, value);
    }
    return found;
  };
  const mark: HubMetrics['mark'] = ({ metric, dimensions }, at, arrives) => {
    store.put({ region, namespace: space, name: metric, dimensions, timestamp: at, value: 1, arrives });
  };
  return { store, mark, statistics };
}
