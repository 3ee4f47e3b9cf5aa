import { MINUTE } from '../../lib/contract/minute';
import type { Reading } from './past';

/** `since` goes back no further than this: what is older belongs to an incident of its own. */
const SINCE_AT_MOST = 15 * MINUTE;

/** Twice the window of the slowest alarm: after so many clean minutes its OK action is not late but lost. */
const LONG_CLEAN = 20;

/** The newest minute in which the alarm's condition held; undefined where it never did. */
export function newestFailing(readings: readonly Reading[]): number | undefined {
  return readings.findLast(({ state }) => state === 'failing')?.minute;
}

/** The first failing minute of the streak that reaches up to `minute`; a gap in the data does not break it. */
export function streakStart(readings: readonly Reading[], minute: number): number {
  let start = minute;
  for (const reading of readings.toReversed()) {
    if (reading.minute > minute || reading.state === 'missing') continue;
    if (reading.state === 'clean' || reading.minute < minute - SINCE_AT_MOST) break;
    start = reading.minute;
  }
  return start;
}

/** Whether everything has been fine, and seen to be fine, for so long that no alarm can still be open. */
export function isLongClean(readings: readonly Reading[]): boolean {
  return readings.slice(-LONG_CLEAN).every(({ state }) => state === 'clean');
}
