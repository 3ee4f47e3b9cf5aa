import type { Clock } from '../../../lambda/canary/clock';

/** A clock whose time passes only when nothing else is left to do: the one queue of all that happens on it. */
export interface VirtualClock extends Clock {
  /** Calls back at an instant (epoch milliseconds); those of the same instant in the order in which they asked. */
  readonly call: (at: number, back: (at: number) => void) => void;
  /** Starts something that may sleep, beside all that runs already; where it fails, so does who lets time pass. */
  readonly start: (work: () => Promise<void>) => void;
  /** Lets time pass until the promise is settled. */
  readonly settle: <T>(promise: Promise<T>) => Promise<T>;
  /** Lets time pass until all that is due before `to` has happened. */
  readonly passTo: (to: number) => Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly wake: (at: number) => void;
}

/** Lets every microtask run: after it, whatever still waits is waiting for time. */
function idle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A clock that stands at `start` (epoch milliseconds) until it is told to let time pass. */
export function createVirtualClock(start: number): VirtualClock {
  let now = start;
  let running = 0;
  const failures: unknown[] = [];
  const timers = new Set<Timer>();

  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    if (ms <= 0 || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        timers.delete(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer: Timer = { at: now + ms, wake };
      timers.add(timer);
      signal?.addEventListener('abort', wake);
    });
  };

  const call: VirtualClock['call'] = (at, back) => {
    timers.add({ at, wake: back });
  };

  const begin: VirtualClock['start'] = (work) => {
    running += 1;
    work()
      .catch((error) => failures.push(error))
      .finally(() => {
        running -= 1;
      });
  };

  const next = () => {
    let least = Number.POSITIVE_INFINITY;
    for (const { at } of timers) least = Math.min(least, at);
    return least;
  };

  const passToNext = () => {
    now = next();
    for (const timer of [...timers]) {
      if (timer.at !== now || !timers.delete(timer)) continue;
      timer.wake(now);
    }
  };

  const settle = async <T>(promise: Promise<T>): Promise<T> => {
    let isSettled = false;
    const done = () => {
      isSettled = true;
    };
    promise.then(done, done);
    for (await idle(); !isSettled; await idle()) {
      if (timers.size === 0) throw new Error('virtual clock: waits for something that no time brings');
      passToNext();
    }
    return promise;
  };

  const passTo = async (to: number): Promise<void> => {
    while (next() < to) {
      passToNext();
      if (running > 0) await idle();
      if (failures.length > 0) throw failures[0];
    }
  };

  return { now: () => now, sleep, call, start: begin, settle, passTo };
}
