import { property, type Resource, resourcesOfType, type SynthesizedStack } from './synthesized-stack';

/** What alarms of some stacks are billed by. */
export interface CountedAlarms {
  readonly metricAlarms: number;
  readonly compositeAlarms: number;
  /** Metrics that alarms read each minute or less often: an alarm of an expression reads several. */
  readonly alarmMetrics: number;
  /** Metrics that alarms read at a period below a minute. */
  readonly fastAlarmMetrics: number;
}

const MINUTE_S = 60;

/** Periods of the metrics that an alarm reads, in seconds. */
function periodsOf(alarm: Resource): readonly number[] {
  const queries = property(alarm, 'Metrics');
  if (!Array.isArray(queries)) return [Number(property(alarm, 'Period') ?? MINUTE_S)];
  return queries.flatMap(({ MetricStat }: { readonly MetricStat?: { readonly Period?: number } }) =>
    MetricStat === undefined ? [] : [MetricStat.Period ?? MINUTE_S],
  );
}

/** Counts the alarms of some stacks. */
export function countAlarms(stacks: readonly SynthesizedStack[]): CountedAlarms {
  const metricAlarms = resourcesOfType(stacks, 'AWS::CloudWatch::Alarm');
  const periods = metricAlarms.flatMap(periodsOf);
  const fast = periods.filter((period) => period < MINUTE_S).length;
  return {
    metricAlarms: metricAlarms.length,
    compositeAlarms: resourcesOfType(stacks, 'AWS::CloudWatch::CompositeAlarm').length,
    alarmMetrics: periods.length - fast,
    fastAlarmMetrics: fast,
  };
}
