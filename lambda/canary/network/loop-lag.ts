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

/** The first exchanges of a process meet code that has never run: each is late by itself, a little at every step. */
const COLD_EXCHANGES = 8;

/** Adds to an exchange how late our own event loop was meanwhile. */
export type WatchLag = (exchange: () => Promise<HttpExchange>) => Promise<HttpExchange>;

/** How late the loop was while one exchange was under way. */
interface Watch {
  readonly since: number;
  sumMs: number;
  longestMs: number;
}

/**
 * Watches the event loop as long as any exchange is under way: a timer that comes late says that all else did, be it
 * for our own work or because this process was held. All lateness counts, however small: a loop that is busy with
 * others is late by little, but often. Of the first exchanges only the longest does, or none of them could be judged.
 */
export function createLoopLag({ now, after }: Ticker = systemTicker): WatchLag {
  const watches = new Set<Watch>();
  let begun = 0;
  let due = 0;
  let forget = () => {};

  function note(): void {
    const at = now();
    for (const watch of watches) {
      const lateMs = Math.max(0, at - Math.max(due, watch.since));
      watch.sumMs += lateMs;
      watch.longestMs = Math.max(watch.longestMs, lateMs);
    }
  }

  function arm(): void {
    due = now() + TICK_MS;
    forget = after(TICK_MS, () => {
      note();
      arm();
    });
  }

  return async (exchange) => {
    if (watches.size === 0) arm();
    const watch: Watch = { since: now(), sumMs: 0, longestMs: 0 };
    watches.add(watch);
    begun += 1;
    const isCold = begun <= COLD_EXCHANGES;
    try {
      const seen = await exchange();
      // the pending tick may be late already
      const lateMs = Math.max(0, now() - Math.max(due, watch.since));
      return { ...seen, lagMs: isCold ? Math.max(watch.longestMs, lateMs) : watch.sumMs + lateMs };
    } finally {
      watches.delete(watch);
      if (watches.size === 0) forget();
    }
  };
}
