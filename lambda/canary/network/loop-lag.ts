import type { HttpExchange } from '../probing/http-exchange';

/** What watching a loop takes: a clock, and a timer; both real in Lambda. */
export interface Ticker {
  /** Milliseconds since any instant. */
  readonly now: () => number;
  /** Calls back after so many milliseconds; returns how to take that back. */
  readonly after: (ms: number, back: () => void) => () => void;
}

/** The timers of this process. */
export const systemTicker: Ticker = {
  now: () => performance.now(),
  after: (ms, back) => {
    const timer = setTimeout(back, ms);
    return () => clearTimeout(timer);
  },
};

/** How often the loop is asked whether it is on time: the finer, the more of a busy loop is seen. */
const TICK_MS = 2;

/** Adds to an exchange how much of its time was our own. */
export type WatchLag = (exchange: () => Promise<HttpExchange>) => Promise<HttpExchange>;

/**
 * Watches the event loop as long as any exchange is under way: a timer that comes late says that all else did, be it
 * for our own work or because this process was held.
 */
export function createLoopLag({ now, after }: Ticker = systemTicker): WatchLag {
  let watchers = 0;
  let total = 0;
  let due = 0;
  let forget = () => {};

  function arm(): void {
    due = now() + TICK_MS;
    forget = after(TICK_MS, () => {
      total += Math.max(0, now() - due);
      arm();
    });
  }

  /** All lateness so far, that of the pending tick included. */
  const late = () => total + Math.max(0, now() - due);

  return async (exchange) => {
    if (watchers === 0) arm();
    watchers += 1;
    const before = late();
    try {
      const seen = await exchange();
      return { ...seen, lagMs: late() - before };
    } finally {
      watchers -= 1;
      if (watchers === 0) forget();
    }
  };
}
