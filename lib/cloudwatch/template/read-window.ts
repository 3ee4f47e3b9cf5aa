import type { EvaluationWindow, WarmUp } from '../alarm/alarm';
import { isTimezone } from '../alarm/timezone';
import type { Properties } from './properties';

const WALL_CLOCK_SECONDS = [60, 300, 3600, 86_400, 604_800];
const LONGEST_WARM_UP_MINUTES = 2880;

/** `EvaluationWindow` of a metric alarm; sliding where there is none. */
export function readWindow(alarm: Properties, periodMs: number | undefined): EvaluationWindow {
  const window = alarm.object('EvaluationWindow');
  const sliding = window?.object('SlidingWindow');
  const wallClock = window?.object('WallClockWindow');
  sliding?.refuseOthers();
  window?.refuseOthers();
  if (window !== undefined && (sliding === undefined) === (wallClock === undefined))
    alarm.refuse('EvaluationWindow', 'not exactly one window', 'give SlidingWindow or WallClockWindow');
  if (wallClock === undefined) return { kind: 'sliding' };
  const timezone = wallClock.text('Timezone', 255) ?? 'UTC';
  wallClock.refuseOthers();
  if (!isTimezone(timezone))
    wallClock.refuse('Timezone', 'no time zone', 'give an IANA name or an offset such as +05:30');
  const seconds = (periodMs ?? 60_000) / 1000;
  if (!WALL_CLOCK_SECONDS.includes(seconds))
    alarm.refuse(
      'EvaluationWindow',
      `not for a period of ${seconds} s`,
      `use one of ${WALL_CLOCK_SECONDS.join(', ')} s`,
    );
  return { kind: 'wallClock', timezone };
}

/** `WarmUpConfiguration` of a metric alarm. */
export function readWarmUp(alarm: Properties): WarmUp | undefined {
  const warmUp = alarm.object('WarmUpConfiguration');
  if (warmUp === undefined) return undefined;
  const key = 'WarmUpPeriodDurationInMinutes';
  const minutes = warmUp.required(key, warmUp.integer(key, 1, LONGEST_WARM_UP_MINUTES));
  const whole = warmUp.boolean('OnlyStartEvaluatingAfterWarmUpPeriodEnds') ?? false;
  warmUp.refuseOthers();
  return minutes === undefined ? undefined : { durationMs: minutes * 60_000, whole };
}
