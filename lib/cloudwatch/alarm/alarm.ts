import type { Expression } from '../expressions/metric-math';
import type { SeriesKey } from '../metrics/metric-store';
import type { Statistic } from '../metrics/statistic';
import type { Rule } from './alarm-rule';
import type { MuteRule } from './mute-rule';

/** The three states that every alarm knows. */
export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** ARNs to call when an alarm enters a state, in the template's order. */
export interface AlarmActions {
  readonly ok: readonly string[];
  readonly alarm: readonly string[];
  readonly insufficientData: readonly string[];
}

/** What metric alarms and composite alarms have in common. */
export interface AlarmHead {
  /** `region/name`: unique over all templates that are evaluated together. */
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  readonly account: string;
  readonly description?: string;
  readonly actions: AlarmActions;
  readonly actionsEnabled: boolean;
}

/** The comparisons with a fixed threshold; the datapoint is the first operand. */
export type Comparison =
  | 'GreaterThanOrEqualToThreshold'
  | 'GreaterThanThreshold'
  | 'LessThanThreshold'
  | 'LessThanOrEqualToThreshold';

/** What stands in for a datapoint that is not there. */
export type MissingData = 'missing' | 'ignore' | 'breaching' | 'notBreaching';

/** Where the boundaries of the evaluated periods fall. */
export type EvaluationWindow = { readonly kind: 'sliding' } | { readonly kind: 'wallClock'; readonly timezone: string };

/** How long a new alarm stays in INSUFFICIENT_DATA before it is evaluated. */
export interface WarmUp {
  readonly durationMs: number;
  /** Wait the whole time, even when the window is full of data earlier. */
  readonly whole: boolean;
}

/** One metric that an alarm reads. */
export interface MetricInput {
  readonly series: SeriesKey;
  readonly statistic: Statistic;
  readonly unit?: string;
}

/** An alarm over a metric or over a metric-math expression. */
export interface MetricAlarm extends AlarmHead {
  readonly kind: 'metric';
  readonly inputs: readonly MetricInput[];
  /** Combines the inputs; without it the only input is the alarm's series. */
  readonly expression?: Expression;
  /** The expression depends on when it is asked: equal datapoints may give another value. */
  readonly followsTime?: boolean;
  /** `Metrics` of the template, as AWS repeats them in messages. */
  readonly queries?: readonly object[];
  readonly periodMs: number;
  readonly evaluationPeriods: number;
  /** As given; without it all evaluation periods must breach, and reasons are worded differently. */
  readonly datapointsToAlarm?: number;
  readonly comparison: Comparison;
  readonly threshold: number;
  readonly treatMissingData: MissingData;
  readonly window: EvaluationWindow;
  readonly warmUp?: WarmUp;
}

/** What may hold back the actions of a composite alarm. */
export interface Suppressor {
  /** Id of the alarm that suppresses while it is in ALARM. */
  readonly id: string;
  readonly waitMs: number;
  readonly extensionMs: number;
}

/** An alarm over the states of other alarms. */
export interface CompositeAlarm extends AlarmHead {
  readonly kind: 'composite';
  /** The rule as written, for messages. */
  readonly ruleText: string;
  readonly rule: Rule;
  /** Ids of the alarms that the rule names, each once, in the order of the rule. */
  readonly children: readonly string[];
  readonly suppressor?: Suppressor;
}

/** Any alarm that can be evaluated. */
export type Alarm = MetricAlarm | CompositeAlarm;

/** Alarms of one or more templates, in the templates' order; children exist and no path leads back to itself. */
export interface AlarmGraph {
  readonly alarms: readonly Alarm[];
  /** The composites, children and suppressors before those that depend on them. */
  readonly composites: readonly CompositeAlarm[];
  /** What withholds actions in windows of time. */
  readonly muteRules: readonly MuteRule[];
}

/** The actions of one state. */
export function actionsOf(alarm: Alarm, state: AlarmState): readonly string[] {
  if (!alarm.actionsEnabled) return [];
  if (state === 'OK') return alarm.actions.ok;
  return state === 'ALARM' ? alarm.actions.alarm : alarm.actions.insufficientData;
}
