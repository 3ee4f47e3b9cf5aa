import { closeSync, openSync, writeSync } from 'node:fs';

/** A clock ahead of the machine's, for functions and emulator alike: it goes by itself, and can be moved on. */
export class VirtualClock {
  readonly #file: number;
  #aheadMs = 0;

  /** @param path the file that functions and emulator read: how far ahead, in milliseconds, a little-endian double */
  constructor(readonly path: string) {
    this.#file = openSync(path, 'w');
    this.#write();
  }

  /** Epoch milliseconds. */
  get now(): number {
    return Date.now() + this.#aheadMs;
  }

  /** Moves on to an instant; where that is over, nothing happens. */
  moveTo(instant: number): void {
    this.#aheadMs += Math.max(0, instant - this.now);
    this.#write();
  }

  close(): void {
    closeSync(this.#file);
  }

  #write(): void {
    const bytes = Buffer.alloc(Float64Array.BYTES_PER_ELEMENT);
    bytes.writeDoubleLE(this.#aheadMs);
    writeSync(this.#file, bytes, 0, bytes.length, 0);
  }
}
