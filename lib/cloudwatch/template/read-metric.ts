import type { MetricInput } from '../alarm/alarm';
import type { Expression } from '../expressions/metric-math';
import type { SeriesKey } from '../metrics/metric-store';
import { isStatistic, type Statistic } from '../metrics/statistic';
import type { Properties } from './properties';

/** What the datapoints of an alarm are made of. */
export interface MetricInputs {
  readonly inputs: readonly MetricInput[];
  readonly expression?: Expression;
  readonly followsTime?: boolean;
  readonly queries?: readonly object[];
  readonly periodMs: number;
}

const MAX_DIMENSIONS = 30;
const HIGH_RESOLUTION_SECONDS = [10, 20, 30];

/** The metric that `Namespace`, `MetricName` and `Dimensions` name. */
export function readMetric(properties: Properties): SeriesKey | undefined {
  const namespace = properties.required('Namespace', properties.text('Namespace', 255));
  const name = properties.required('MetricName', properties.text('MetricName', 255));
  const dimensions: Record<string, string> = {};
  for (const pair of properties.objects('Dimensions', MAX_DIMENSIONS)) {
    const key = pair.required('Name', pair.text('Name', 255));
    const value = pair.required('Value', pair.text('Value', 1024));
    pair.refuseOthers();
    if (key !== undefined && value !== undefined) dimensions[key] = value;
  }
  if (namespace === undefined || name === undefined) return undefined;
  return { region: properties.stack.region, namespace, name, dimensions };
}

/** A statistic under one of the names that templates have for it. */
export function readStatistic(
  properties: Properties,
  key: 'Statistic' | 'ExtendedStatistic' | 'Stat',
): Statistic | undefined {
  const text = properties.text(key, 255);
  if (text === undefined || isStatistic(text)) return text;
  return properties.refuse(
    key,
    'not modelled',
    'give SampleCount, Average, Sum, Minimum, Maximum or a percentile like p99',
  );
}

/** `Period`, in milliseconds. */
export function readPeriod(properties: Properties): number | undefined {
  const seconds = properties.required('Period', properties.number('Period'));
  if (seconds === undefined) return undefined;
  if (HIGH_RESOLUTION_SECONDS.includes(seconds) || (seconds > 0 && seconds % 60 === 0)) return seconds * 1000;
  return properties.refuse('Period', 'no period of an alarm', 'give 10, 20, 30 or a multiple of 60');
}
