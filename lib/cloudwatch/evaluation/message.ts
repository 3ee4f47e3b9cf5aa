import type { Alarm, AlarmState, CompositeAlarm, MetricAlarm } from '../alarm/alarm';
import { regionName } from './region-names';
import { messageTime } from './timestamps';

/** A change of an alarm's state, as its message tells it. */
export interface StateChange {
  readonly at: number;
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly reason: string;
  /** The data behind the reason, as JSON. */
  readonly reasonData?: string;
  /** Of a composite: the children that made it change. */
  readonly children?: readonly TriggeringChild[];
}

/** A child of a composite alarm, in the state that made the composite change. */
export interface TriggeringChild {
  readonly arn: string;
  readonly state: AlarmState;
  readonly since: number;
}

/**
 * The JSON that CloudWatch sends to an SNS topic.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export function snsMessage(alarm: Alarm, change: StateChange, createdAt: number, isAfterMute: boolean): object {
  return {
    AlarmName: alarm.name,
    AlarmDescription: alarm.description ?? null,
    AWSAccountId: alarm.account,
    ...(alarm.kind === 'metric'
      ? { AlarmConfigurationUpdatedTimestamp: messageTime(createdAt), ActionExecutedAfterMuteWindow: isAfterMute }
      : {}),
    NewStateValue: change.to,
    NewStateReason: change.reason,
    StateChangeTime: messageTime(change.at),
    Region: regionName(alarm.region),
    AlarmArn: alarm.arn,
    OldStateValue: change.from,
    OKActions: alarm.actions.ok,
    AlarmActions: alarm.actions.alarm,
    InsufficientDataActions: alarm.actions.insufficientData,
    ...(alarm.kind === 'metric' ? { Trigger: trigger(alarm) } : composition(alarm, change)),
  };
}

function composition({ ruleText }: CompositeAlarm, { children = [] }: StateChange): object {
  return {
    AlarmRule: ruleText,
    TriggeringChildren: children.map(({ arn, state, since }) => ({
      Arn: arn,
      State: { Value: state, Timestamp: messageTime(since) },
    })),
  };
}

function trigger(alarm: MetricAlarm): object {
  return {
    ...(alarm.queries === undefined ? single(alarm) : { Metrics: alarm.queries }),
    Period: alarm.periodMs / 1000,
    EvaluationPeriods: alarm.evaluationPeriods,
    ...(alarm.datapointsToAlarm === undefined ? {} : { DatapointsToAlarm: alarm.datapointsToAlarm }),
    ComparisonOperator: alarm.comparison,
    Threshold: alarm.threshold,
    TreatMissingData: alarm.treatMissingData,
    EvaluateLowSampleCountPercentile: '',
  };
}

function single({ inputs: [input] }: MetricAlarm): object {
  if (input === undefined) return {};
  const { series, statistic, unit } = input;
  return {
    MetricName: series.name,
    Namespace: series.namespace,
    ...(statistic.startsWith('p')
      ? { StatisticType: 'ExtendedStatistic', ExtendedStatistic: statistic }
      : {
          StatisticType: 'Statistic',
          Statistic: statistic === 'SampleCount' ? 'SAMPLE_COUNT' : statistic.toUpperCase(),
        }),
    Unit: unit ?? null,
    Dimensions: Object.entries(series.dimensions).map(([name, value]) => ({ value, name })),
  };
}
