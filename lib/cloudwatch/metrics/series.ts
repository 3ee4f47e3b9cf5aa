import type { Aggregate, Tally, WeightedValue } from './statistic';
import { Table } from './table';

/** One datum of a metric: an aggregate, and its single values where they were sent. */
export interface Datum extends Aggregate {
  readonly timestamp: number;
  /** From when on it can be read. */
  readonly arrives: number;
  /** Values with their counts, where several different ones were sent. */
  readonly values: readonly WeightedValue[] | undefined;
  readonly unit: string | undefined;
}

/** Somebody who relies on what a series holds, and is woken when that changes. */
export interface Sleeper {
  wake(): void;
}

/** What few data have. */
type Details = Pick<Datum, 'values' | 'unit'>;

/** Columns of what every datum has. */
const TIME = 0;
const ARRIVES = 1;
const SUM = 2;
/** Columns of what not every datum is: more than a single value. */
const COUNT = 0;
const MINIMUM = 1;
const MAXIMUM = 2;

/** How exactly it is known when a metric began. */
const BEGINNING_MS = 10_000;
/** How many rows are tried one by one. */
const NEAR_ROWS = 4;

/**
 * All data of one metric in one region, a row each, by time; those of one instant in an order of their own,
 * so that the order of the puts does not show in the last bit of a sum.
 */
export class Series {
  readonly #rows = new Table(3);
  /** Undefined while every datum is a single value. */
  #aggregates: Table | undefined;
  /** Undefined while no datum has any. */
  #details: (Details | undefined)[] | undefined;
  /** The row that was searched last. */
  #found = 0;
  #readTo = Number.NEGATIVE_INFINITY;
  #revision = 0;
  readonly #sleepers = new Set<Sleeper>();

  /** Grows when a datum comes of a time that was read already. */
  get revision(): number {
    return this.#revision;
  }

  put(datum: Datum): void {
    const { timestamp, arrives, count, sum, minimum, maximum, values, unit } = datum;
    if (count !== 1 || minimum !== sum || maximum !== sum) this.#aggregates ??= this.#singleValues();
    if (values !== undefined || unit !== undefined) this.#details ??= new Array(this.#rows.length).fill(undefined);
    const row = this.#rowFor(datum);
    this.#rows.insert(row);
    this.#rows.set(row, TIME, timestamp);
    this.#rows.set(row, ARRIVES, arrives);
    this.#rows.set(row, SUM, sum);
    this.#aggregates?.insert(row);
    this.#aggregates?.set(row, COUNT, count);
    this.#aggregates?.set(row, MINIMUM, minimum);
    this.#aggregates?.set(row, MAXIMUM, maximum);
    this.#details?.splice(row, 0, values === undefined && unit === undefined ? undefined : { values, unit });
    if (timestamp < this.#readTo) this.#revision++;
    if (this.#sleepers.size > 0) this.#wakeAll();
  }

  /** Adds what was measured in `[from, to)` to a tally: what has arrived by `asOf`, of one unit or of all. */
  addTo(tally: Tally, from: number, to: number, asOf: number, unit: string | undefined): void {
    const rows = this.#rows;
    for (let row = this.#firstFrom(from); row < rows.length && rows.at(row, TIME) < to; row++) {
      const details = this.#details?.[row];
      if (unit !== undefined && details?.unit !== unit) continue;
      const arrives = rows.at(row, ARRIVES);
      if (arrives > asOf) {
        tally.await(arrives);
        continue;
      }
      const sum = rows.at(row, SUM);
      const more = this.#aggregates;
      if (more === undefined) tally.add(1, sum, sum, sum, details?.values);
      else tally.add(more.at(row, COUNT), sum, more.at(row, MINIMUM), more.at(row, MAXIMUM), details?.values);
    }
  }

  /** When the first datum that has arrived by `asOf` was measured, to ten seconds; infinity without one. */
  beginning(asOf: number, unit: string | undefined): number {
    const rows = this.#rows;
    for (let row = 0; row < rows.length; row++) {
      if (rows.at(row, ARRIVES) > asOf || (unit !== undefined && this.#details?.[row]?.unit !== unit)) continue;
      return Math.floor(rows.at(row, TIME) / BEGINNING_MS) * BEGINNING_MS;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Notes that somebody keeps what was measured before `time`: data of then that come later grow the revision. */
  readTo(time: number): void {
    if (time > this.#readTo) this.#readTo = time;
  }

  /** Wakes the sleeper at the next put, whatever is put. */
  sleep(sleeper: Sleeper): void {
    this.#sleepers.add(sleeper);
  }

  #wakeAll(): void {
    for (const sleeper of this.#sleepers) sleeper.wake();
    this.#sleepers.clear();
  }

  /** The aggregates of all rows while each is a single value. */
  #singleValues(): Table {
    const table = new Table(3);
    for (let row = 0; row < this.#rows.length; row++) {
      table.insert(row);
      table.set(row, COUNT, 1);
      table.set(row, MINIMUM, this.#rows.at(row, SUM));
      table.set(row, MAXIMUM, this.#rows.at(row, SUM));
    }
    return table;
  }

  /** Behind all that is earlier, and among the rest of its instant by sum, then by count. */
  #rowFor({ timestamp, sum, count }: Datum): number {
    const rows = this.#rows;
    if (rows.length === 0 || rows.at(rows.length - 1, TIME) < timestamp) return rows.length;
    let row = this.#firstFrom(timestamp);
    for (; row < rows.length && rows.at(row, TIME) === timestamp; row++) {
      const other = rows.at(row, SUM);
      if (other > sum || (other === sum && (this.#aggregates?.at(row, COUNT) ?? 1) > count)) break;
    }
    return row;
  }

  /** The first row that is not before `time`: most often the one that was found last, or one a little further on. */
  #firstFrom(time: number): number {
    const rows = this.#rows;
    let low = this.#found;
    let high = rows.length;
    if (low > 0 && rows.at(low - 1, TIME) >= time) low = 0;
    for (const near = Math.min(low + NEAR_ROWS, high); low < near && rows.at(low, TIME) < time; low++);
    if (low < high && rows.at(low, TIME) >= time) high = low;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows.at(middle, TIME) < time) low = middle + 1;
      else high = middle;
    }
    this.#found = low;
    return low;
  }
}
