import type { AlarmState, Comparison, CompositeAlarm, MetricAlarm } from '../alarm/alarm';
import type { MetricWatch } from './metric-watch';
import { breaches, neededToAlarm } from './missing-data';
import { datapointTime, messageTime, transitionTime } from './timestamps';

const WORDS: Readonly<Record<Comparison, string>> = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to',
  GreaterThanThreshold: 'greater than',
  LessThanThreshold: 'less than',
  LessThanOrEqualToThreshold: 'less than or equal to',
};

/** Why an alarm changed, in CloudWatch's words, and the data behind it as JSON. */
export interface Reason {
  readonly reason: string;
  readonly reasonData?: string;
}

/** Why a metric alarm came into `state` in the last look of its watch. */
export function metricReason(watch: MetricWatch, state: AlarmState, time: number): Reason {
  const evaluated = evaluatedDatapoints(watch);
  return {
    reason: metricSentence(watch.alarm, state, evaluated),
    reasonData: JSON.stringify(metricData(watch, evaluated, time)),
  };
}

/** Why a new composite alarm is in its first state. */
export function creationReason(alarm: CompositeAlarm, state: AlarmState): string {
  return `${alarm.arn} was created and its alarm rule evaluates to ${state}`;
}

/** Why a composite alarm changed with one of its children. */
export function transitionReason(childArn: string, state: AlarmState, time: number): string {
  return `${childArn} transitioned to ${state} at ${transitionTime(time)}`;
}

interface Datapoint {
  readonly time: number;
  readonly value: number;
}

function evaluatedDatapoints({ alarm, values, edges }: MetricWatch): readonly Datapoint[] {
  const real: Datapoint[] = [];
  values.forEach((value, slot) => {
    if (!Number.isNaN(value) && real.length < alarm.evaluationPeriods) real.push({ time: edges[slot + 1] ?? 0, value });
  });
  return real;
}

function metricSentence(alarm: MetricAlarm, state: AlarmState, evaluated: readonly Datapoint[]): string {
  const periods = alarm.evaluationPeriods;
  if (state === 'INSUFFICIENT_DATA') return `Insufficient Data: ${counted(periods, 'datapoint')} unknown.`;
  const lacking = periods - evaluated.length;
  const filled = `${counted(lacking, 'missing datapoint')} treated as [${state === 'ALARM' ? 'Breaching' : 'NonBreaching'}]`;
  if (evaluated.length === 0)
    return `Threshold Crossed: no datapoints were received for ${periods} period${periods === 1 ? '' : 's'} and ${filled}.`;
  const telling = evaluated.filter(({ value }) => breaches(alarm, value) === (state === 'ALARM'));
  const list = telling.map(({ time, value }) => `${decimal(value)} (${datapointTime(time)})`).join(', ');
  const verb = telling.length === 1 ? 'was' : 'were';
  const not = state === 'ALARM' ? '' : 'not ';
  const relation = `${verb} ${not}${WORDS[alarm.comparison]} the threshold (${decimal(alarm.threshold)})`;
  const fills = lacking > 0 && alarm.treatMissingData === (state === 'ALARM' ? 'breaching' : 'notBreaching');
  const rest = fills ? ` and ${filled}` : '';
  if (alarm.datapointsToAlarm === undefined)
    return `Threshold Crossed: ${telling.length} datapoint${telling.length === 1 ? '' : 's'} [${list}] ${relation}${rest}.`;
  const least = state === 'ALARM' ? neededToAlarm(alarm) : periods - neededToAlarm(alarm) + 1;
  const transition = state === 'ALARM' ? 'OK -> ALARM' : 'ALARM -> OK';
  return (
    `Threshold Crossed: ${telling.length} out of the last ${periods} datapoints [${list}] ${relation}${rest} ` +
    `(minimum ${least} datapoint${least === 1 ? '' : 's'} for ${transition} transition).`
  );
}

function metricData({ alarm, values, edges }: MetricWatch, evaluated: readonly Datapoint[], time: number): object {
  const { unit, statistic } = alarm.inputs[0] ?? {};
  const oldest = evaluated.at(-1);
  return {
    version: '1.0',
    queryDate: messageTime(time),
    ...(oldest === undefined ? {} : { startDate: messageTime(oldest.time) }),
    ...(unit === undefined ? {} : { unit }),
    ...(alarm.expression === undefined ? { statistic } : {}),
    period: alarm.periodMs / 1000,
    recentDatapoints: evaluated.map(({ value }) => value).reverse(),
    threshold: alarm.threshold,
    evaluatedDatapoints: Array.from({ length: alarm.evaluationPeriods }, (_, slot) => {
      const value = values[slot] ?? Number.NaN;
      const timestamp = messageTime(edges[slot + 1] ?? 0);
      return Number.isNaN(value) ? { timestamp } : { timestamp, value };
    }),
  };
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun} was` : `${count} ${noun}s were`;
}

/** A number as Java prints a double, as in AWS's messages: `1.0`, `0.25`, `1.0E7`. */
function decimal(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
