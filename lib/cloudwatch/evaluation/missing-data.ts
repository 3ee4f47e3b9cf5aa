import type { AlarmState, Comparison, MetricAlarm } from '../alarm/alarm';

const BREACHES: Readonly<Record<Comparison, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** How far back a breaching datapoint counts for the premature alarm: AWS's page says the one in one place and the other in another. */
export type PrematureHorizon = 'evaluationRange' | 'evaluationPeriods';

/** Whether a datapoint breaches the alarm's threshold. */
export function breaches({ comparison, threshold }: MetricAlarm, value: number): boolean {
  return BREACHES[comparison](value, threshold);
}

/** How many of the evaluated datapoints must breach. */
export function neededToAlarm({ datapointsToAlarm, evaluationPeriods }: MetricAlarm): number {
  return datapointsToAlarm ?? evaluationPeriods;
}

/** The state that datapoints give, newest first and NaN where one is missing, for an alarm that is in state `current`. */
export type Judge = (values: Float64Array, current: AlarmState) => AlarmState;

/**
 * How an alarm judges the datapoints of its evaluation range.
 *
 * The most recent real datapoints count, as many as there are evaluation periods; only what is then still lacking is filled.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function judgeOf(alarm: MetricAlarm, horizon: PrematureHorizon = 'evaluationRange'): Judge {
  const { evaluationPeriods, threshold, treatMissingData } = alarm;
  const isBreaching = BREACHES[alarm.comparison];
  const needed = neededToAlarm(alarm);
  const reach = horizon === 'evaluationRange' ? Number.POSITIVE_INFINITY : evaluationPeriods;

  return (values, current) => {
    let real = 0;
    let breaching = 0;
    let oldestBreach = 0;
    for (let slot = 0; slot < values.length && real < evaluationPeriods; slot++) {
      const value = values[slot] as number;
      if (Number.isNaN(value)) continue;
      real++;
      if (!isBreaching(value, threshold)) continue;
      breaching++;
      if (slot < reach) oldestBreach = slot + 1;
    }
    if (breaching >= needed) return 'ALARM';
    const lacking = evaluationPeriods - real;
    if (lacking === 0) return 'OK';
    const isPremature = breaching === real && oldestBreach >= needed;
    switch (treatMissingData) {
      case 'breaching':
        return breaching + lacking >= needed ? 'ALARM' : 'OK';
      case 'notBreaching':
        return 'OK';
      case 'ignore':
        return real === 0 || isPremature ? current : 'OK';
      case 'missing':
        if (real === 0) return 'INSUFFICIENT_DATA';
        return isPremature ? 'ALARM' : 'OK';
    }
  };
}
