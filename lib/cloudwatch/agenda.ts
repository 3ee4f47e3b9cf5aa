/** Something to do at an instant; of two at the same instant the one with the lower order is first. */
export interface Appointment {
  readonly at: number;
  readonly order: number;
  readonly keep: (at: number) => void;
}

/** What is to be done when, as a binary heap: it is asked half a million times in a drill. */
export class Agenda {
  readonly #heap: Appointment[] = [];

  /** When the next appointment is; infinity when there is none. */
  get next(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  add(appointment: Appointment): void {
    const heap = this.#heap;
    let index = heap.length;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const other = heap[above] as Appointment;
      if (!isBefore(appointment, other)) break;
      heap[index] = other;
      index = above;
    }
    heap[index] = appointment;
  }

  /** Removes and returns the next appointment. */
  take(): Appointment | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let index = 0;
    for (let child = 1; child < heap.length; child = 2 * index + 1) {
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, heap[child] as Appointment)) child++;
      const other = heap[child] as Appointment;
      if (!isBefore(other, last)) break;
      heap[index] = other;
      index = child;
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(a: Appointment, b: Appointment): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
