/** Times of scenario files, in milliseconds. */

/** Minute 0 of a scenario that names no instant: its times of day mean nothing. */
export const DEFAULT_START = '2026-01-05T12:00:00Z';

const DURATION = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/;
const CLOCK = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** A time from the start of a scenario, and whether it was written as a time of day. */
export interface When {
  readonly ms: number;
  readonly isClock: boolean;
}

/** Reads a duration such as `1h30m`, `10m`, `90s`; undefined where it is none. */
export function readDuration(text: string): number | undefined {
  const found = DURATION.exec(text);
  if (found === null || text === '') return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = found;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

/** Whether a text is a duration, or a time of day such as `15:40`. */
export function isTime(text: string): boolean {
  return readDuration(text) !== undefined || CLOCK.test(text);
}

/** Reads a duration from the start, or a time of day on or after it (epoch milliseconds). */
export function readTime(text: string, start: number): When {
  const duration = readDuration(text);
  if (duration !== undefined) return { ms: duration, isClock: false };
  const [, hours = '0', minutes = '0', seconds = '0'] = CLOCK.exec(text) ?? [];
  const day = 86_400_000;
  const ofDay = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return { ms: (((ofDay - start) % day) + day) % day, isClock: true };
}
