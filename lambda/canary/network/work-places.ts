import { failure } from './failure';
import { systemTicker, type Ticker } from './loop-lag';
import { withinLimit } from './time-limit';

/** Runs a task as soon as a place is free. Who waits so long in vain, or until nobody does any more, rejects with `EBUDGET`. */
export type WorkPlaces = <T>(task: () => Promise<T>, waitMs: number, signal: AbortSignal) => Promise<T>;

/** How many tasks work at once. */
export interface WorkLimits {
  readonly places: number;
  /** A task that has waited so long (milliseconds) for the other side gives its place back, and goes on without one. */
  readonly keptMs: number;
}

/** A loop that is later than this has enough to do. */
const ON_TIME_MS = 3;

/** A task begins so long after the one before it even where the loop is never on time: the run has an end. */
const LONGEST_PAUSE_MS = 20;

/** How often the loop is asked whether it is on time. */
const TICK_MS = 1;

/** What this process has had nothing to do: what a task waits meanwhile, it waits for others, and not for us. */
const systemIdleMs = () => performance.eventLoopUtilization().idle;

/**
 * Lets so many tasks work at once, first come, first served, and begins one only while the event loop is on time: more
 * would wait for each other, and take that for the slowness of their targets. A task that only waits for the other side
 * gives its place back, so that the silent keep nobody waiting.
 */
export function createWorkPlaces(limits: WorkLimits, ticker: Ticker = systemTicker, idleMs = systemIdleMs): WorkPlaces {
  const waiting = new Set<() => void>();
  let free = limits.places;
  let isPausing = false;

  function beginNext(): void {
    const [begin] = waiting;
    if (begin === undefined || free === 0 || isPausing) return;
    waiting.delete(begin);
    free -= 1;
    isPausing = true;
    pause(ticker.now(), () => {
      isPausing = false;
      beginNext();
    });
    begin();
  }

  function release(): void {
    free += 1;
    beginNext();
  }

  function pause(since: number, end: () => void): void {
    const asked = ticker.now();
    ticker.after(TICK_MS, () => {
      const now = ticker.now();
      if (now - asked <= TICK_MS + ON_TIME_MS || now - since >= LONGEST_PAUSE_MS) end();
      else pause(since, end);
    });
  }

  /** Waits for a place. */
  async function take(waitMs: number, signal: AbortSignal): Promise<void> {
    let isTaken = false;
    let begin = () => {};
    try {
      await withinLimit<void>(waitMs, signal, (resolve) => {
        begin = () => {
          isTaken = true;
          resolve();
        };
        waiting.add(begin);
        beginNext();
      });
    } catch {
      waiting.delete(begin);
      // it came in the very moment in which nobody waited any more
      if (isTaken) release();
      throw failure('EBUDGET', 'no time left to ask');
    }
  }

  /** Holds a place until its task is over, or has waited too long; returns how to end that. */
  function hold(): () => void {
    const since = idleMs();
    let isHeld = true;
    let forget = () => {};
    const giveBack = () => {
      if (!isHeld) return;
      isHeld = false;
      forget();
      release();
    };
    const look = () => {
      const leftMs = limits.keptMs - (idleMs() - since);
      if (leftMs <= 0) giveBack();
      else forget = ticker.after(leftMs, look);
    };
    look();
    return giveBack;
  }

  return async (task, waitMs, signal) => {
    await take(waitMs, signal);
    const giveBack = hold();
    try {
      return await task();
    } finally {
      giveBack();
    }
  };
}
