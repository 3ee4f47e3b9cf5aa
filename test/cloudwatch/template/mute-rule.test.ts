import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alarm, AlarmMuteRule, Metric, ScheduleExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { muteWindows } from '../../../lib/cloudwatch/evaluation/mute-windows';
import { muteEnd } from '../../../lib/cloudwatch/mute-end';
import { readAlarms } from '../../../lib/cloudwatch/read-alarms';
import { alarmsOf, metricAlarm, muteRule } from '../alarm-template';

const A = metricAlarm('a');
const FROM = Date.UTC(2026, 2, 1, 12); // a Sunday

/** The first windows of a rule from then on, e.g. `03-01T12:00 to 03-01T13:00`. */
function windows(
  expression: string,
  duration: string,
  { count = 2, from = FROM, ...properties }: object & { readonly count?: number; readonly from?: number } = {},
) {
  const [rule] = alarmsOf(A, muteRule(['a'], expression, duration, properties)).muteRules;
  if (rule === undefined) throw new Error('no rule');
  const short = (time: number): string => new Date(time).toISOString().slice(5, 16);
  const told: string[] = [];
  for (const window of muteWindows(rule, from)) {
    told.push(`${short(window.from)} to ${short(window.to)}`);
    if (told.length === count) break;
  }
  return told;
}

function inZone(Expression: string, Duration: string, Timezone: string): object {
  return { Rule: { Schedule: { Expression, Duration, Timezone } } };
}

describe('the windows of a mute rule', () => {
  it.each([
    ['at(2026-03-02T10:00)', 'PT90M', ['03-02T10:00 to 03-02T11:30']],
    ['at(2026-03-01T11:00)', 'PT1H30M', ['03-01T12:00 to 03-01T12:30']],
    ['at(2026-03-01T11:00)', 'PT1H', []],
    ['cron(0 2 * * *)', 'PT4H', ['03-02T02:00 to 03-02T06:00', '03-03T02:00 to 03-03T06:00']],
    ['cron(0 2 * * SUN)', 'PT4H', ['03-08T02:00 to 03-08T06:00', '03-15T02:00 to 03-15T06:00']],
    ['cron(0 2 * * 7)', 'PT4H', ['03-08T02:00 to 03-08T06:00', '03-15T02:00 to 03-15T06:00']],
    ['cron(0 18 ? * fri)', 'P2DT12H', ['03-01T12:00 to 03-02T06:00', '03-06T18:00 to 03-09T06:00']],
    ['cron(0 1 1 * *)', 'PT12H', ['03-01T12:00 to 03-01T13:00', '04-01T01:00 to 04-01T13:00']],
    ['cron(0 0 31 JAN,APR-JUN *)', 'PT1M', ['05-31T00:00 to 05-31T00:01', '01-31T00:00 to 01-31T00:01']],
    ['cron(15-45/15 12 * * *)', 'PT5M', ['03-01T12:15 to 03-01T12:20', '03-01T12:30 to 03-01T12:35']],
    ['cron(0 */8 * * *)', 'PT1H', ['03-01T16:00 to 03-01T17:00', '03-02T00:00 to 03-02T01:00']],
    ['cron(50/5 12 * * *)', 'PT1M', ['03-01T12:50 to 03-01T12:51', '03-01T12:55 to 03-01T12:56']],
    ['cron(0 0 13 * FRI)', 'P1D', ['03-06T00:00 to 03-07T00:00', '03-13T00:00 to 03-14T00:00']],
    ['cron(0 0 30 2 *)', 'P1D', []],
  ])('%s for %s', (expression, duration, expected) => expect(windows(expression, duration)).toEqual(expected));

  it('a leap day is found from one century to the next', () => {
    expect(windows('cron(0 0 29 2 *)', 'P1D', { from: Date.UTC(2097, 0, 1), count: 1 })).toEqual([
      '02-29T00:00 to 03-01T00:00',
    ]);
  });

  it('follow the clocks of their zone', () => {
    const nightly = inZone('cron(30 1 * * *)', 'PT1H', 'Europe/London');
    expect(windows('', '', { ...nightly, from: Date.UTC(2026, 2, 28), count: 3 })).toEqual([
      '03-28T01:30 to 03-28T02:30',
      '03-29T01:30 to 03-29T02:30', // 1:30 is left out that night
      '03-30T00:30 to 03-30T01:30',
    ]);
    expect(windows('', '', { ...nightly, from: Date.UTC(2026, 9, 25), count: 2 })).toEqual([
      '10-25T00:30 to 10-25T01:30', // 1:30 comes twice that night
      '10-26T01:30 to 10-26T02:30',
    ]);
    expect(windows('', '', inZone('at(2026-03-02T10:00)', 'PT1H', '+05:30'))).toEqual(['03-02T04:30 to 03-02T05:30']);
  });

  it('are cut at the dates of their rule, which are local too', () => {
    const zone = inZone('cron(0 12 * * *)', 'PT4H', 'America/New_York');
    const dates = { StartDate: '2026-03-01T14:00', ExpireDate: '2026-03-02T13:00' };
    expect(windows('', '', { ...zone, ...dates, count: 9 })).toEqual([
      '03-01T19:00 to 03-01T21:00',
      '03-02T17:00 to 03-02T18:00',
    ]);
  });
});

