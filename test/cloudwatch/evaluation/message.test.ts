import { describe, expect, it } from '@jest/globals';
import type { AlarmEvent } from '../../../lib/cloudwatch/evaluate';
import { alarmsOf, compositeAlarm, metricAlarm } from '../alarm-template';
import { data, MINUTE, rehearse, START } from '../rehearsal';

function last(events: readonly AlarmEvent[], alarm: string, kind: 'action' | 'change') {
  return events.filter((event) => event.alarm === alarm && event.kind === kind).at(-1);
}

function reasons(properties: Readonly<Record<string, unknown>>, chart: string): string[] {
  const { events } = rehearse(alarmsOf(metricAlarm('a', properties)), data('a', chart), chart.length + 1);
  return events.flatMap((event) => (event.kind === 'change' ? [event.reason] : []));
}

describe('a message', () => {
  it('of a metric alarm is what AWS sends', () => {
    const graph = alarmsOf(
      metricAlarm('a', {
        AlarmDescription: 'key: x',
        Dimensions: [{ Name: 'InstanceId', Value: 'abc' }],
        Statistic: 'SampleCount',
        Unit: 'Seconds',
        OKActions: [],
        TreatMissingData: 'ignore',
      }),
    );
    const sample = { dimensions: { InstanceId: 'abc' }, unit: 'Seconds' };
    const { events } = rehearse(graph, data('a', 'X', sample), 2);
    expect(last(events, 'a', 'action')).toMatchObject({
      payload: {
        AlarmName: 'a',
        AlarmDescription: 'key: x',
        AWSAccountId: '000000000000',
        AlarmConfigurationUpdatedTimestamp: '2026-03-01T12:00:00.000+0000',
        ActionExecutedAfterMuteWindow: false,
        NewStateValue: 'ALARM',
        NewStateReason:
          'Threshold Crossed: 1 datapoint [1.0 (01/03/26 12:00:00)] was greater than or equal to the threshold (1.0).',
        StateChangeTime: '2026-03-01T12:01:00.000+0000',
        Region: 'US East (N. Virginia)',
        AlarmArn: 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:a',
        OldStateValue: 'INSUFFICIENT_DATA',
        OKActions: [],
        AlarmActions: ['arn:aws:sns:us-east-1:000000000000:people'],
        InsufficientDataActions: [],
        Trigger: {
          MetricName: 'a',
          Namespace: 'n',
          StatisticType: 'Statistic',
          Statistic: 'SAMPLE_COUNT',
          Unit: 'Seconds',
          Dimensions: [{ value: 'abc', name: 'InstanceId' }],
          Period: 60,
          EvaluationPeriods: 1,
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          Threshold: 1,
          TreatMissingData: 'ignore',
          EvaluateLowSampleCountPercentile: '',
        },
      },
    });
  });

  it('of metric math repeats the queries', () => {
    const metric = { Namespace: 'n', MetricName: 'a', Dimensions: [{ Name: 'd', Value: { Ref: 'AWS::Region' } }] };
    const Metrics = [
      { Id: 'e', Expression: 'FILL(m, 1)', Label: 'e' },
      { Id: 'm', MetricStat: { Metric: metric, Period: 60, Stat: 'Sum' }, ReturnData: false },
    ];
    const { events } = rehearse(alarmsOf(metricAlarm('a', { Metrics, DatapointsToAlarm: 1 })), [], 1);
    expect(last(events, 'a', 'action')).toMatchObject({
      payload: {
        Trigger: {
          DatapointsToAlarm: 1,
          Metrics: [
            { Expression: 'FILL(m, 1)', Id: 'e', ReturnData: true },
            {
              Id: 'm',
              MetricStat: {
                Metric: { Dimensions: [{ value: 'us-east-1', name: 'd' }], MetricName: 'a', Namespace: 'n' },
                Period: 60,
                Stat: 'Sum',
              },
              ReturnData: false,
            },
          ],
        },
      },
    });
  });

  it('of a composite alarm names the children that made it change, also when it was held back', () => {
    const suppressed = {
      ActionsSuppressor: 'never',
      ActionsSuppressorWaitPeriod: 90,
      ActionsSuppressorExtensionPeriod: 0,
    };
    const graph = alarmsOf(
      metricAlarm('a'),
      metricAlarm('b'),
      compositeAlarm('never', 'FALSE'),
      compositeAlarm('c', 'ALARM(a) OR ALARM(b) OR ALARM(never)', suppressed),
    );
    const { events } = rehearse(graph, [...data('a', '000XXXX'), ...data('b', '000XXXX')], 7);
    const child = (name: string) => ({
      Arn: `arn:aws:cloudwatch:us-east-1:000000000000:alarm:${name}`,
      State: { Value: 'ALARM', Timestamp: '2026-03-01T12:04:00.000+0000' },
    });
    const action = last(events, 'c', 'action');
    expect(action?.at).toBe(START + 5.5 * MINUTE);
    expect(action?.kind === 'action' && action.payload).toEqual({
      AlarmName: 'c',
      AlarmDescription: null,
      AWSAccountId: '000000000000',
      NewStateValue: 'ALARM',
      NewStateReason:
        'arn:aws:cloudwatch:us-east-1:000000000000:alarm:a transitioned to ALARM at Sunday 01 March, 2026 12:04:00 UTC',
      StateChangeTime: '2026-03-01T12:04:00.000+0000',
      Region: 'US East (N. Virginia)',
      AlarmArn: 'arn:aws:cloudwatch:us-east-1:000000000000:alarm:c',
      OldStateValue: 'OK',
      OKActions: ['arn:aws:sns:us-east-1:000000000000:people'],
      AlarmActions: ['arn:aws:sns:us-east-1:000000000000:people'],
      InsufficientDataActions: [],
      AlarmRule: 'ALARM(a) OR ALARM(b) OR ALARM(never)',
      TriggeringChildren: [child('a'), child('b')],
    });
  });
});

