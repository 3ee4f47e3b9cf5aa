import { minuteOf } from '../../lib/contract/minute';

/** The minute (epoch milliseconds) of a Scheduler's event. @throws Error where it names none */
export function scheduledMinute(scheduledTime: unknown): number {
  const minute = typeof scheduledTime === 'string' ? minuteOf(Date.parse(scheduledTime)) : Number.NaN;
  if (!Number.isNaN(minute)) return minute;
  throw new Error(
    `run: scheduledTime is not a time, got ${JSON.stringify(scheduledTime)}; pass <aws.scheduler.scheduled-time>`,
  );
}
