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

/** `a, b and 30 more`: a message that names a thousand services tells nobody anything. */
export function spellNames(names: readonly string[], most = 20): string {
  // "and 1 more" would be no shorter than the name
  if (names.length <= most + 1) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
