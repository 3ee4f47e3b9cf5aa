import { EvaluatorInputError } from '../evaluator-input-error';
import { type Datum, Series } from './series';
import { isPercentile, type Statistic, statisticOf, Tally, type WeightedValue } from './statistic';
import { WindowReader } from './window-reader';

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

  /**
   * Takes a datum, at any time and in any order: what was read before it came is read again.
   * @throws {EvaluatorInputError} where it is not a number
   */
  put(datum: MetricDatum): void {
    const kept = keptOf(datum);
    if (!Number.isFinite(datum.timestamp) || !Number.isFinite(kept.sum)) {
      const where = `metric ${datum.namespace} ${datum.name}`;
      const got = `${kept.sum} at ${datum.timestamp}`;
      throw new EvaluatorInputError([`${where}: not a number, got ${got}; CloudWatch refuses it`]);
    }
    this.#seriesOf(datum.region ?? EVERY_REGION, datum).put(kept);
  }

  /** The statistic over `[startMs, startMs + periodMs)` of what has arrived by `asOfMs`; undefined without a sample. */
  statistic(
    key: SeriesKey,
    statistic: Statistic,
    startMs: number,
    periodMs: number,
    asOfMs: number,
  ): number | undefined {
    const tally = new Tally(isPercentile(statistic));
    for (const series of this.#allOf(key)) series.addTo(tally, startMs, startMs + periodMs, asOfMs, undefined);
    const value = tally.count > 0 ? statisticOf(statistic)(tally) : Number.NaN;
    return Number.isNaN(value) ? undefined : value;
  }

  /** A reader of so many slots of one metric, resolved once because alarms ask for the same thing every minute. */
  reader(key: SeriesKey, statistic: Statistic, unit: string | undefined, slots: number): WindowReader {
    return new WindowReader(this.#allOf(key), statistic, unit, slots);
  }

  /** What was put into every region, and into the metric's own. */
  #allOf(key: SeriesKey): readonly Series[] {
    return [this.#seriesOf(key.region, key), this.#seriesOf(EVERY_REGION, key)];
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

function keptOf(datum: MetricDatum): Datum {
  const { unit, timestamp, arrives = timestamp } = datum;
  if ('value' in datum) {
    const { value } = datum;
    return { timestamp, arrives, count: 1, sum: value, minimum: value, maximum: value, values: undefined, unit };
  }
  if ('statisticSet' in datum) {
    const { sampleCount: count, sum, minimum, maximum } = datum.statisticSet;
    return { timestamp, arrives, count, sum, minimum, maximum, values: undefined, unit };
  }
  const values = datum.values.map((value, index): WeightedValue => [value, datum.counts?.[index] ?? 1]);
  return {
    timestamp,
    arrives,
    count: values.reduce((total, [, count]) => total + count, 0),
    sum: values.reduce((total, [value, count]) => total + value * count, 0),
    minimum: Math.min(...datum.values),
    maximum: Math.max(...datum.values),
    values,
    unit,
  };
}
