import type { AlarmHead, Comparison, MetricAlarm, MissingData } from '../alarm/alarm';
import type { Properties } from './properties';
import { readMetricInputs } from './read-metric-inputs';
import { readWarmUp, readWindow } from './read-window';

const COMPARISONS: readonly Comparison[] = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
];
const MISSING_DATA: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A metric alarm of a template; undefined where a problem was noted. */
export function readMetricAlarm(properties: Properties, head: AlarmHead): MetricAlarm | undefined {
  const metrics = readMetricInputs(properties);
  const evaluationPeriods = readEvaluationPeriods(properties, metrics?.periodMs);
  const datapointsToAlarm = properties.integer('DatapointsToAlarm', 1, evaluationPeriods ?? Number.POSITIVE_INFINITY);
  const comparison = properties.required('ComparisonOperator', properties.oneOf('ComparisonOperator', COMPARISONS));
  const threshold = properties.required('Threshold', properties.number('Threshold'));
  const treatMissingData = properties.oneOf('TreatMissingData', MISSING_DATA);
  const window = readWindow(properties, metrics?.periodMs);
  const warmUp = readWarmUp(properties);
  properties.oneOf('EvaluateLowSampleCountPercentile', ['evaluate']);
  properties.ignore('Tags');
  properties.refuseOthers();
  if (metrics === undefined || evaluationPeriods === undefined || comparison === undefined || threshold === undefined)
    return undefined;
  return {
    kind: 'metric',
    ...head,
    ...metrics,
    evaluationPeriods,
    ...(datapointsToAlarm === undefined ? {} : { datapointsToAlarm }),
    comparison,
    threshold,
    treatMissingData: treatMissingData ?? defaultFor(metrics.inputs[0]?.series.namespace),
    window,
    ...(warmUp === undefined ? {} : { warmUp }),
  };
}

function readEvaluationPeriods(properties: Properties, periodMs = DAY_MS): number | undefined {
  const key = 'EvaluationPeriods';
  const periods = properties.required(key, properties.integer(key, 1, Number.POSITIVE_INFINITY));
  const days = periodMs < HOUR_MS ? 1 : 7;
  if (periods !== undefined && periods * periodMs > days * DAY_MS)
    properties.refuse(
      key,
      `a window of ${(periods * periodMs) / 1000} s`,
      `CloudWatch takes at most ${days * 86_400} s`,
    );
  return periods;
}

/** AWS keeps the state of alarms over DynamoDB's metrics unless told otherwise. */
function defaultFor(namespace: string | undefined): MissingData {
  return namespace === 'AWS/DynamoDB' ? 'ignore' : 'missing';
}
