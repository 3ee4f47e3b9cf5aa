import { isTimezone } from './alarm/timezone';
import { parseCron } from './template/parse-cron';
import { localTime } from './template/read-mute-rule';

/** Whether a mute rule can begin at it once: `yyyy-MM-ddThh:mm`, of a day that there is. */
export function isMuteTime(text: string): boolean {
  return localTime(text, 'UTC') !== undefined;
}

/** Whether a mute rule can begin at it again and again: five fields of minute, hour, day, month and weekday. */
export function isMuteCron(text: string): boolean {
  try {
    parseCron(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the clocks of a mute rule can be those of this zone: an IANA name, or UTC. */
export function isMuteTimezone(text: string): boolean {
  return text.length <= 50 && /^[A-Za-z]/.test(text) && !/\d\d:\d\d/.test(text) && isTimezone(text);
}
