import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { MetricStore } from '../../lib/cloudwatch/evaluate';
import type { MetricAlarm } from '../../lib/cloudwatch/read-alarms';

type Series = MetricAlarm['inputs'][number]['series'];

const STATISTICS = ['Sum', 'SampleCount', 'Minimum', 'Maximum'] as const;

/** Limit of GetMetricData. */
const MOST_QUERIES = 500;

/** Brings series from a region's metrics into our evaluator's, each period once: what comes later is not seen. */
export class SeriesReader {
  readonly #series: readonly Series[];
  readonly #taken = new Set<string>();

  constructor(
    readonly client: CloudWatchClient,
    series: readonly Series[],
    readonly periodMs: number,
    readonly metrics: MetricStore,
  ) {
    this.#series = [...new Map(series.map((each) => [JSON.stringify(each), each])).values()];
  }

  /** Takes whole periods in [from, to). @returns the beginning of the newest one that has data */
  async read(from: number, to: number, arrives: number): Promise<number | undefined> {
    const found = await this.#ask(from, to);
    let newest: number | undefined;
    for (const [index, series] of this.#series.entries()) {
      for (let timestamp = from; timestamp < to; timestamp += this.periodMs) {
        const values = STATISTICS.map((statistic) => found.get(`${idOf(statistic, index)} ${timestamp}`));
        const [sum, sampleCount, minimum, maximum] = values;
        if (sum === undefined || sampleCount === undefined || minimum === undefined || maximum === undefined) continue;
        newest = Math.max(newest ?? 0, timestamp);
        if (this.#taken.has(`${index} ${timestamp}`)) continue;
        this.#taken.add(`${index} ${timestamp}`);
        this.metrics.put({ ...series, timestamp, arrives, statisticSet: { sum, sampleCount, minimum, maximum } });
      }
    }
    return newest;
  }

  /** Values by `id time`. */
  async #ask(from: number, to: number): Promise<ReadonlyMap<string, number>> {
    const queries = this.#series.flatMap(({ namespace, name, dimensions }, index) =>
      STATISTICS.map((statistic) => ({
        Id: idOf(statistic, index),
        MetricStat: {
          Metric: {
            Namespace: namespace,
            MetricName: name,
            Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
          },
          Period: this.periodMs / 1_000,
          Stat: statistic,
        },
      })),
    );
    const found = new Map<string, number>();
    for (let start = 0; start < queries.length; start += MOST_QUERIES) {
      const MetricDataQueries = queries.slice(start, start + MOST_QUERIES);
      const range = { StartTime: new Date(from), EndTime: new Date(to) };
      const { MetricDataResults = [] } = await this.client.send(
        new GetMetricDataCommand({ MetricDataQueries, ...range }),
      );
      for (const { Id, Timestamps = [], Values = [] } of MetricDataResults) {
        for (const [n, time] of Timestamps.entries()) found.set(`${Id} ${time.getTime()}`, Values[n] ?? Number.NaN);
      }
    }
    return found;
  }
}

function idOf(statistic: string, index: number): string {
  return `${statistic.toLowerCase()}_${index}`;
}
