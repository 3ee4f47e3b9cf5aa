import type { Clock } from '../clock';
import { RUN_LIMITS_MS } from '../run-limits';

/** When a run began, and how long it waits before it asks again what failed: the same for all, so that a recovery is seen whole. */
export interface Pace {
  readonly startedAt: number;
  readonly retryAfterMs: number;
}

/** One try of something: told how many milliseconds are left, as of the moment it asks, and what an earlier try saw. */
export type Try<T> = (left: () => number, before: T | undefined) => Promise<T>;

/**
 * Tries once, and once more after a failure; the second try's result counts if it comes in time. Both end before the
 * run must publish: what is cut off while a target is being asked is that target's time-out.
 * `keep` hears each result that stands for now, so that a run that must publish has the latest.
 */
export async function tryTwice<T>(
  attempt: Try<T>,
  hasFailed: (result: T) => boolean,
  keep: (result: T) => void,
  clock: Clock,
  pace: Pace,
  signal: AbortSignal,
): Promise<void> {
  const left = () => Math.max(0, pace.startedAt + RUN_LIMITS_MS.triesEnd - clock.now());
  const first = await attempt(left, undefined);
  keep(first);
  if (!hasFailed(first) || signal.aborted) return;
  if (left() <= pace.retryAfterMs) return;
  await clock.sleep(pace.retryAfterMs, signal);
  if (signal.aborted || left() === 0) return;
  const second = await Promise.race([attempt(left, first), clock.sleep(left(), signal).then(() => undefined)]);
  if (second !== undefined && left() > RUN_LIMITS_MS.cutOff) keep(second);
}
