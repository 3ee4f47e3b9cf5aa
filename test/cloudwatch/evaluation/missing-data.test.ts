import { describe, expect, it } from '@jest/globals';
import type { AlarmState } from '../../../lib/cloudwatch/alarm/alarm';
import { judgeOf } from '../../../lib/cloudwatch/evaluation/missing-data';
import type { MetricAlarm } from '../../../lib/cloudwatch/read-alarms';
import { alarmsOf, metricAlarm } from '../alarm-template';

const STATES: readonly AlarmState[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];
const MODES = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;
const RETAIN = 'retain';

function alarm(needed: number, periods: number, mode: string): MetricAlarm {
  const counts = { EvaluationPeriods: periods, DatapointsToAlarm: needed };
  return alarmsOf(metricAlarm('a', { ...counts, TreatMissingData: mode })).alarms[0] as MetricAlarm;
}

/** `0 - X`, oldest first, as AWS prints it; newest first, as it is judged. */
function range(chart: string): Float64Array {
  const marks = chart.split(' ').reverse();
  return Float64Array.from(marks, (mark) => (mark === '-' ? Number.NaN : mark === 'X' ? 1 : 0));
}

describe('the published tables', () => {
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
  it.each([
    [3, '0 - X - X', 'OK', 'OK', 'OK', 'OK'],
    [3, '0 - - - -', 'OK', 'OK', 'OK', 'OK'],
    [3, '- - - - -', 'INSUFFICIENT_DATA', RETAIN, 'ALARM', 'OK'],
    [3, '0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    [3, '- - X - -', 'ALARM', RETAIN, 'ALARM', 'OK'],
    [2, '0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    [2, '0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    [2, '0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
    [2, '- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
    [2, '- - - X -', 'ALARM', RETAIN, 'ALARM', 'OK'],
  ])('%i of 3 over %s', (needed, chart, ...expected) => {
    MODES.forEach((mode, column) => {
      for (const current of STATES) {
        const wanted = expected[column] === RETAIN ? current : expected[column];
        expect([mode, current, judgeOf(alarm(needed, 3, mode))(range(chart), current)]).toEqual([
          mode,
          current,
          wanted,
        ]);
      }
    });
  });

  it.each(['- - - - X', '- - - X -', '- - - X 0', '- - X - 0'])('3 of 3 over %s is no premature alarm', (chart) => {
    for (const mode of ['missing', 'ignore']) expect(judgeOf(alarm(3, 3, mode))(range(chart), 'OK')).toBe('OK');
  });

  it('the last good datapoint leaves the range, and missing data that count as breaching alarm', () => {
    expect(judgeOf(alarm(3, 3, 'breaching'))(range('0 - - - -'), 'OK')).toBe('OK');
    expect(judgeOf(alarm(3, 3, 'breaching'))(range('- - - - -'), 'OK')).toBe('ALARM');
  });
});

describe('what AWS leaves open', () => {
  it.each(['X X - - -', 'X - - X -', 'X - - - X', 'X - - - -', '- X - X -', '- X - - X', '- X - - -'])(
    'the premature alarm looks as far back as it is told over %s',
    (chart) => {
      expect(judgeOf(alarm(3, 3, 'missing'), 'evaluationRange')(range(chart), 'OK')).toBe('ALARM');
      expect(judgeOf(alarm(3, 3, 'missing'), 'evaluationPeriods')(range(chart), 'OK')).toBe('OK');
    },
  );

  it('enough real breaches alarm although others are missing and ignored', () => {
    expect(judgeOf(alarm(1, 10, 'ignore'))(range('- - - - - - - - - X'), 'OK')).toBe('ALARM');
    expect(judgeOf(alarm(2, 3, 'ignore'))(range('- - - X X'), 'OK')).toBe('ALARM');
  });
});

describe('thresholds', () => {
  it.each([
    ['GreaterThanOrEqualToThreshold', ['OK', 'ALARM', 'ALARM']],
    ['GreaterThanThreshold', ['OK', 'OK', 'ALARM']],
    ['LessThanThreshold', ['ALARM', 'OK', 'OK']],
    ['LessThanOrEqualToThreshold', ['ALARM', 'ALARM', 'OK']],
  ])('%s compares the datapoint with 0', (ComparisonOperator, expected) => {
    const [subject] = alarmsOf(metricAlarm('a', { ComparisonOperator, Threshold: 0 })).alarms;
    const states = [-1, 0, 1].map((value) =>
      judgeOf(subject as MetricAlarm)(Float64Array.of(value), 'INSUFFICIENT_DATA'),
    );
    expect(states).toEqual(expected);
  });
});
