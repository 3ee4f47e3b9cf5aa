import type { AlarmGraph, AlarmState, MetricAlarm } from '../alarm/alarm';
import type { MetricStore } from '../metrics/metric-store';
import type { AlarmEvent } from './alarm-event';
import { AlarmStates } from './alarm-states';
import { CompositeTurns } from './composite-turns';
import { EventQueue } from './event-queue';
import { type Look, LookRound } from './look-round';
import { MetricWatch } from './metric-watch';
import type { PrematureHorizon } from './missing-data';
import { Mutes } from './mutes';
import { metricReason } from './reason';
import { intervalOf } from './window';

/** What is evaluated, from when on, and what AWS leaves open. */
export interface EvaluationOptions {
  readonly graph: AlarmGraph;
  readonly metrics: MetricStore;
  /** When all alarms are created, epoch milliseconds. */
  readonly from: number;
  /** Fixed phase of a metric alarm (`region/name`) within its minute, 0 to 60,000. */
  readonly phaseMs: (alarmId: string) => number;
  /**
   * How far the evaluation range of a sliding window reaches beyond the evaluation periods.
   * @default 2, as in the only case that AWS has published
   */
  readonly extraDatapoints?: (evaluationPeriods: number, periodMs: number) => number;
  /** Whether the action of the current state runs when a suppressor's extension ends although nothing was held back. */
  readonly rerunAfterSuppression: boolean;
  /** Whether no metric alarm is looked at in an instant: CloudWatch itself stands still. @default never */
  readonly isStalled?: (at: number) => boolean;
  /** @default 'evaluationRange' */
  readonly prematureHorizon?: PrematureHorizon;
}

const EXTRA_DATAPOINTS = 2;
/** Before the looks of its instant: the composites are created over children that are new as well. */
const CREATION = -1;

/** An evaluation that goes on in steps, so that what its actions cause can come back as metrics. */
export class Evaluation {
  readonly #options: EvaluationOptions;
  readonly #states: AlarmStates;
  readonly #queue = new EventQueue();
  readonly #composites: CompositeTurns;
  readonly #mutes: Mutes;

  constructor(options: EvaluationOptions) {
    this.#options = options;
    const { graph, from, rerunAfterSuppression } = options;
    this.#mutes = new Mutes(graph.muteRules, from, this.#queue, (id, before, at) => this.#unmute(id, before, at));
    this.#states = new AlarmStates(graph.alarms, from, this.#mutes);
    this.#composites = new CompositeTurns(graph.composites, this.#states, this.#queue, rerunAfterSuppression);
    this.#queue.add({ at: from, order: CREATION, run: (at) => this.#composites.settle(at) });
    const look = (watch: MetricWatch, at: number): void => this.#look(watch, at);
    for (const [interval, looks] of this.#rounds()) new LookRound(interval, looks, from, this.#queue, look);
  }

  /** The state of each alarm (`region/name`) now. */
  get states(): ReadonlyMap<string, AlarmState> {
    return this.#states.all;
  }

  /** Whether a mute rule holds the actions of an alarm (`region/name`) back now. */
  isMuted(id: string): boolean {
    return this.#mutes.isMuted(id);
  }

  /** The instant at which something may happen next; infinity where nothing will. */
  get next(): number {
    return this.#queue.next;
  }

  /** What happens before `to` and was not told yet. */
  advance(to: number): readonly AlarmEvent[] {
    while (this.#queue.next < to) {
      const at = this.#queue.next;
      while (this.#queue.next === at) this.#queue.take()?.run(at);
      this.#composites.settle(at);
    }
    return this.#states.drain();
  }

  /** The looks at the metric alarms, by how often they are looked at. */
  #rounds(): ReadonlyMap<number, readonly Look<MetricWatch>[]> {
    const rounds = new Map<number, Look<MetricWatch>[]>();
    this.#options.graph.alarms.forEach((alarm, order) => {
      if (alarm.kind !== 'metric') return;
      const interval = intervalOf(alarm);
      const phase = this.#options.phaseMs(alarm.id) % interval;
      const look: Look<MetricWatch> = { phase, order, watch: this.#watchOf(alarm) };
      const round = rounds.get(interval);
      if (round === undefined) rounds.set(interval, [look]);
      else round.push(look);
    });
    return rounds;
  }

  #watchOf(alarm: MetricAlarm): MetricWatch {
    const { metrics, from, extraDatapoints, prematureHorizon } = this.#options;
    const extra = extraDatapoints?.(alarm.evaluationPeriods, alarm.periodMs) ?? EXTRA_DATAPOINTS;
    return new MetricWatch(alarm, metrics, extra, from, prematureHorizon);
  }

  #look(watch: MetricWatch, at: number): void {
    const { alarm, state: from } = watch;
    if (this.#options.isStalled?.(at) === true || !watch.look(at)) return;
    const to = watch.state;
    this.#states.change(alarm, { at, from, to, ...metricReason(watch, to, at) });
    this.#states.act(alarm, at);
    this.#composites.concern(alarm.id);
  }

  /**
   * What was withheld runs after all; but not where the alarm is back in the state that it was in before.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules-behaviour.html
   */
  #unmute(id: string, before: AlarmState, at: number): void {
    if (this.#states.stateOf(id) === before) return;
    if (!this.#composites.unmute(id, at)) this.#states.actUnmuted(id, at);
  }
}
