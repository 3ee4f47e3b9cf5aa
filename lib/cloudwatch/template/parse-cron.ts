import type { Cron } from '../alarm/mute-rule';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const DAYS_OF_A_WEEK = 7;

/** One of the five fields. */
interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names for numbers, the first for `least`. */
  readonly names?: readonly string[];
}

const FIELDS = {
  minute: { name: 'minute', least: 0, most: 59 },
  hour: { name: 'hour', least: 0, most: 23 },
  day: { name: 'day of the month', least: 1, most: 31 },
  month: { name: 'month', least: 1, most: 12, names: MONTHS },
  // Sunday is 0 and 7.
  weekday: { name: 'day of the week', least: 0, most: DAYS_OF_A_WEEK, names: WEEKDAYS },
} as const satisfies Readonly<Record<string, Field>>;

/**
 * Reads the fields of a mute rule's cron expression, e.g. `0 2 * * SUN`; `L` and `#` are not modelled.
 * @throws {Error} at the first field that is wrong
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html
 */
export function parseCron(text: string): Cron {
  const [minute = '', hour = '', day = '', month = '', weekday, ...others] = text.trim().split(/\s+/);
  if (weekday === undefined || others.length > 0) throw new Error('not five fields');
  return {
    minutes: numbers(minute, FIELDS.minute),
    hours: numbers(hour, FIELDS.hour),
    days: isAny(day) ? undefined : numbers(day, FIELDS.day),
    months: numbers(month, FIELDS.month),
    weekdays: isAny(weekday) ? undefined : numbers(weekday, FIELDS.weekday).map((number) => number % DAYS_OF_A_WEEK),
  };
}

function isAny(text: string): boolean {
  return text === '*' || text === '?';
}

/** What a field allows, e.g. `1,5-7` or `0-30/10`, smallest first. */
function numbers(text: string, field: Field): readonly number[] {
  const allowed = text.split(',').flatMap((part) => {
    const [range = '', step = '1', ...others] = part.split('/');
    const [first = '', last, ...more] = range === '*' ? [`${field.least}`, `${field.most}`] : range.split('-');
    const from = numberOf(first, field);
    const to = last === undefined ? (part.includes('/') ? field.most : from) : numberOf(last, field);
    const by = /^[1-9]\d*$/.test(step) ? Number(step) : Number.NaN;
    if (from === undefined || to === undefined || Number.isNaN(by) || from > to || others.length + more.length > 0)
      throw new Error(`${part} as ${field.name} is not modelled`);
    return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
  });
  return [...new Set(allowed)].sort((a, b) => a - b);
}

function numberOf(text: string, { least, most, names }: Field): number | undefined {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  if (named >= 0) return least + named;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}
