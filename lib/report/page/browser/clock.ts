import { utcFormat } from 'd3-time-format';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** `15:40:18` */
export const clockSecond = utcFormat('%H:%M:%S');
/** `4 October 2021` */
export const calendarDay = utcFormat('%-d %B %Y');

const hoursAndMinutes = utcFormat('%H:%M');

/** Time of day of a minute, `15:45`; from the second day on with its number, `2d 15:45`. */
export function clockMinute(start: number, minute: number): string {
  const at = start + minute * MINUTE;
  const day = Math.floor(at / DAY) - Math.floor(start / DAY);
  const time = hoursAndMinutes(new Date(at));
  return day === 0 ? time : `${day + 1}d ${time}`;
}

/** The last instant of a minute, milliseconds from the start. */
export function endOf(minute: number): number {
  return (minute + 1) * MINUTE - 1;
}

/** The minute of an instant. */
export function minuteAt(ms: number): number {
  return Math.floor(ms / MINUTE);
}

/** `70 s`, `3 min` */
export function inWords(ms: number): string {
  return ms % MINUTE === 0 && ms > 0 ? `${ms / MINUTE} min` : `${ms / 1000} s`;
}
