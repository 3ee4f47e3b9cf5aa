import type { MetricAlarm } from './alarm';
import { offsetOf } from './timezone';

const TEN_SECONDS_MS = 10_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970-01-01 was a Thursday, and weeks begin on Monday. */
const MONDAY_MS = 4 * DAY_MS;

/** How often an alarm is evaluated: each minute; each ten seconds of a high-resolution one; each hour where the window is longer than a day. */
export function intervalOf({ periodMs, evaluationPeriods }: MetricAlarm): number {
  if (periodMs < MINUTE_MS) return TEN_SECONDS_MS;
  return periodMs * evaluationPeriods > DAY_MS ? HOUR_MS : MINUTE_MS;
}

/** How many datapoints an evaluation may look at. */
export function rangeOf({ window, evaluationPeriods }: MetricAlarm, extra: number): number {
  return window.kind === 'wallClock' ? evaluationPeriods : evaluationPeriods + extra;
}

/** Fills `edges` with the boundaries of the evaluated periods as of `time`, newest first; a sliding window ends at the last whole interval. */
export function windowEdges(alarm: MetricAlarm, time: number, edges: Float64Array): void {
  const { window, periodMs } = alarm;
  if (window.kind === 'sliding') {
    const interval = intervalOf(alarm);
    const end = Math.floor(time / interval) * interval;
    for (let index = 0; index < edges.length; index++) edges[index] = end - index * periodMs;
    return;
  }
  let edge = wallClockStart(time, periodMs, window.timezone);
  for (let index = 0; index < edges.length; index++) {
    edges[index] = edge;
    edge = wallClockStart(edge - 1, periodMs, window.timezone);
  }
}

/** When the hour, day, Monday ... that holds `time` began on the clocks of the zone. */
function wallClockStart(time: number, periodMs: number, timezone: string): number {
  const shift = periodMs === WEEK_MS ? MONDAY_MS : 0;
  const offset = offsetOf(timezone, time);
  const local = Math.floor((time + offset - shift) / periodMs) * periodMs + shift;
  // The clocks may have changed since then: a day of 23 or 25 hours.
  return local - offsetOf(timezone, local - offset);
}
