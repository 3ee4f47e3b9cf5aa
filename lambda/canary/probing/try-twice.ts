import type { Clock } from '../clock';
import { RUN_LIMITS_MS } from '../run-limits';

/** When a run began, and how long it waits before it asks again what failed: the same for all, so that a recovery is seen whole. */
export interface Pace {
  readonly startedAt: number;
  readonly retryAfterMs: number;
}

/** One try of something: told how many milliseconds are left, as of the moment it asks. */
export type Try<T> = (left: () => number) => Promise<T>;

/**
 * Tries once, and once more after a failure; the second try's result counts if it comes in time.
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
  const leftUntil = (end: number) => () => Math.max(0, pace.startedAt + end - clock.now());
  const first = await attempt(leftUntil(RUN_LIMITS_MS.publishes));
  keep(first);
  if (!hasFailed(first) || signal.aborted) return;
  await clock.sleep(pace.retryAfterMs, signal);
  const left = leftUntil(RUN_LIMITS_MS.retryEnds);
  if (signal.aborted || left() === 0) return;
  const second = await Promise.race([attempt(left), clock.sleep(left(), signal).then(() => undefined)]);
  if (second !== undefined) keep(second);
}
