/** Samples in one figure each: enough for every statistic but percentiles. */
export interface Aggregate {
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** A value and how often it was seen. */
export type WeightedValue = readonly [value: number, count: number];

/** One datum: an aggregate, and its single values where they were sent. */
export interface Sample extends Aggregate {
  /** Values with their counts, where several different ones were sent. */
  readonly values: readonly WeightedValue[] | undefined;
  readonly unit: string | undefined;
  readonly arrives: number;
}

/** Every boundary that an alarm asks for is a multiple of ten seconds. */
const BUCKET_MS = 10_000;

/** The samples of ten seconds, added up when they are first read. */
class Bucket implements Aggregate {
  readonly samples: Sample[] = [];
  count = 0;
  sum = 0;
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;
  /** From when on all samples can be read. */
  arrives = Number.NEGATIVE_INFINITY;
  #stale = true;

  constructor(readonly start: number) {}

  put(sample: Sample): void {
    this.samples.push(sample);
    this.#stale = true;
  }

  /** Adds up in an order of its own, so that the order of the puts does not show in the last bit of a sum. */
  settle(): this {
    if (!this.#stale) return this;
    this.samples.sort((a, b) => a.sum - b.sum || a.count - b.count);
    this.count = 0;
    this.sum = 0;
    for (const sample of this.samples) {
      this.count += sample.count;
      this.sum += sample.sum;
      this.minimum = Math.min(this.minimum, sample.minimum);
      this.maximum = Math.max(this.maximum, sample.maximum);
      this.arrives = Math.max(this.arrives, sample.arrives);
    }
    this.#stale = false;
    return this;
  }
}

/** Takes what a slot of a window holds, newest slot first. */
export type Visit = (slot: number, bucket: Readonly<Bucket>) => void;

/** All samples of one metric in one region. */
export class Series {
  readonly #buckets: Bucket[] = [];

  put(timestamp: number, sample: Sample): void {
    this.#bucketAt(Math.floor(timestamp / BUCKET_MS) * BUCKET_MS).put(sample);
  }

  /** Visits the buckets between the edges: slot `k` is `[edges[k + 1], edges[k])`, so edges fall. */
  scan(edges: ArrayLike<number>, visit: Visit): void {
    let slot = 0;
    for (let index = this.#firstFrom(edges[0] ?? 0) - 1; index >= 0; index--) {
      const bucket = this.#buckets[index] as Bucket;
      while (slot + 1 < edges.length && bucket.start < (edges[slot + 1] as number)) slot++;
      if (slot + 1 === edges.length) return;
      visit(slot, bucket.settle());
    }
  }

  /** When the first sample that `counts` was taken, to ten seconds; infinity without one. */
  beginning(counts: (sample: Sample) => boolean): number {
    return this.#buckets.find(({ samples }) => samples.some(counts))?.start ?? Number.POSITIVE_INFINITY;
  }

  #bucketAt(start: number): Bucket {
    const last = this.#buckets.at(-1);
    if (last?.start === start) return last;
    const index = last === undefined || last.start < start ? this.#buckets.length : this.#firstFrom(start);
    const found = this.#buckets[index];
    if (found?.start === start) return found;
    const bucket = new Bucket(start);
    this.#buckets.splice(index, 0, bucket);
    return bucket;
  }

  /** Index of the first bucket that does not begin before `time`. */
  #firstFrom(time: number): number {
    let low = 0;
    let high = this.#buckets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#buckets[middle] as Bucket).start < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
