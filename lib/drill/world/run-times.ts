import { RUN_LIMITS_MS, retryAfterMs } from '../../../lambda/canary/run-limits';
import type { Phase } from './phase';
import { draw } from './random';

/** When a run asks, for which minute (both epoch milliseconds), and what it draws for its retry. */
export interface RunTimes {
  readonly minute: number;
  readonly asks: number;
  /** Uniform in [0, 1). */
  readonly chance: number;
}

/** What the timing model of docs/drills.md adds to the canary's own limits, in milliseconds. */
const TIMING = {
  startSpread: 3_000,
  asksAfter: 500,
  readableAfter: 2_000,
};

/**
 * The times of a vantage's run of a minute.
 * @param delivery which of several deliveries of that minute it is: each begins at a time of its own
 */
export function runTimes({ words }: Phase, vantage: string, minute: number, delivery = 0): RunTimes {
  const what = [vantage, minute, ...(delivery === 0 ? [] : [delivery])];
  const startsAt = RUN_LIMITS_MS.startsAt + draw(...words, 'run', ...what) * TIMING.startSpread;
  return { minute, asks: minute + startsAt + TIMING.asksAfter, chance: draw(...words, 'retry', ...what) };
}

/** When a run asks again what failed. */
export function retriesAt({ asks, chance }: RunTimes): number {
  return asks + retryAfterMs(chance);
}

/** From when on what a run told can be read. */
export function readableAt({ asks }: RunTimes, durationMs: number): number {
  return asks + durationMs + TIMING.readableAfter;
}
