import type { AlarmState } from './alarm/alarm';
import type { AlarmEvent } from './evaluation/alarm-event';
import { Evaluation, type EvaluationOptions } from './evaluation/evaluation';

export type { AlarmGraph, AlarmState } from './alarm/alarm';
export type { MuteRule } from './alarm/mute-rule';
export type { AlarmEvent } from './evaluation/alarm-event';
export { Evaluation, type EvaluationOptions } from './evaluation/evaluation';
export { MetricWatch } from './evaluation/metric-watch';
export { type MetricDatum, MetricStore } from './metrics/metric-store';

/** What is evaluated, over which time. */
export interface EvaluateOptions extends EvaluationOptions {
  /** The instant before which the evaluation ends, epoch milliseconds. */
  readonly to: number;
}

/** All that happened, in order, and the state of each alarm (`region/name`) at the end. */
export interface Evaluated {
  readonly events: readonly AlarmEvent[];
  readonly states: ReadonlyMap<string, AlarmState>;
}

/** Evaluates alarms over virtual time: nothing waits, the same input gives the same output, and a page can do it as well. */
export function evaluate({ to, ...options }: EvaluateOptions): Evaluated {
  const evaluation = new Evaluation(options);
  return { events: evaluation.advance(to), states: evaluation.states };
}
