/** Something to do at an instant; of two at the same instant the one with the lower order is first. */
export interface QueuedEvent {
  readonly at: number;
  readonly order: number;
  readonly run: (at: number) => void;
}

/** What is to be done when, as a binary heap: it is asked half a million times in a drill. */
export class EventQueue {
  readonly #heap: QueuedEvent[] = [];

  /** When the next event is; infinity when there is none. */
  get next(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  add(event: QueuedEvent): void {
    const heap = this.#heap;
    let index = heap.length;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const other = heap[above] as QueuedEvent;
      if (!isBefore(event, other)) break;
      heap[index] = other;
      index = above;
    }
    heap[index] = event;
  }

  /** Removes and returns the next event. */
  take(): QueuedEvent | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let index = 0;
    for (let child = 1; child < heap.length; child = 2 * index + 1) {
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, heap[child] as QueuedEvent)) child++;
      const other = heap[child] as QueuedEvent;
      if (!isBefore(other, last)) break;
      heap[index] = other;
      index = child;
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(a: QueuedEvent, b: QueuedEvent): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
