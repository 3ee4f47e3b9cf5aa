import type { Properties } from './properties';
import { type MetricInputs, readMetric, readPeriod, readStatistic } from './read-metric';
import { readMetricQueries } from './read-metric-queries';

const OF_A_SINGLE_METRIC = [
  'MetricName',
  'Namespace',
  'Dimensions',
  'Period',
  'Statistic',
  'ExtendedStatistic',
  'Unit',
];

/** The metric of an alarm, or its metric math; undefined where a problem was noted. */
export function readMetricInputs(alarm: Properties): MetricInputs | undefined {
  if (!alarm.has('Metrics')) return readSingleMetric(alarm);
  alarm.ignore(...OF_A_SINGLE_METRIC);
  for (const key of OF_A_SINGLE_METRIC)
    if (alarm.has(key)) alarm.refuse(key, 'given beside Metrics', 'leave one of them out');
  return readMetricQueries(alarm);
}

function readSingleMetric(alarm: Properties): MetricInputs | undefined {
  const series = readMetric(alarm);
  const simple = readStatistic(alarm, 'Statistic');
  const extended = readStatistic(alarm, 'ExtendedStatistic');
  if (alarm.has('Statistic') === alarm.has('ExtendedStatistic'))
    alarm.refuse('Statistic', 'not exactly one of Statistic and ExtendedStatistic', 'give one of them');
  const statistic = simple ?? extended;
  const periodMs = readPeriod(alarm);
  const unit = alarm.text('Unit', 255);
  if (series === undefined || statistic === undefined || periodMs === undefined) return undefined;
  return { inputs: [{ series, statistic, ...(unit === undefined ? {} : { unit }) }], periodMs };
}
