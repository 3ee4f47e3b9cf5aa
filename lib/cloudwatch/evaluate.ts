import { Agenda } from './agenda';
import type { AlarmGraph, AlarmState, MetricAlarm } from './alarm';
import type { AlarmEvent } from './alarm-event';
import { CompositeWatch } from './composite-watch';
import { dependenciesOf } from './dependency-order';
import { Ledger } from './ledger';
import type { MetricStore } from './metric-store';
import { MetricWatch } from './metric-watch';
import type { PrematureHorizon } from './missing-data';
import { metricReason } from './reason';
import { intervalOf } from './window';

export type { AlarmState } from './alarm';
export type { AlarmEvent } from './alarm-event';

/** What is evaluated, over which time, and what AWS leaves open. */
export interface EvaluateOptions {
  readonly graph: AlarmGraph;
  readonly metrics: MetricStore;
  /** When all alarms are created, epoch milliseconds. */
  readonly from: number;
  /** The instant before which the evaluation ends. */
  readonly to: number;
  /** Fixed phase of a metric alarm (`region/name`) within its minute, 0 to 60,000. */
  readonly phaseMs: (alarmId: string) => number;
  /**
   * How far the evaluation range of a sliding window reaches beyond the evaluation periods.
   * @default 2, as in the only case that AWS has published
   */
  readonly extraDatapoints?: (evaluationPeriods: number, periodMs: number) => number;
  /** Whether the action of the current state runs when a suppressor's extension ends although nothing was held back. */
  readonly rerunAfterSuppression: boolean;
  /** @default 'evaluationRange' */
  readonly prematureHorizon?: PrematureHorizon;
}

/** All that happened, in order, and the state of each alarm (`region/name`) at the end. */
export interface Evaluated {
  readonly events: readonly AlarmEvent[];
  readonly states: ReadonlyMap<string, AlarmState>;
}

const EXTRA_DATAPOINTS = 2;

/** Evaluates alarms over virtual time: nothing waits, and the same input gives the same output. */
export function evaluate({ to, ...options }: EvaluateOptions): Evaluated {
  const evaluation = new Evaluation(options);
  return { events: evaluation.advance(to), states: evaluation.states };
}

/** An evaluation that goes on in steps, so that what its actions cause can come back as metrics. */
export class Evaluation {
  readonly #options: Omit<EvaluateOptions, 'to'>;
  readonly #ledger: Ledger;
  readonly #agenda = new Agenda();
  readonly #composites: readonly CompositeWatch[];
  /** Which composites, by their place, a change of an alarm concerns. */
  readonly #concerned = new Map<string, number[]>();
  /** Places of the composites that have to take a turn. */
  readonly #due = new Set<number>();

  constructor(options: Omit<EvaluateOptions, 'to'>) {
    this.#options = options;
    const { alarms, composites } = options.graph;
    this.#ledger = new Ledger(alarms, options.from);
    this.#composites = composites.map((composite) => new CompositeWatch(composite, options.rerunAfterSuppression));
    composites.forEach((composite, place) => {
      this.#due.add(place);
      for (const id of new Set(dependenciesOf(composite))) {
        const places = this.#concerned.get(id);
        if (places === undefined) this.#concerned.set(id, [place]);
        else places.push(place);
      }
    });
    alarms.forEach((alarm, order) => {
      if (alarm.kind === 'metric') this.#watch(alarm, order);
    });
    this.#agenda.add({ at: options.from, order: -1, keep: (at) => this.#settle(at) });
  }

  /** The state of each alarm (`region/name`) now. */
  get states(): ReadonlyMap<string, AlarmState> {
    return this.#ledger.states;
  }

  /** The instant at which something may happen next; infinity where nothing will. */
  get next(): number {
    return this.#agenda.next;
  }

  /** What happens before `to` and was not told yet. */
  advance(to: number): readonly AlarmEvent[] {
    while (this.#agenda.next < to) {
      const at = this.#agenda.next;
      while (this.#agenda.next === at) this.#agenda.take()?.keep(at);
      this.#settle(at);
    }
    return this.#ledger.drain();
  }

  #watch(alarm: MetricAlarm, order: number): void {
    const { metrics, from, phaseMs, extraDatapoints, prematureHorizon } = this.#options;
    const extra = extraDatapoints?.(alarm.evaluationPeriods, alarm.periodMs) ?? EXTRA_DATAPOINTS;
    const watch = new MetricWatch(alarm, metrics, extra, from, prematureHorizon);
    const interval = intervalOf(alarm);
    const phase = phaseMs(alarm.id) % interval;
    const keep = (at: number): void => {
      this.#look(watch, at);
      this.#agenda.add({ at: at + interval, order, keep });
    };
    this.#agenda.add({ at: Math.ceil((from - phase) / interval) * interval + phase, order, keep });
  }

  #look(watch: MetricWatch, at: number): void {
    const { alarm } = watch;
    const from = this.#ledger.stateOf(alarm.id);
    const to = watch.look(at, from);
    if (to === from) return;
    this.#ledger.change(alarm, { at, from, to, ...metricReason(watch, to, at) });
    this.#ledger.act(alarm, at);
    this.#concern(alarm.id);
  }

  /** Lets every composite that is concerned take its turn, those it depends on first. */
  #settle(at: number): void {
    if (this.#due.size === 0) return;
    this.#composites.forEach((composite, place) => {
      if (!this.#due.delete(place)) return;
      const before = composite.until;
      if (composite.turn(at, this.#ledger)) this.#concern(composite.alarm.id);
      const { until } = composite;
      if (until !== undefined && until !== before)
        this.#agenda.add({ at: until, order: place, keep: () => this.#due.add(place) });
    });
  }

  #concern(id: string): void {
    for (const place of this.#concerned.get(id) ?? []) this.#due.add(place);
  }
}
