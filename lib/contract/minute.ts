/** Milliseconds of a minute: the step of runs, samples and alarms. */
export const MINUTE = 60_000;

/** Start of the whole minute that a time falls into; both in epoch milliseconds. */
export function minuteOf(time: number): number {
  return Math.floor(time / MINUTE) * MINUTE;
}
