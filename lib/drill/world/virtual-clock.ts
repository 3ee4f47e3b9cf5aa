import type { Clock } from '../../../lambda/canary/clock';

/** A clock whose time passes only when nothing else is left to do. */
export interface VirtualClock extends Clock {
  /** Lets time pass until the promise is settled. */
  readonly settle: <T>(promise: Promise<T>) => Promise<T>;
}

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

/** Lets every microtask run: after it, whatever still waits is waiting for time. */
function idle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A clock that stands at `start` (epoch milliseconds) until it is told to settle something. */
export function createVirtualClock(start: number): VirtualClock {
  let now = start;
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

  const passToNext = () => {
    const next = Math.min(...[...timers].map(({ at }) => at));
    if (!Number.isFinite(next)) throw new Error('virtual clock: waits for something that no time brings');
    now = next;
    for (const timer of timers) if (timer.at === next) timer.wake();
  };

  const settle = async <T>(promise: Promise<T>): Promise<T> => {
    let isSettled = false;
    const done = () => {
      isSettled = true;
    };
    promise.then(done, done);
    for (await idle(); !isSettled; await idle()) passToNext();
    return promise;
  };

  return { now: () => now, sleep, settle };
}
