import type { Cron, MuteRule, MuteSchedule } from '../alarm/mute-rule';
import { instantOf, offsetOf } from '../alarm/timezone';

/** A time in which a rule mutes, `[from, to)`. */
export interface MuteWindow {
  readonly from: number;
  readonly to: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** From one 29 February to the next it may take eight years. */
const LONGEST_SEARCH_DAYS = 8 * 366;

/** The windows of a rule that are open at `from` or open later, in order of their beginning; they may overlap. */
export function* muteWindows(rule: MuteRule, from: number): Generator<MuteWindow, void> {
  const { schedule, durationMs, startsAt = Number.NEGATIVE_INFINITY, expiresAt = Number.POSITIVE_INFINITY } = rule;
  const earliest = Math.max(from, startsAt);
  for (
    let start = beginningAfter(schedule, earliest - durationMs);
    start !== undefined && start < expiresAt;
    start = beginningAfter(schedule, start)
  ) {
    const window = { from: Math.max(start, earliest), to: Math.min(start + durationMs, expiresAt) };
    if (window.from < window.to) yield window;
  }
}

function beginningAfter(schedule: MuteSchedule, time: number): number | undefined {
  if (schedule.kind === 'recurring') return occurrenceAfter(schedule.cron, schedule.timezone, time);
  return schedule.at > time ? schedule.at : undefined;
}

/** The first instant after `time` at which the clocks of the zone show what the fields allow. */
function occurrenceAfter(cron: Cron, timezone: string, time: number): number | undefined {
  const today = Math.floor((time + offsetOf(timezone, time)) / DAY_MS);
  for (let day = today; day <= today + LONGEST_SEARCH_DAYS; day++) {
    if (!allowsDay(cron, new Date(day * DAY_MS))) continue;
    for (const hour of cron.hours)
      for (const minute of cron.minutes) {
        const instant = instantOf(timezone, day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS);
        if (instant > time) return instant;
      }
  }
  return undefined;
}

/** Where both the day of the month and the weekday are limited, either is enough, as in every cron. */
function allowsDay({ days, months, weekdays }: Cron, date: Date): boolean {
  if (!months.includes(date.getUTCMonth() + 1)) return false;
  const day = days?.includes(date.getUTCDate());
  const weekday = weekdays?.includes(date.getUTCDay());
  return day === undefined || weekday === undefined ? (day ?? weekday ?? true) : day || weekday;
}
