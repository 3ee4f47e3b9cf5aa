import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { MINUTE } from '../../../lib/contract/minute';
import type { History, Reading } from './history';

/** `since` goes back no further than this: what is older belongs to an incident of its own. */
const SINCE_AT_MOST = 15 * MINUTE;

/** The newest minute in which an alarm's condition held; undefined where it never did. */
function newestFailing(readings: readonly Reading[]): number | undefined {
  return readings.findLast(({ state }) => state === 'failing')?.minute;
}

/** The newest minute in which any of some incidents was failing; undefined where none was. */
export function newestFailingOf(definitions: readonly IncidentDefinition[], history: History): number | undefined {
  const minutes = definitions.map((each) => newestFailing(history.of(each))).filter((minute) => minute !== undefined);
  return minutes.length === 0 ? undefined : Math.max(...minutes);
}

/** The first failing minute of the streak that reaches up to `minute`; only a clean minute breaks it. */
export function streakStart(readings: readonly Reading[], minute: number): number {
  let start = minute;
  for (const reading of readings.toReversed()) {
    if (reading.minute > minute || reading.state === 'unjudged' || reading.state === 'covered') continue;
    if (reading.state === 'clean' || reading.minute < minute - SINCE_AT_MOST) break;
    start = reading.minute;
  }
  return start;
}

/** Whether each of the newest so many minutes is known to be clean. What was not read is not known. */
export function isClean(readings: readonly Reading[], minutes: number): boolean {
  const newest = readings.slice(-minutes);
  return newest.length === minutes && newest.every(({ state }) => state === 'clean');
}
