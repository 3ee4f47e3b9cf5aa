/** Samples in one figure each: enough for every statistic but percentiles. */
export interface Aggregate {
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** A value and how often it was seen. */
export type WeightedValue = readonly [value: number, count: number];

type SimpleStatistic = 'SampleCount' | 'Average' | 'Sum' | 'Minimum' | 'Maximum';

/** The statistics that the evaluator knows: the five simple ones and percentiles. */
export type Statistic = SimpleStatistic | `p${number}`;

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

/** Whether the statistic needs every value, where the others need only their aggregate. */
export function isPercentile(statistic: Statistic): boolean {
  return percentOf(statistic) !== undefined;
}

/** How to get a statistic out of a tally that is not empty. */
export function statisticOf(statistic: Statistic): (tally: Tally) => number {
  const percent = percentOf(statistic);
  if (percent === undefined) return SIMPLE[statistic as SimpleStatistic];
  return ({ values }) => nearestRank(values, percent);
}

/** Adds up data. */
export class Tally implements Aggregate {
  count = 0;
  sum = 0;
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;
  values: WeightedValue[] = [];
  /** When the next datum arrives that could not be read yet; infinity where none is awaited. */
  awaited = Number.POSITIVE_INFINITY;

  /** @param keepsValues whether the single values are needed, not only their aggregate */
  constructor(readonly keepsValues: boolean) {}

  clear(): void {
    this.count = 0;
    this.sum = 0;
    this.minimum = Number.POSITIVE_INFINITY;
    this.maximum = Number.NEGATIVE_INFINITY;
    this.awaited = Number.POSITIVE_INFINITY;
    if (this.keepsValues) this.values = [];
  }

  /** Adds a datum; a statistic set tells its single values only if all are the same. */
  add(count: number, sum: number, minimum: number, maximum: number, values?: readonly WeightedValue[]): void {
    this.count += count;
    this.sum += sum;
    if (minimum < this.minimum) this.minimum = minimum;
    if (maximum > this.maximum) this.maximum = maximum;
    if (!this.keepsValues) return;
    if (values !== undefined) this.values.push(...values);
    else if (minimum === maximum) this.values.push([minimum, count]);
  }

  /** Notes that something will arrive. */
  await(arrives: number): void {
    if (arrives < this.awaited) this.awaited = arrives;
  }
}

function percentOf(text: string): number | undefined {
  const percent = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(text)?.[1];
  return percent === undefined ? undefined : Number(percent);
}

/** AWS does not publish how it computes percentiles. */
function nearestRank(values: WeightedValue[], percent: number): number {
  values.sort(([a], [b]) => a - b);
  let left = (percent / 100) * values.reduce((sum, [, count]) => sum + count, 0);
  for (const [value, count] of values) {
    left -= count;
    if (left <= 0) return value;
  }
  return Number.NaN;
}
