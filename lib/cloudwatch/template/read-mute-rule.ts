import type { MuteRule, MuteSchedule } from '../alarm/mute-rule';
import { instantOf, isTimezone } from '../alarm/timezone';
import { parseCron } from './parse-cron';
import type { Properties } from './properties';

const MOST_TARGETS = 100;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LONGEST_DAYS = 15;

/** A mute rule of a template, whose targets are still names; undefined where a problem was noted. */
export function readMuteRule(properties: Properties, logicalId: string): MuteRule | undefined {
  const name = properties.text('Name', 255) ?? logicalId;
  const rule = properties.required('Rule', properties.object('Rule'));
  const schedule = rule?.required('Schedule', rule.object('Schedule'));
  const timezone = schedule === undefined ? 'UTC' : readTimezone(schedule);
  const begins = schedule && readExpression(schedule, timezone);
  const durationMs = schedule && readDuration(schedule);
  const targets = properties.object('MuteTargets');
  const names = targets?.texts('AlarmNames', MOST_TARGETS) ?? [];
  const startsAt = readDate(properties, 'StartDate', timezone);
  const expiresAt = readDate(properties, 'ExpireDate', timezone);
  properties.ignore('Description', 'Tags');
  for (const each of [properties, rule, schedule, targets]) each?.refuseOthers();
  if (begins === undefined || durationMs === undefined) return undefined;
  return {
    id: `${properties.stack.region}/${name}`,
    targets: names,
    schedule: begins,
    durationMs,
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

function readTimezone(schedule: Properties): string {
  const timezone = schedule.text('Timezone', 50) ?? 'UTC';
  if (isTimezone(timezone)) return timezone;
  schedule.refuse('Timezone', 'not a time zone', 'give an IANA name, e.g. Europe/London');
  return 'UTC';
}

function readExpression(schedule: Properties, timezone: string): MuteSchedule | undefined {
  const text = schedule.required('Expression', schedule.text('Expression', 256));
  if (text === undefined) return undefined;
  const advice = 'give cron(minute hour day month weekday) or at(yyyy-MM-ddThh:mm)';
  const read = muteSchedule(text, timezone);
  return typeof read === 'string' ? schedule.refuse('Expression', read, advice) : read;
}

/** When a rule begins to mute, by its expression; a text says what is wrong with that. */
export function muteSchedule(expression: string, timezone: string): MuteSchedule | string {
  const [, kind, inner = ''] = /^(cron|at)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'at') {
    const at = localTime(inner, timezone);
    return at === undefined ? 'not a time' : { kind: 'once', at };
  }
  try {
    return { kind: 'recurring', cron: parseCron(kind === 'cron' ? inner : ''), timezone };
  } catch (error) {
    return (error as Error).message;
  }
}

function readDuration(schedule: Properties): number | undefined {
  const text = schedule.required('Duration', schedule.text('Duration', 50));
  if (text === undefined) return undefined;
  const advice = 'give days, hours and minutes, e.g. PT4H';
  return muteDurationMs(text) ?? schedule.refuse('Duration', 'not a duration from PT1M to P15D', advice);
}

/** How long a rule mutes each time; undefined where CloudWatch takes no such duration. */
export function muteDurationMs(text: string): number | undefined {
  const [, days = '0', hours = '0', minutes = '0'] =
    /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text) ?? [];
  const durationMs = Number(days) * DAY_MS + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  return durationMs >= MINUTE_MS && durationMs <= LONGEST_DAYS * DAY_MS ? durationMs : undefined;
}

function readDate(properties: Properties, key: string, timezone: string): number | undefined {
  const text = properties.text(key, 50);
  if (text === undefined) return undefined;
  return localTime(text, timezone) ?? properties.refuse(key, 'not a time', 'give yyyy-MM-ddThh:mm');
}

/** When the clocks of the zone show `yyyy-MM-ddThh:mm`. */
export function localTime(text: string, timezone: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return undefined;
  const local = Date.parse(`${text}:00Z`);
  // A day that there is not, e.g. 31 February, would be taken for one of the next month.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(text)) return undefined;
  return instantOf(timezone, local);
}
