import { type Sample, Series, type WeightedValue } from './metric-series';
import { SeriesReader } from './series-reader';
import type { Statistic } from './statistic';

/** What every datum of PutMetricData has. */
interface Reported {
  /** Without it the datum goes to every region. */
  readonly region?: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly unit?: string;
  /** Epoch milliseconds from which it can be read; the timestamp when left out. */
  readonly arrives?: number;
}

/** Samples that were added up before they were sent. */
export interface StatisticSet {
  readonly sampleCount: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** One datum as PutMetricData takes it: a value, values with their counts, or a statistic set. */
export type MetricDatum = Reported &
  (
    | { readonly value: number }
    | { readonly values: readonly number[]; readonly counts?: readonly number[] }
    | { readonly statisticSet: StatisticSet }
  );

/** What tells one metric from another. */
export interface SeriesKey {
  readonly region: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

const EVERY_REGION = '*';

/** Keeps metric data and answers with statistics over any period, as of any instant. */
export class MetricStore {
  readonly #root = new Branch();

  put(datum: MetricDatum): void {
    const sample = sampleOf(datum);
    if (!Number.isFinite(datum.timestamp) || !Number.isFinite(sample.sum)) {
      const got = `${sample.sum} at ${datum.timestamp}`;
      throw new Error(`metric ${datum.namespace} ${datum.name}: not a number, got ${got}; CloudWatch refuses it`);
    }
    this.#seriesOf(datum.region ?? EVERY_REGION, datum).put(datum.timestamp, sample);
  }

  /** The statistic over `[startMs, startMs + periodMs)` of what has arrived by `asOfMs`; undefined without a sample. */
  statistic(
    key: SeriesKey,
    statistic: Statistic,
    startMs: number,
    periodMs: number,
    asOfMs: number,
  ): number | undefined {
    const out = new Float64Array(1);
    this.reader(key, statistic).read([startMs + periodMs, startMs], asOfMs, out);
    const [value] = out;
    return value === undefined || Number.isNaN(value) ? undefined : value;
  }

  /** A reader of one metric, resolved once because alarms ask for the same thing every minute. */
  reader(key: SeriesKey, statistic: Statistic, unit?: string): SeriesReader {
    return new SeriesReader([this.#seriesOf(key.region, key), this.#seriesOf(EVERY_REGION, key)], statistic, unit);
  }

  #seriesOf(region: string, { namespace, name, dimensions }: Omit<SeriesKey, 'region'>): Series {
    let branch = this.#root.to(region).to(namespace).to(name);
    const names = Object.keys(dimensions);
    if (names.length > 1) names.sort();
    for (const dimension of names) branch = branch.to(dimension).to(dimensions[dimension] ?? '');
    return branch.series;
  }
}

/** A step on the way to a series: by steps, no key has to be put together for each datum. */
class Branch {
  readonly #branches = new Map<string, Branch>();
  #series: Series | undefined;

  to(word: string): Branch {
    let branch = this.#branches.get(word);
    if (branch === undefined) {
      branch = new Branch();
      this.#branches.set(word, branch);
    }
    return branch;
  }

  get series(): Series {
    this.#series ??= new Series();
    return this.#series;
  }
}

function sampleOf(datum: MetricDatum): Sample {
  const { unit, timestamp, arrives = timestamp } = datum;
  if ('value' in datum) {
    const { value } = datum;
    return { count: 1, sum: value, minimum: value, maximum: value, values: undefined, unit, arrives };
  }
  if ('statisticSet' in datum) {
    const { sampleCount: count, sum, minimum, maximum } = datum.statisticSet;
    return { count, sum, minimum, maximum, values: undefined, unit, arrives };
  }
  const values = datum.values.map((value, index): WeightedValue => [value, datum.counts?.[index] ?? 1]);
  return {
    count: values.reduce((total, [, count]) => total + count, 0),
    sum: values.reduce((total, [value, count]) => total + value * count, 0),
    minimum: Math.min(...datum.values),
    maximum: Math.max(...datum.values),
    values,
    unit,
    arrives,
  };
}
