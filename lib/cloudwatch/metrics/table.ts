const FIRST_ROWS = 8;
const GROWTH = 1.5;

/**
 * Rows of so many numbers in one typed array: 24 bytes for three, where an object takes ten times as much,
 * and what is read together lies together.
 */
export class Table {
  readonly #width: number;
  #numbers: Float64Array;
  #length = 0;

  constructor(width: number) {
    this.#width = width;
    this.#numbers = new Float64Array(0);
  }

  /** How many rows there are. */
  get length(): number {
    return this.#length;
  }

  /** A number of a row that there is. */
  at(row: number, column: number): number {
    return this.#numbers[row * this.#width + column] as number;
  }

  set(row: number, column: number, number: number): void {
    this.#numbers[row * this.#width + column] = number;
  }

  /** Makes a row of zeros, before the row that stands there. */
  insert(row: number): void {
    const width = this.#width;
    const end = this.#length * width;
    if (end === this.#numbers.length) this.#grow();
    if (row < this.#length) {
      this.#numbers.copyWithin((row + 1) * width, row * width, end);
      this.#numbers.fill(0, row * width, (row + 1) * width);
    }
    this.#length++;
  }

  #grow(): void {
    const rows = Math.max(FIRST_ROWS, Math.ceil(this.#length * GROWTH));
    const numbers = new Float64Array(rows * this.#width);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}
