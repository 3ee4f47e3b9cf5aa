import type { Aggregate, Sample, Series, WeightedValue } from './metric-series';

type SimpleStatistic = 'SampleCount' | 'Average' | 'Sum' | 'Minimum' | 'Maximum';

/** The statistics that the evaluator knows: the five simple ones and percentiles. */
export type Statistic = SimpleStatistic | `p${number}`;

/** Fills `out` with a statistic per slot of the window, NaN where no sample had arrived by `asOf`. */
export type SeriesReader = (edges: ArrayLike<number>, asOf: number, out: Float64Array) => void;

const SIMPLE: Readonly<Record<SimpleStatistic, (aggregate: Aggregate) => number>> = {
  SampleCount: ({ count }) => count,
  Average: ({ sum, count }) => sum / count,
  Sum: ({ sum }) => sum,
  Minimum: ({ minimum }) => minimum,
  Maximum: ({ maximum }) => maximum,
};

/** Whether `text` names a statistic that can be computed here. */
export function isStatistic(text: string): text is Statistic {
  return Object.hasOwn(SIMPLE, text) || percentOf(text) !== undefined;
}

/** A reader of one statistic over the union of some series, of one unit or of all. */
export function seriesReader(series: readonly Series[], statistic: Statistic, unit: string | undefined): SeriesReader {
  const percent = percentOf(statistic);
  return percent === undefined
    ? simpleReader(series, SIMPLE[statistic as SimpleStatistic], unit)
    : percentileReader(series, percent, unit);
}

function percentOf(text: string): number | undefined {
  const percent = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(text)?.[1];
  return percent === undefined ? undefined : Number(percent);
}

class Tally implements Aggregate {
  count = 0;
  sum = 0;
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;

  clear(): void {
    this.count = 0;
    this.sum = 0;
    this.minimum = Number.POSITIVE_INFINITY;
    this.maximum = Number.NEGATIVE_INFINITY;
  }

  add(more: Aggregate): void {
    this.count += more.count;
    this.sum += more.sum;
    if (more.minimum < this.minimum) this.minimum = more.minimum;
    if (more.maximum > this.maximum) this.maximum = more.maximum;
  }
}

function simpleReader(
  series: readonly Series[],
  pick: (a: Aggregate) => number,
  unit: string | undefined,
): SeriesReader {
  const tallies: Tally[] = [];
  return (edges, asOf, out) => {
    while (tallies.length < out.length) tallies.push(new Tally());
    for (const tally of tallies) tally.clear();
    for (const one of series) {
      one.scan(edges, (slot, bucket) => {
        const tally = tallies[slot] as Tally;
        if (unit === undefined && bucket.arrives <= asOf) return tally.add(bucket);
        for (const sample of bucket.samples) if (counts(sample, asOf, unit)) tally.add(sample);
      });
    }
    for (let slot = 0; slot < out.length; slot++) {
      const tally = tallies[slot] as Tally;
      out[slot] = tally.count > 0 ? pick(tally) : Number.NaN;
    }
  };
}

/** AWS does not publish how it computes percentiles: this is the nearest rank. */
function percentileReader(series: readonly Series[], percent: number, unit: string | undefined): SeriesReader {
  return (edges, asOf, out) => {
    const slots = Array.from(out, () => [] as WeightedValue[]);
    for (const one of series) {
      one.scan(edges, (slot, bucket) => {
        for (const sample of bucket.samples) if (counts(sample, asOf, unit)) slots[slot]?.push(...valuesOf(sample));
      });
    }
    slots.forEach((values, slot) => {
      out[slot] = nearestRank(values, percent);
    });
  };
}

function counts(sample: Sample, asOf: number, unit: string | undefined): boolean {
  return sample.arrives <= asOf && (unit === undefined || sample.unit === unit);
}

/** A statistic set tells its values only if all of them are the same. */
function valuesOf({ values, count, minimum, maximum }: Sample): readonly WeightedValue[] {
  return values ?? (minimum === maximum ? [[minimum, count]] : []);
}

function nearestRank(values: WeightedValue[], percent: number): number {
  values.sort(([a], [b]) => a - b);
  let left = (percent / 100) * values.reduce((sum, [, count]) => sum + count, 0);
  for (const [value, count] of values) {
    left -= count;
    if (left <= 0) return value;
  }
  return Number.NaN;
}
