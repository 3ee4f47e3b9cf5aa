import { MINUTE } from '../contract/minute';
import { readDuration } from '../drill/scenario/times';

/** As long as CloudWatch mutes: 15 days. */
const LONGEST_HOURS = 360;

/** What must be written where a text is no such duration. */
export const MUTE_DURATION = `whole minutes from 1m to ${LONGEST_HOURS}h, such as 1h30m`;

/** How many minutes alarms are muted; undefined where CloudWatch mutes nothing for so long. */
export function muteMinutes(text: string): number | undefined {
  const minutes = (readDuration(text) ?? 0) / MINUTE;
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_HOURS * 60 ? minutes : undefined;
}
