import type { Ticker } from '../../../lambda/canary/network/loop-lag';

/** Timers of a process whose time passes by hand. */
export interface ManualTicker extends Ticker {
  /** Time passes, and what is due comes in time. */
  readonly pass: (ms: number) => Promise<void>;
  /** Time passes while the process is held: what is due comes late, all at its end. */
  readonly hold: (ms: number) => Promise<void>;
}

/** Lets all promises that are settled be heard. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A process whose time stands still until it is told otherwise. */
export function createManualTicker(): ManualTicker {
  let time = 0;
  const timers = new Map<() => void, number>();

  const fireDue = async () => {
    for (const [back, due] of [...timers]) {
      if (due > time || !timers.delete(back)) continue;
      back();
    }
    await settled();
  };

  return {
    now: () => time,
    after: (ms, back) => {
      const own = () => back();
      timers.set(own, time + ms);
      return () => {
        timers.delete(own);
      };
    },
    pass: async (ms) => {
      await settled();
      for (const end = time + ms; time < end; await fireDue()) {
        const next = Math.min(end, ...timers.values());
        time = Math.max(time, next);
      }
    },
    hold: async (ms) => {
      await settled();
      time += ms;
      await fireDue();
    },
  };
}
