import { MINUTE } from '../../../lib/contract/minute';

const MINUTES_A_DAY = 24 * 60;

/** `15:40 UTC`, and with its date where that is not the day of `today`. */
export function spellTime(time: number, today: number): string {
  const [date, clock] = new Date(time).toISOString().split('T');
  const isToday = new Date(today).toISOString().startsWith(`${date}T`);
  return `${isToday ? '' : `${date} `}${clock?.slice(0, 5)} UTC`;
}

/** `7 h 5 min`; a minute at least. */
export function spellDuration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  const parts = [
    [Math.floor(minutes / MINUTES_A_DAY), 'd'],
    [Math.floor((minutes % MINUTES_A_DAY) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : [])).join(' ');
}

/** `1 vantage`, `2 vantages`, `3 witnesses`. */
export function counted(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`;
  return `${count} ${noun}${noun.endsWith('s') ? 'es' : 's'}`;
}

/** `1 of 3 vantages`: the noun goes by the whole. */
export function countedOf(count: number, of: number, noun: string): string {
  return `${count} of ${counted(of, noun)}`;
}

/** The form of a verb that goes with so many: `fails`, `fail`. */
export function agreeing(count: number, verb: string): string {
  return count === 1 ? `${verb}s` : verb;
}

/** `a, b and 30 more`: a message that names a thousand services tells nobody anything. */
export function spellNames(names: readonly string[], most = 20): string {
  // "and 1 more" would be no shorter than the name
  if (names.length <= most + 1) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
