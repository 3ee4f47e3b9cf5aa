import type { MetricAlarm } from '../alarm/alarm';
import { fixedOffset, offsetOf } from '../alarm/timezone';

const TEN_SECONDS_MS = 10_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970-01-01 was a Thursday, and weeks begin on Monday. */
const MONDAY_MS = 4 * DAY_MS;

/** Brings the boundaries of the evaluated periods, newest first, up to an instant; before the first time they are NaN. */
export type WindowEdges = (time: number, edges: Float64Array) => void;

/** How often an alarm is evaluated: each minute; every ten seconds with a shorter period; each hour with a window of more than a day. */
export function intervalOf({ periodMs, evaluationPeriods }: MetricAlarm): number {
  if (periodMs < MINUTE_MS) return TEN_SECONDS_MS;
  return periodMs * evaluationPeriods > DAY_MS ? HOUR_MS : MINUTE_MS;
}

/** How many datapoints an evaluation may look at. */
export function rangeOf({ window, evaluationPeriods }: MetricAlarm, extra: number): number {
  return window.kind === 'wallClock' ? evaluationPeriods : evaluationPeriods + Math.max(0, extra);
}

/** Where the evaluated periods of an alarm begin and end: a sliding window ends at the last whole interval. */
export function windowEdges(alarm: MetricAlarm): WindowEdges {
  const { window, periodMs } = alarm;
  if (window.kind === 'sliding') return evenEdges(intervalOf(alarm), periodMs, 0);
  const offset = fixedOffset(window.timezone);
  const monday = periodMs === WEEK_MS ? MONDAY_MS : 0;
  if (offset !== undefined) return evenEdges(periodMs, periodMs, monday - offset);
  return (time, edges) => {
    const newest = localStart(time, periodMs, monday, window.timezone);
    if (edges[0] === newest) return;
    edges[0] = newest;
    for (let index = 1; index < edges.length; index++)
      edges[index] = localStart((edges[index - 1] as number) - 1, periodMs, monday, window.timezone);
  };
}

/** Whether the window moves on by whole periods, all of one length. */
export function isTiled(alarm: MetricAlarm): boolean {
  const { window, periodMs } = alarm;
  if (window.kind === 'sliding') return periodMs === intervalOf(alarm);
  return fixedOffset(window.timezone) !== undefined;
}

function evenEdges(step: number, periodMs: number, shift: number): WindowEdges {
  return (time, edges) => {
    const end = Math.floor((time - shift) / step) * step + shift;
    if (edges[0] === end) return;
    for (let index = 0; index < edges.length; index++) edges[index] = end - index * periodMs;
  };
}

/** When the hour, day or week that holds `time` began on the clocks of the zone. */
function localStart(time: number, periodMs: number, monday: number, timezone: string): number {
  const offset = offsetOf(timezone, time);
  const local = Math.floor((time + offset - monday) / periodMs) * periodMs + monday;
  // The clocks may have been changed since: days have 23 to 25 hours.
  return local - offsetOf(timezone, local - offset);
}
