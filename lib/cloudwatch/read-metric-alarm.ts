import type { AlarmHead, Comparison, EvaluationWindow, MetricAlarm, MissingData, WarmUp } from './alarm';
import type { Properties } from './properties';
import { readMetricInputs } from './read-metric-inputs';
import { isTimezone } from './timezone';

const COMPARISONS: readonly Comparison[] = [
  'GreaterThanOrEqualToThreshold',
  'GreaterThanThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
];
const MISSING_DATA: readonly MissingData[] = ['missing', 'ignore', 'breaching', 'notBreaching'];
const WALL_CLOCK_SECONDS = [60, 300, 3600, 86_400, 604_800];
const DAY_MS = 86_400_000;
const LONGEST_WARM_UP_MINUTES = 2880;

/** A metric alarm of a template; undefined where a problem was noted. */
export function readMetricAlarm(properties: Properties, head: AlarmHead): MetricAlarm | undefined {
  const metrics = readMetricInputs(properties);
  const evaluationPeriods = properties.required(
    'EvaluationPeriods',
    properties.integer('EvaluationPeriods', 1, Number.POSITIVE_INFINITY),
  );
  const datapointsToAlarm = properties.integer('DatapointsToAlarm', 1, evaluationPeriods ?? Number.POSITIVE_INFINITY);
  const comparison = properties.required('ComparisonOperator', properties.oneOf('ComparisonOperator', COMPARISONS));
  const threshold = properties.required('Threshold', properties.number('Threshold'));
  const treatMissingData = properties.oneOf('TreatMissingData', MISSING_DATA) ?? 'missing';
  const window = readWindow(properties, metrics?.periodMs);
  const warmUp = readWarmUp(properties);
  properties.oneOf('EvaluateLowSampleCountPercentile', ['evaluate']);
  properties.ignore('Tags');
  properties.refuseOthers();
  if (metrics === undefined || evaluationPeriods === undefined || comparison === undefined || threshold === undefined)
    return undefined;
  const longestMs = metrics.periodMs < 3_600_000 ? DAY_MS : 7 * DAY_MS;
  if (metrics.periodMs * evaluationPeriods > longestMs)
    properties.refuse(
      'EvaluationPeriods',
      `a window of ${(metrics.periodMs * evaluationPeriods) / 1000} s`,
      `CloudWatch takes at most ${longestMs / 1000} s`,
    );
  return {
    kind: 'metric',
    ...head,
    ...metrics,
    evaluationPeriods,
    ...(datapointsToAlarm === undefined ? {} : { datapointsToAlarm }),
    comparison,
    threshold,
    treatMissingData: properties.has('TreatMissingData')
      ? treatMissingData
      : defaultFor(metrics.inputs[0]?.series.namespace),
    window,
    ...(warmUp === undefined ? {} : { warmUp }),
  };
}

/** AWS keeps the state of alarms over DynamoDB's metrics unless told otherwise. */
function defaultFor(namespace: string | undefined): MissingData {
  return namespace === 'AWS/DynamoDB' ? 'ignore' : 'missing';
}

function readWindow(properties: Properties, periodMs: number | undefined): EvaluationWindow {
  const window = properties.object('EvaluationWindow');
  const sliding = window?.object('SlidingWindow');
  const wallClock = window?.object('WallClockWindow');
  window?.refuseOthers();
  sliding?.refuseOthers();
  if (window !== undefined && (sliding === undefined) === (wallClock === undefined))
    properties.refuse('EvaluationWindow', 'not exactly one window', 'give SlidingWindow or WallClockWindow');
  if (wallClock === undefined) return { kind: 'sliding' };
  const timezone = wallClock.text('Timezone', 255) ?? 'UTC';
  if (!isTimezone(timezone))
    wallClock.refuse('Timezone', 'no time zone', 'give an IANA name or an offset such as +05:30');
  wallClock.refuseOthers();
  if (periodMs !== undefined && !WALL_CLOCK_SECONDS.includes(periodMs / 1000))
    properties.refuse(
      'EvaluationWindow',
      `a wall-clock window over a period of ${periodMs / 1000} s`,
      `CloudWatch takes ${WALL_CLOCK_SECONDS.join(', ')} s`,
    );
  return { kind: 'wallClock', timezone };
}

function readWarmUp(properties: Properties): WarmUp | undefined {
  const warmUp = properties.object('WarmUpConfiguration');
  if (warmUp === undefined) return undefined;
  const minutes = warmUp.required(
    'WarmUpPeriodDurationInMinutes',
    warmUp.integer('WarmUpPeriodDurationInMinutes', 1, LONGEST_WARM_UP_MINUTES),
  );
  const whole = warmUp.boolean('OnlyStartEvaluatingAfterWarmUpPeriodEnds') ?? false;
  warmUp.refuseOthers();
  return { durationMs: (minutes ?? 1) * 60_000, whole };
}
