const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Whether CloudWatch takes it for a wall-clock window: `UTC`, `Z`, `+05:30`, `UTC+05:30`, `Europe/London`. */
export function isTimezone(zone: string): boolean {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return Math.abs(fixed) < DAY_MS && fixed % (5 * MINUTE_MS) === 0;
  try {
    return zoneFormat(zone) !== undefined;
  } catch {
    return false;
  }
}

/** Milliseconds that the clocks of a zone are ahead of UTC at that instant. */
export function offsetOf(zone: string, time: number): number {
  return fixedOffset(zone) ?? changingOffset(zone, time);
}

/** When the clocks of a zone show a local time, given as if it were UTC: the first time where they do twice, later where they never do. */
export function instantOf(zone: string, local: number): number {
  const before = offsetOf(zone, local - DAY_MS);
  const after = offsetOf(zone, local + DAY_MS);
  const offset = [before, after].find((each) => offsetOf(zone, local - each) === each);
  return local - (offset ?? before);
}

/** The same as `offsetOf`, of a zone with an IANA name. */
function changingOffset(zone: string, time: number): number {
  const parts = Object.fromEntries(
    zoneFormat(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000;
}

/** The offset of a zone that never changes its clocks; undefined for an IANA name. */
export function fixedOffset(zone: string): number | undefined {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const [, sign, hours, minutes] = /^(?:UTC|GMT)?([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function zoneFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
