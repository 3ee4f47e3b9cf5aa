import { muteWindows } from './evaluation/mute-windows';
import { muteDurationMs, muteSchedule } from './template/read-mute-rule';

/** When a mute rule mutes, as AWS has it. */
export interface MuteTimes {
  /** `at(yyyy-MM-ddThh:mm)`, or `cron(...)` of five fields. */
  readonly expression: string;
  /** ISO 8601: `PT90M`. */
  readonly duration: string;
  /** @default UTC */
  readonly timezone?: string | undefined;
  /** Nothing is muted from then on, epoch milliseconds. */
  readonly expiresAt?: number | undefined;
}

/** Windows that follow each other for longer than this have no end that anybody waits for. */
const LONGEST_MS = 366 * 86_400_000;

/** Until when a rule that mutes at a time does so without a break, epoch milliseconds; undefined where that is not known: its words are not, it does not mute, or it never ends. */
export function muteEnd(
  { expression, duration, timezone = 'UTC', expiresAt }: MuteTimes,
  at: number,
): number | undefined {
  const durationMs = muteDurationMs(duration);
  const schedule = muteSchedule(expression, timezone);
  if (durationMs === undefined || typeof schedule === 'string') return undefined;
  const rule = { id: '', targets: [], schedule, durationMs, ...(expiresAt === undefined ? {} : { expiresAt }) };
  let end: number | undefined;
  for (const { from, to } of muteWindows(rule, at)) {
    if (from > (end ?? at)) break;
    end = Math.max(to, end ?? to);
    if (end - at > LONGEST_MS) return undefined;
  }
  return end;
}
