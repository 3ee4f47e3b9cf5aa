import { describe, expect, it } from '@jest/globals';
import { EvaluatorInputError } from '../../../lib/cloudwatch/evaluator-input-error';
import { readAlarms } from '../../../lib/cloudwatch/read-alarms';
import { alarmsOf, compositeAlarm, metricAlarm } from '../alarm-template';

const STAT = { Metric: { Namespace: 'n', MetricName: 'm' }, Period: 60, Stat: 'Sum' };
const INPUT = { Id: 'm', MetricStat: STAT, ReturnData: false };

describe('rejects', () => {
  it.each([
    ['Period', { Period: 45 }, 'no period of an alarm, got 45; give 10, 20, 30 or a multiple of 60'],
    ['Period', { Period: undefined }, 'missing, got nothing; CloudWatch needs it'],
    ['EvaluationPeriods', { EvaluationPeriods: 0 }, 'out of range, got 0; give a whole number of 1 or more'],
    [
      'EvaluationPeriods',
      { EvaluationPeriods: 1441 },
      'a window of 86460 s, got 1441; CloudWatch takes at most 86400 s',
    ],
    [
      'DatapointsToAlarm',
      { EvaluationPeriods: 3, DatapointsToAlarm: 4 },
      'out of range, got 4; give a whole number from 1 to 3',
    ],
    [
      'ComparisonOperator',
      { ComparisonOperator: 'LessThanLowerThreshold' },
      'not modelled, got "LessThanLowerThreshold"; give GreaterThanOrEqualToThreshold or GreaterThanThreshold or LessThanThreshold or LessThanOrEqualToThreshold',
    ],
    ['Threshold', { Threshold: 'high' }, 'not a number, got "high"; give a number'],
    [
      'TreatMissingData',
      { TreatMissingData: 'good' },
      'not modelled, got "good"; give missing or ignore or breaching or notBreaching',
    ],
    [
      'Statistic',
      { Statistic: 'toString' },
      'not modelled, got "toString"; give SampleCount, Average, Sum, Minimum, Maximum or a percentile like p99',
    ],
    [
      'Statistic',
      { ExtendedStatistic: 'p99' },
      'not exactly one of Statistic and ExtendedStatistic, got "Sum"; give one of them',
    ],
    [
      'EvaluateLowSampleCountPercentile',
      { EvaluateLowSampleCountPercentile: 'ignore' },
      'not modelled, got "ignore"; give evaluate',
    ],
    [
      'EvaluationCriteria',
      { EvaluationCriteria: {} },
      'not modelled, got {}; leave it out, or do not evaluate this alarm',
    ],
    [
      'EvaluationWindow',
      { Period: 120, EvaluationWindow: { WallClockWindow: {} } },
      'not for a period of 120 s, got {"WallClockWindow":{}}; use one of 60, 300, 3600, 86400, 604800 s',
    ],
    [
      'EvaluationWindow',
      { EvaluationWindow: {} },
      'not exactly one window, got {}; give SlidingWindow or WallClockWindow',
    ],
    [
      'EvaluationWindow.WallClockWindow.Timezone',
      { EvaluationWindow: { WallClockWindow: { Timezone: '+01:03' } } },
      'no time zone, got "+01:03"; give an IANA name or an offset such as +05:30',
    ],
    [
      'WarmUpConfiguration.WarmUpPeriodDurationInMinutes',
      { WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 2881 } },
      'out of range, got 2881; give a whole number from 1 to 2880',
    ],
    [
      'AlarmActions',
      { AlarmActions: ['a', 'b', 'c', 'd', 'e', 'f'] },
      '6 items, got ["a","b","c","d","e","f"]; CloudWatch takes at most 5',
    ],
    [
      'AlarmActions',
      { AlarmActions: ['arn:aws:sns:eu-west-1:0:t'] },
      'a topic of eu-west-1, got ["arn:aws:sns:eu-west-1:0:t"]; CloudWatch takes topics of the alarm\'s own region, us-east-1',
    ],
    [
      'OKActions',
      { OKActions: [{ Ref: 'Topic' }] },
      'the template has no Topic, got [{"Ref":"Topic"}]; give a value that the template alone decides',
    ],
    [
      'Threshold',
      { Threshold: { 'Fn::If': ['Big', 1, 2] } },
      'Fn::If is not modelled in this form, got {"Fn::If":["Big",1,2]}; give a value that the template alone decides',
    ],
    ['Dimensions.0.Value', { Dimensions: [{ Name: 'd' }] }, 'missing, got nothing; CloudWatch needs it'],
  ])('%s of a metric alarm: %j', (property, properties, problem) => {
    expect(() => alarmsOf(metricAlarm('a', properties))).toThrow(new Error(`us-east-1 R0.${property}: ${problem}`));
  });

  it.each([
    ['Metrics', [INPUT], 'not exactly one that returns data'],
    ['Metrics', [{ Id: 'a', Expression: '1' }], 'no metric among them'],
    ['Metrics', [{ Id: 'a', Expression: 'm', Period: 300 }, INPUT], 'metrics of different periods'],
    ['Metrics.1.Id', [{ Id: 'm', Expression: '1' }, INPUT], 'given twice'],
    ['Metrics.0.Expression', [{ Id: 'a' }, INPUT], 'not exactly one of Expression and MetricStat'],
    ['Metrics.0.AccountId', [{ Id: 'a', Expression: 'm', AccountId: '1' }, INPUT], 'not modelled'],
    ['Metrics.0.Expression', [{ Id: 'a', Expression: 'RATE(m)' }, INPUT], 'the function RATE is not modelled'],
    ['Metrics.0.Expression', [{ Id: 'a', Expression: 'm / PERIOD(a)' }, INPUT], 'PERIOD takes a metric, not a'],
    ['Metrics.0.Expression', [{ Id: 'a', Expression: 'm + a' }, INPUT], 'a depends on itself'],
    ['Metrics.0.Expression', [{ Id: 'a', Expression: '[m]' }, INPUT], 'not one series'],
    [
      'Metrics.0.Expression',
      [{ Id: 'a', Expression: 'SELECT MAX(m) FROM n' }, INPUT],
      'Metrics Insights is not modelled',
    ],
  ])('%s of metric math: %j', (property, queries: readonly object[], problem) => {
    const alarm = metricAlarm('a', { Metrics: queries });
    expect(() => alarmsOf(alarm)).toThrow(`us-east-1 R0.${property}: ${problem}, got`);
  });

  it.each([
    ['AlarmRule', 'ALARM(a) OR ALARM(b)', {}, 'no such alarm in this region, got "b"; name one of these templates'],
    ['AlarmRule', 'ALARM(', {}, 'the name of an alarm is missing at the end, got "ALARM("; see AWS, Composite alarms'],
    [
      'ActionsSuppressorWaitPeriod',
      'ALARM(a)',
      { ActionsSuppressorWaitPeriod: 60 },
      'no ActionsSuppressor beside it, got 60; name one, or leave this out',
    ],
    [
      'ActionsSuppressorExtensionPeriod',
      'ALARM(a)',
      { ActionsSuppressor: 'a', ActionsSuppressorWaitPeriod: 0 },
      'missing, got nothing; CloudWatch needs it',
    ],
    [
      'ActionsSuppressor',
      'ALARM(a)',
      { ActionsSuppressor: 'b', ActionsSuppressorWaitPeriod: 0, ActionsSuppressorExtensionPeriod: 0 },
      'no such alarm in this region, got "b"; name one of these templates',
    ],
  ])('%s of a composite alarm: %s %j', (property, rule, properties, problem) => {
    const resources = [metricAlarm('a'), compositeAlarm('c', rule, properties)];
    expect(() => alarmsOf(...resources)).toThrow(new Error(`us-east-1 R1.${property}: ${problem}`));
  });

  it('more than 100 children and more than 150 parents', () => {
    const children = Array.from({ length: 101 }, (_, index) => metricAlarm(`a${index}`));
    const rule = children.map((_, index) => `ALARM(a${index})`).join(' OR ');
    expect(() => alarmsOf(...children, compositeAlarm('c', rule))).toThrow(
      'us-east-1 R101.AlarmRule: too many alarms, got 101',
    );
    const parents = Array.from({ length: 151 }, (_, index) => compositeAlarm(`c${index}`, 'ALARM(a)'));
    expect(() => alarmsOf(metricAlarm('a'), ...parents)).toThrow('us-east-1/a: in too many rules, got 151');
  });

  it('circles, through rules and through suppressors', () => {
    const suppressed = { ActionsSuppressor: 'd', ActionsSuppressorWaitPeriod: 0, ActionsSuppressorExtensionPeriod: 0 };
    const resources = [compositeAlarm('c', 'TRUE', suppressed), compositeAlarm('d', 'ALARM(c)')];
    const message = 'us-east-1/c: depends on itself, got "us-east-1/c > us-east-1/d > us-east-1/c"; break the circle';
    expect(() => alarmsOf(...resources)).toThrow(new Error(message));
  });

  it('a second alarm of the same name, other kinds of alarms, conditions, and no template at all', () => {
    expect(() => alarmsOf(metricAlarm('a'), metricAlarm('a'))).toThrow('R1.AlarmName: not the only alarm of its name');
    for (const kind of ['LogAlarm', 'AnomalyDetector'])
      expect(() => alarmsOf({ Type: `AWS::CloudWatch::${kind}` })).toThrow(`us-east-1 R0: not modelled, got "AWS::`);
    expect(() => alarmsOf({ ...metricAlarm('a'), Condition: 'Big' })).toThrow('R0.Condition: not modelled, got "Big"');
    expect(() => readAlarms([{ region: 'us-east-1', file: 'x.json', template: [] }])).toThrow(
      new Error('x.json: no CloudFormation template, got []; give parsed JSON with Resources'),
    );
  });

  it('everything at once, as problems of an error of its own', () => {
    const resources = [
      metricAlarm('a', { Period: 7, Statistic: 'p' }),
      compositeAlarm('c', 'ALARM(a) OR'),
      { Type: 1 },
    ];
    expect(() => alarmsOf(...resources)).toThrow(
      /^us-east-1 R2: .*\nus-east-1 R0\.\w+: .*\nus-east-1 R0\.\w+: .*\nus-east-1 R1\.AlarmRule: .*$/,
    );
    try {
      alarmsOf(...resources);
    } catch (error) {
      expect(error).toBeInstanceOf(EvaluatorInputError);
      expect((error as EvaluatorInputError).problems).toHaveLength(4);
    }
  });
});
