import type { EventQueue, QueuedEvent } from './event-queue';

/** What is looked at, at its phase within each interval. */
export interface Look<T> {
  readonly phase: number;
  readonly order: number;
  readonly watch: T;
}

/**
 * The looks at all alarms of one interval, round after round: one event of the queue, whose time moves on.
 * With an event for each alarm, ten million looks would each put the queue in order again.
 */
export class LookRound<T> implements QueuedEvent {
  readonly #intervalMs: number;
  readonly #looks: readonly Look<T>[];
  readonly #queue: EventQueue;
  readonly #look: (watch: T, at: number) => void;
  /** When the present round began. */
  #begin: number;
  #next = 0;

  /**
   * Puts the first look that is not before `from` into the queue.
   * @param looks at least one
   */
  constructor(
    intervalMs: number,
    looks: readonly Look<T>[],
    from: number,
    queue: EventQueue,
    look: (watch: T, at: number) => void,
  ) {
    this.#intervalMs = intervalMs;
    this.#looks = [...looks].sort((a, b) => a.phase - b.phase || a.order - b.order);
    this.#queue = queue;
    this.#look = look;
    this.#begin = Math.floor(from / intervalMs) * intervalMs;
    while (this.at < from) this.#moveOn();
    queue.add(this);
  }

  get at(): number {
    return this.#begin + this.#present.phase;
  }

  get order(): number {
    return this.#present.order;
  }

  run(at: number): void {
    const { watch } = this.#present;
    this.#moveOn();
    this.#queue.add(this);
    this.#look(watch, at);
  }

  get #present(): Look<T> {
    return this.#looks[this.#next] as Look<T>;
  }

  #moveOn(): void {
    this.#next++;
    if (this.#next < this.#looks.length) return;
    this.#next = 0;
    this.#begin += this.#intervalMs;
  }
}
