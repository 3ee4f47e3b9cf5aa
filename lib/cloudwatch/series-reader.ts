import type { Sample, Series } from './metric-series';
import { isPercentile, type Statistic, statisticOf, Tally } from './statistic';

/** Reads one statistic of one metric, over all regions' and its own region's samples, of one unit or of all. */
export class SeriesReader {
  readonly #series: readonly Series[];
  readonly #unit: string | undefined;
  readonly #needsValues: boolean;
  readonly #statistic: (tally: Tally) => number;
  readonly #tallies: Tally[] = [];

  constructor(series: readonly Series[], statistic: Statistic, unit: string | undefined) {
    this.#series = series;
    this.#unit = unit;
    this.#needsValues = isPercentile(statistic);
    this.#statistic = statisticOf(statistic);
  }

  /** Fills `out` with the statistic of each slot `[edges[k + 1], edges[k])`; NaN where no sample had arrived by `asOf`. */
  read(edges: ArrayLike<number>, asOf: number, out: Float64Array): void {
    const tallies = this.#tallies;
    while (tallies.length < out.length) tallies.push(new Tally());
    for (const tally of tallies) tally.clear();
    const isPlain = this.#unit === undefined && !this.#needsValues;
    for (const series of this.#series) {
      series.scan(edges, (slot, bucket) => {
        const tally = tallies[slot] as Tally;
        if (isPlain && bucket.arrives <= asOf) tally.add(bucket);
        else for (const sample of bucket.samples) this.#add(sample, asOf, tally);
      });
    }
    for (let slot = 0; slot < out.length; slot++) {
      const tally = tallies[slot] as Tally;
      out[slot] = tally.count > 0 ? this.#statistic(tally) : Number.NaN;
    }
  }

  /** When the metric began, to ten seconds, by what has arrived by `asOf`; infinity without a sample. */
  beginning(asOf: number): number {
    return Math.min(...this.#series.map((series) => series.beginning((sample) => this.#counts(sample, asOf))));
  }

  #add(sample: Sample, asOf: number, tally: Tally): void {
    if (!this.#counts(sample, asOf)) return;
    tally.add(sample);
    if (this.#needsValues) tally.addValues(sample);
  }

  #counts(sample: Sample, asOf: number): boolean {
    return sample.arrives <= asOf && (this.#unit === undefined || sample.unit === this.#unit);
  }
}
