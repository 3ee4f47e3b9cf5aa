import { describe, expect, it } from '@jest/globals';
import { alarmsOf, metricAlarm } from '../alarm-template';
import { data, inWords, MINUTE, rehearse, START } from '../rehearsal';

/** `a` as AWS's page has it, created at 10:00: here at minute 0. */
function created(warmUp: object, rest: object = {}) {
  return alarmsOf(
    metricAlarm('a', {
      Period: 300,
      EvaluationPeriods: 3,
      TreatMissingData: 'breaching',
      OKActions: [],
      AlarmActions: [],
      WarmUpConfiguration: warmUp,
      ...rest,
    }),
  );
}

function firstChange(chart: string, warmUp: object, rest: object = {}, minutes = 60): string | undefined {
  const [first] = rehearse(created(warmUp, rest), data('a', chart), minutes).events.map(inWords);
  return first;
}

describe('a warm-up', () => {
  const early = { WarmUpPeriodDurationInMinutes: 30 };
  const data19 = '----0000000000000000000000000000000000000000000000000000000000';

  it('ends when there have been data for a whole window, as in the published example', () => {
    // Created at 10:00, data from 10:04 on, a window of 15 minutes: evaluated from about 10:19 on.
    expect(firstChange(data19, early)).toBe('19 a INSUFFICIENT_DATA>OK');
  });

  it('lasts to its end where the template says so, and where no data come', () => {
    const whole = { ...early, OnlyStartEvaluatingAfterWarmUpPeriodEnds: true };
    expect(firstChange(data19, whole)).toBe('30 a INSUFFICIENT_DATA>OK');
    expect(firstChange('', early)).toBe('30 a INSUFFICIENT_DATA>ALARM');
  });

  it('does not depend on the datapoints to alarm', () => {
    expect(firstChange(data19, early, { DatapointsToAlarm: 1 })).toBe('19 a INSUFFICIENT_DATA>OK');
  });

  it('goes on while the newest period is empty', () => {
    expect(firstChange('00------------------------------', early)).toBe('30 a INSUFFICIENT_DATA>ALARM');
  });

  it('ends at once where the metric was there before the alarm', () => {
    const before = data('a', '0'.repeat(40)).map((datum) => ({ ...datum, timestamp: datum.timestamp - 20 * MINUTE }));
    expect(rehearse(created(early), before, 10).events.map(inWords)[0]).toBe('0 a INSUFFICIENT_DATA>OK');
  });

  it('takes no action, and does not count what an expression fills in as data', () => {
    const metric = { Metric: { Namespace: 'n', MetricName: 'a' }, Period: 60, Stat: 'SampleCount' };
    const Metrics = [
      { Id: 'filled', Expression: 'FILL(m, 0)' },
      { Id: 'm', MetricStat: metric, ReturnData: false },
    ];
    const silent = alarmsOf(
      metricAlarm('a', {
        Metrics,
        ComparisonOperator: 'LessThanThreshold',
        EvaluationPeriods: 3,
        WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 15 },
      }),
    );
    const lines = rehearse(silent, [], 20).events.map(inWords);
    expect(lines).toEqual(['15 a INSUFFICIENT_DATA>ALARM', '15 a acts on ALARM']);
    const phases = rehearse(silent, [], 20, { phaseMs: () => 59_000 }).events.map(({ at }) => (at - START) / 1000);
    expect(phases).toEqual([15 * 60 + 59, 15 * 60 + 59]);
  });
});