describe('a template', () => {
  it('of the CDK gives its mute rules, with the alarms of its region as targets', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'common-cause-mute-'));
    const stack = new Stack(new App({ outdir, analyticsReporting: false }), 'stack', { env: { region: 'eu-west-1' } });
    const metric = new Metric({ namespace: 'n', metricName: 'm' });
    const alarm = new Alarm(stack, 'alarm', { metric, threshold: 1, evaluationPeriods: 1, alarmName: 'named' });
    new AlarmMuteRule(stack, 'mute', {
      alarmMuteRuleName: 'nightly',
      alarms: [alarm],
      schedule: ScheduleExpression.cron({ minute: '0', hour: '2', timeZone: TimeZone.EUROPE_LONDON }),
      duration: Duration.minutes(90),
      expire: { year: 2027, month: 1, day: 1, hour: 0, minute: 0 },
    });
    const template: unknown = Template.fromStack(stack).toJSON();
    rmSync(outdir, { recursive: true });
    expect(readAlarms([{ region: 'eu-west-1', template }]).muteRules).toMatchObject([
      {
        id: 'eu-west-1/nightly',
        targets: ['eu-west-1/named'],
        schedule: { kind: 'recurring', timezone: 'Europe/London' },
        durationMs: 90 * 60_000,
        expiresAt: Date.UTC(2027, 0, 1),
      },
    ]);
  });

  it('names a mute rule without a name by its logical id, and may leave its targets out', () => {
    const { muteRules } = alarmsOf(
      muteRule([], 'at(2026-03-01T12:00)', 'PT1M', { Name: undefined, MuteTargets: undefined }),
    );
    expect(muteRules).toMatchObject([{ id: 'us-east-1/R0', targets: [] }]);
  });
});

