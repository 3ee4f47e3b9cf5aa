import { type AlarmGraph, readAlarms } from '../../lib/cloudwatch/read-alarms';

type Properties = Readonly<Record<string, unknown>>;

export const TOPIC = 'arn:aws:sns:us-east-1:000000000000:people';

/** A metric alarm over `Sum(namespace n, the metric of the alarm's own name)`, breaching from 1 on. */
export function metricAlarm(name: string, properties: Properties = {}) {
  const metric = 'Metrics' in properties ? {} : { Namespace: 'n', MetricName: name, Statistic: 'Sum', Period: 60 };
  const condition = { ComparisonOperator: 'GreaterThanOrEqualToThreshold', Threshold: 1, EvaluationPeriods: 1 };
  const actions = { AlarmActions: [TOPIC], OKActions: [TOPIC] };
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { AlarmName: name, ...metric, ...condition, ...actions, ...properties },
  };
}

/** A composite alarm with the same actions. */
export function compositeAlarm(name: string, rule: unknown, properties: Properties = {}) {
  return {
    Type: 'AWS::CloudWatch::CompositeAlarm',
    Properties: { AlarmName: name, AlarmRule: rule, AlarmActions: [TOPIC], OKActions: [TOPIC], ...properties },
  };
}

/** A mute rule over alarms, whose windows begin as the expression says. */
export function muteRule(
  alarms: readonly unknown[],
  Expression: string,
  Duration: string,
  properties: Properties = {},
) {
  const Rule = { Schedule: { Expression, Duration } };
  return {
    Type: 'AWS::CloudWatch::AlarmMuteRule',
    Properties: { Name: 'mute', Rule, MuteTargets: { AlarmNames: alarms }, ...properties },
  };
}

/** The alarms of a template of these resources; logical ids are `R0`, `R1`, ... */
export function alarmsOf(...resources: readonly object[]): AlarmGraph {
  return readAlarms([{ region: 'us-east-1', template: templateOf(...resources) }]);
}

export function templateOf(...resources: readonly object[]) {
  return { Resources: Object.fromEntries(resources.map((resource, index) => [`R${index}`, resource])) };
}