describe('a reason', () => {
  it.each([
    [
      { EvaluationPeriods: 3, DatapointsToAlarm: 2 },
      '0XX00',
      [
        'Threshold Crossed: 1 out of the last 3 datapoints [0.0 (01/03/26 12:00:00)] was not greater than or equal to the threshold (1.0) (minimum 2 datapoints for ALARM -> OK transition).',
        'Threshold Crossed: 2 out of the last 3 datapoints [1.0 (01/03/26 12:02:00), 1.0 (01/03/26 12:01:00)] were greater than or equal to the threshold (1.0) (minimum 2 datapoints for OK -> ALARM transition).',
        'Threshold Crossed: 2 out of the last 3 datapoints [0.0 (01/03/26 12:04:00), 0.0 (01/03/26 12:03:00)] were not greater than or equal to the threshold (1.0) (minimum 2 datapoints for ALARM -> OK transition).',
      ],
    ],
    [
      { EvaluationPeriods: 2, TreatMissingData: 'breaching' },
      '--',
      [
        'Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].',
      ],
    ],
    [
      { TreatMissingData: 'notBreaching' },
      '-',
      [
        'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].',
      ],
    ],
    [
      { EvaluationPeriods: 2, TreatMissingData: 'breaching', Threshold: 1e-4, ComparisonOperator: 'LessThanThreshold' },
      'X',
      [
        'Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching].',
        'Threshold Crossed: 1 datapoint [1.0 (01/03/26 12:00:00)] was not less than the threshold (1.0E-4).',
      ],
    ],
  ])('of %j over %s', (properties, chart, expected) => expect(reasons(properties, chart)).toEqual(expected));

  it('of silence says so, with its data beside it', () => {
    const graph = alarmsOf(metricAlarm('a', { EvaluationWindow: { WallClockWindow: {} } }));
    expect(last(rehearse(graph, data('a', '0'), 3).events, 'a', 'change')).toMatchObject({
      reason: 'Insufficient Data: 1 datapoint was unknown.',
      reasonData: JSON.stringify({
        version: '1.0',
        queryDate: '2026-03-01T12:02:00.000+0000',
        statistic: 'Sum',
        period: 60,
        recentDatapoints: [],
        threshold: 1,
        evaluatedDatapoints: [{ timestamp: '2026-03-01T12:01:00.000+0000' }],
      }),
    });
  });
});
