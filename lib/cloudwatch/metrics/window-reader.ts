import type { Series, Sleeper } from './series';
import { isPercentile, type Statistic, statisticOf, Tally } from './statistic';

/** How far ahead a reader looks for the end of an even stretch. */
const MOST_SLOTS_AHEAD = 120;
/** Not the revision of any series. */
const NEVER = -1;

/** Reads one statistic of one metric over a window that moves on: only what is new where it moved by one slot. */
export class WindowReader implements Sleeper {
  /** The datapoints of the window, newest first; NaN where one is missing. */
  readonly values: Float64Array;
  readonly #series: readonly Series[];
  readonly #unit: string | undefined;
  readonly #statistic: (tally: Tally) => number;
  readonly #tally: Tally;
  /** Where the newest slot ended that is known to hold what `values` hold. */
  #newest = Number.NaN;
  /** When something of the window arrives that had not by the last read. */
  #awaited = Number.POSITIVE_INFINITY;
  /** The revisions of the series at the last read. */
  #revision = NEVER;
  /** How many slots, from the newest on, hold the same. */
  #equal = 0;
  #onWake: (() => void) | undefined;

  /** @param series of all regions and of the metric's own, all of which count */
  constructor(series: readonly Series[], statistic: Statistic, unit: string | undefined, slots: number) {
    this.values = new Float64Array(slots).fill(Number.NaN);
    this.#series = series;
    this.#unit = unit;
    this.#statistic = statisticOf(statistic);
    this.#tally = new Tally(isPercentile(statistic));
  }

  /**
   * Brings the values up to what had arrived by `asOf`; slot `k` is `[edges[k + 1], edges[k])`.
   * @returns whether any value may be another than before
   */
  read(edges: Float64Array, asOf: number): boolean {
    const newest = edges[0] as number;
    const revision = this.#revisionNow();
    const before = this.#newest;
    const isAsItWas = revision === this.#revision && asOf < this.#awaited;
    this.#newest = newest;
    this.#revision = revision;
    for (const series of this.#series) series.readTo(newest);
    if (isAsItWas && newest === before) return false;
    return isAsItWas && edges[1] === before ? this.#moveOn(edges, asOf) : this.#readAll(edges, asOf);
  }

  /**
   * Looks ahead in the data that are there: until when each window that moves on by whole slots of `periodMs` holds what
   * this one holds. Where that is not before the next slot it is minus infinity; otherwise `onWake` tells if other data come.
   */
  evenUntil(edges: Float64Array, periodMs: number, onWake: () => void): number {
    const { values } = this;
    if (this.#equal < values.length || this.#awaited < Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
    let end = edges[0] as number;
    const farthest = end + MOST_SLOTS_AHEAD * periodMs;
    while (end < farthest && this.#isSameAhead(end, periodMs)) end += periodMs;
    if (end === edges[0]) return Number.NEGATIVE_INFINITY;
    this.#newest = end;
    this.#onWake = onWake;
    for (const series of this.#series) series.sleep(this);
    return end + periodMs;
  }

  /** What was seen ahead no longer holds. */
  wake(): void {
    this.#revision = NEVER;
    this.#onWake?.();
  }

  /** When the metric began, to ten seconds, by what has arrived by `asOf`; infinity without a datum. */
  beginning(asOf: number): number {
    return Math.min(...this.#series.map((series) => series.beginning(asOf, this.#unit)));
  }

  #moveOn(edges: Float64Array, asOf: number): boolean {
    const { values } = this;
    const value = this.#valueOf(edges[1] as number, edges[0] as number, asOf);
    const isEqual = isSame(value, values[0] as number);
    if (isEqual && this.#equal === values.length) return false;
    values.copyWithin(1, 0, values.length - 1);
    values[0] = value;
    this.#equal = isEqual ? this.#equal + 1 : 1;
    return true;
  }

  #readAll(edges: Float64Array, asOf: number): boolean {
    const { values } = this;
    let isChanged = false;
    this.#awaited = Number.POSITIVE_INFINITY;
    this.#equal = 0;
    for (let slot = 0; slot < values.length; slot++) {
      const value = this.#valueOf(edges[slot + 1] as number, edges[slot] as number, asOf);
      if (!isSame(value, values[slot] as number)) isChanged = true;
      values[slot] = value;
      if (this.#equal === slot && isSame(value, values[0] as number)) this.#equal++;
    }
    return isChanged;
  }

  /** Whether the slot from then on will hold the same as all of the window as soon as it is over. */
  #isSameAhead(from: number, periodMs: number): boolean {
    const tally = this.#tallied(from, from + periodMs, from + periodMs);
    return tally.awaited === Number.POSITIVE_INFINITY && isSame(this.#figure(tally), this.values[0] as number);
  }

  #valueOf(from: number, to: number, asOf: number): number {
    const tally = this.#tallied(from, to, asOf);
    if (tally.awaited < this.#awaited) this.#awaited = tally.awaited;
    return this.#figure(tally);
  }

  #tallied(from: number, to: number, asOf: number): Tally {
    const tally = this.#tally;
    tally.clear();
    for (const series of this.#series) series.addTo(tally, from, to, asOf, this.#unit);
    return tally;
  }

  #figure(tally: Tally): number {
    return tally.count > 0 ? this.#statistic(tally) : Number.NaN;
  }

  #revisionNow(): number {
    let revision = 0;
    for (const series of this.#series) revision += series.revision;
    return revision;
  }
}

function isSame(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}
