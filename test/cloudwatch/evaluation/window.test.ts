import { describe, expect, it } from '@jest/globals';
import { isTimezone } from '../../../lib/cloudwatch/alarm/timezone';
import { intervalOf, windowEdges } from '../../../lib/cloudwatch/evaluation/window';
import type { MetricAlarm } from '../../../lib/cloudwatch/read-alarms';
import { alarmsOf, metricAlarm } from '../alarm-template';

function alarm(Period: number, EvaluationPeriods: number, timezone?: string): MetricAlarm {
  const window = timezone === undefined ? {} : { EvaluationWindow: { WallClockWindow: { Timezone: timezone } } };
  return alarmsOf(metricAlarm('a', { Period, EvaluationPeriods, ...window })).alarms[0] as MetricAlarm;
}

/** Where the evaluated periods begin, newest first, and where the newest ends. */
function edges(subject: MetricAlarm, time: string, count: number): string[] {
  const found = new Float64Array(count);
  windowEdges(subject)(Date.parse(time), found);
  return [...found].map((edge) => new Date(edge).toISOString().replace(':00.000Z', 'Z'));
}

describe('a window', () => {
  // The first two lines: UG, alarm-limits (connected data sources); the rest: alarm-evaluation and alarm-evaluation-window.
  it.each([
    [
      'slides each minute',
      alarm(300, 3),
      '2026-03-01T12:15:07Z',
      ['2026-03-01T12:15Z', '2026-03-01T12:10Z', '2026-03-01T12:05Z', '2026-03-01T12:00Z'],
    ],
    [
      'slides each minute',
      alarm(300, 3),
      '2026-03-01T12:16:59Z',
      ['2026-03-01T12:16Z', '2026-03-01T12:11Z', '2026-03-01T12:06Z', '2026-03-01T12:01Z'],
    ],
    [
      'slides each ten seconds',
      alarm(30, 2),
      '2026-03-01T12:00:19Z',
      ['2026-03-01T12:00:10.000Z', '2026-03-01T11:59:40.000Z'],
    ],
    [
      'of several days slides each hour',
      alarm(86_400, 3),
      '2026-03-01T10:59:59Z',
      ['2026-03-01T10:00Z', '2026-02-28T10:00Z'],
    ],
    [
      'on the clock holds whole hours',
      alarm(3600, 1, 'UTC'),
      '2026-03-01T14:08:00Z',
      ['2026-03-01T14:00Z', '2026-03-01T13:00Z'],
    ],
    [
      'on the clock holds whole minutes',
      alarm(60, 2, 'Z'),
      '2026-03-01T14:08:59Z',
      ['2026-03-01T14:08Z', '2026-03-01T14:07Z', '2026-03-01T14:06Z'],
    ],
    [
      'on the clock of half an hour',
      alarm(3600, 1, 'UTC+05:30'),
      '2026-03-01T14:08:00Z',
      ['2026-03-01T13:30Z', '2026-03-01T12:30Z'],
    ],
    [
      'on the clock of Kolkata',
      alarm(3600, 1, 'Asia/Kolkata'),
      '2026-03-01T14:08:00Z',
      ['2026-03-01T13:30Z', '2026-03-01T12:30Z'],
    ],
    [
      'of days has a short one in spring',
      alarm(86_400, 2, 'America/New_York'),
      '2026-03-09T12:00:00Z',
      ['2026-03-09T04:00Z', '2026-03-08T05:00Z', '2026-03-07T05:00Z'],
    ],
    [
      'of weeks begins on Monday',
      alarm(604_800, 1, 'UTC'),
      '2026-03-04T12:00:00Z',
      ['2026-03-02T00:00Z', '2026-02-23T00:00Z'],
    ],
    [
      'of weeks begins on Monday there',
      alarm(604_800, 1, 'Europe/Berlin'),
      '2026-04-01T12:00:00Z',
      ['2026-03-29T22:00Z', '2026-03-22T23:00Z'],
    ],
  ])('%s', (_name, subject, time, expected) => {
    expect(edges(subject, time, expected.length)).toEqual(expected);
  });

  it.each([
    [10, 3, 10],
    [30, 100, 10],
    [60, 5, 60],
    [3600, 24, 60],
    [3600, 25, 3600],
    [86_400, 2, 3600],
  ])('with a period of %i s, %i times, is evaluated every %i s', (period, periods, seconds) => {
    expect(intervalOf(alarm(period, periods))).toBe(seconds * 1000);
  });

  it.each([
    ['UTC', true],
    ['Z', true],
    ['+01:05', true],
    ['GMT-08:00', true],
    ['Europe/London', true],
    ['+01:03', false],
    ['Europe/Nowhere', false],
    ['', false],
  ])('takes the time zone "%s": %s', (zone, expected) => expect(isTimezone(zone)).toBe(expected));
});