describe('rejects', () => {
  const schedule = (change: object) => ({
    Rule: { Schedule: { Expression: 'cron(0 2 * * *)', Duration: 'PT1H', ...change } },
  });
  const form = 'give cron(minute hour day month weekday) or at(yyyy-MM-ddThh:mm)';
  it.each([
    ['Rule', { Rule: undefined }, 'missing, got nothing; CloudWatch needs it'],
    ['Rule.Schedule', { Rule: {} }, 'missing, got nothing; CloudWatch needs it'],
    ['Rule.Schedule.Expression', schedule({ Expression: undefined }), 'missing, got nothing; CloudWatch needs it'],
    [
      'Rule.Schedule.Expression',
      schedule({ Expression: 'rate(1 day)' }),
      `not five fields, got "rate(1 day)"; ${form}`,
    ],
    [
      'Rule.Schedule.Expression',
      schedule({ Expression: 'cron(0 2 * *)' }),
      `not five fields, got "cron(0 2 * *)"; ${form}`,
    ],
    [
      'Rule.Schedule.Expression',
      schedule({ Expression: 'at(2026-02-30T10:00)' }),
      `not a time, got "at(2026-02-30T10:00)"; ${form}`,
    ],
    ...[
      '60 2 * * *',
      '0 24 * * *',
      '0 0 0 * *',
      '0 0 L * *',
      '0 0 * 13 *',
      '0 0 * * SUN#4',
      '5-1 0 * * *',
      '*/0 0 * * *',
      '1-2-3 0 * * *',
      '0, 0 * * *',
    ].map((fields): [string, object, RegExp] => [
      'Rule.Schedule.Expression',
      schedule({ Expression: `cron(${fields})` }),
      /^\S* as (minute|hour|day of the month|month|day of the week) is not modelled, got "cron\(/,
    ]),
    ['Rule.Schedule.Duration', schedule({ Duration: undefined }), 'missing, got nothing; CloudWatch needs it'],
    ...['PT0M', 'P16D', 'P15DT1M', 'PT', 'P', '1h', 'PT30S', 'P1W'].map((Duration): [string, object, string] => [
      'Rule.Schedule.Duration',
      schedule({ Duration }),
      `not a duration from PT1M to P15D, got "${Duration}"; give days, hours and minutes, e.g. PT4H`,
    ]),
    [
      'Rule.Schedule.Timezone',
      schedule({ Timezone: 'Mars' }),
      'not a time zone, got "Mars"; give an IANA name, e.g. Europe/London',
    ],
    [
      'Rule.Schedule.Repeat',
      schedule({ Repeat: 1 }),
      'not modelled, got 1; leave it out, or do not evaluate this alarm',
    ],
    ['StartDate', { StartDate: 'tomorrow' }, 'not a time, got "tomorrow"; give yyyy-MM-ddThh:mm'],
    [
      'MuteTargets.AlarmNames',
      { MuteTargets: { AlarmNames: ['b'] } },
      'no such alarm in this region, got "b"; name one of these templates',
    ],
    [
      'MuteTargets.AlarmNames',
      { MuteTargets: { AlarmNames: Array.from({ length: 101 }, () => 'a') } },
      /^101 items, got/,
    ],
    ['Other', { Other: true }, 'not modelled, got true; leave it out, or do not evaluate this alarm'],
  ])('%s of a mute rule: %j', (property, properties, problem: string | RegExp) => {
    const rule = muteRule(['a'], 'cron(0 2 * * *)', 'PT1H', { ...properties });
    const where = `us-east-1 R1.${property}: `;
    const read = () => alarmsOf(A, rule);
    expect(read).toThrow(where);
    if (typeof problem === 'string') expect(read).toThrow(new Error(`${where}${problem}`));
    else
      expect(read).toThrow(
        expect.objectContaining({
          message: expect.stringMatching(new RegExp(problem.source.replace('^', `^${where.replaceAll('.', '\\.')}`))),
        }),
      );
  });

  it('a second mute rule of the same name', () => {
    const rule = muteRule(['a'], 'cron(0 2 * * *)', 'PT1H');
    expect(() => alarmsOf(A, rule, rule)).toThrow('us-east-1 R2.Name: not the only mute rule of its name');
  });
});

describe('the end of a window that is open', () => {
  const end = (expression: string, duration: string, more = {}) => {
    const at = muteEnd({ expression, duration, ...more }, FROM);
    return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
  };

  it.each([
    ['at(2026-03-01T11:30)', 'PT1H', '2026-03-01T12:30'],
    ['cron(30 11 * * *)', 'PT2H', '2026-03-01T13:30'],
  ])('%s for %s: %s', (expression, duration, expected) => expect(end(expression, duration)).toBe(expected));

  it('is that of windows that follow without a break', () => {
    const expiresAt = Date.UTC(2026, 2, 3, 13);
    expect(end('cron(0 12 * * *)', 'P1DT1H', { expiresAt })).toBe('2026-03-03T13:00');
  });

  it('is in the time of its zone, and where the rule itself ends', () => {
    expect(end('at(2026-03-01T12:30)', 'PT1H', { timezone: 'Europe/Berlin' })).toBe('2026-03-01T12:30');
    expect(end('cron(0 * * * *)', 'PT1H', { expiresAt: Date.UTC(2026, 2, 1, 14, 15) })).toBe('2026-03-01T14:15');
  });

  it('of what does not mute now, or cannot be read, is not known', () => {
    expect(end('at(2026-03-01T12:30)', 'PT1H')).toBeUndefined();
    expect(end('whenever', 'PT1H')).toBeUndefined();
    expect(end('cron(0 12 * * *)', 'P1DT1H')).toBeUndefined();
    expect(end('at(2026-03-01T11:30)', 'an hour')).toBeUndefined();
  });
});
