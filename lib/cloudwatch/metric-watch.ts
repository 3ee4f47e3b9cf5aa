import type { AlarmState, MetricAlarm } from './alarm';
import type { MetricStore } from './metric-store';
import { judge, type PrematureHorizon } from './missing-data';
import type { SeriesReader } from './statistic';
import { rangeOf, type WindowEdges, windowEdges } from './window';

/** Looks at the data of one metric alarm, again and again; everything it needs is laid out once. */
export class MetricWatch {
  /** The boundaries of the periods of the last look, newest first. */
  readonly edges: Float64Array;
  /** The datapoints of the last look, newest first; NaN where one is missing. */
  readonly values: Float64Array;
  readonly #edgesAt: WindowEdges;
  readonly #inputs: readonly Float64Array[];
  readonly #readers: readonly SeriesReader[];
  #warm: boolean;
  #firstData = Number.POSITIVE_INFINITY;

  constructor(
    readonly alarm: MetricAlarm,
    metrics: MetricStore,
    extra: number,
    readonly createdAt: number,
    readonly horizon: PrematureHorizon | undefined,
  ) {
    const range = rangeOf(alarm, extra);
    this.#edgesAt = windowEdges(alarm);
    this.edges = new Float64Array(range + 1);
    this.#inputs = alarm.inputs.map(() => new Float64Array(range));
    this.#readers = alarm.inputs.map(({ series, statistic, unit }) => metrics.reader(series, statistic, unit));
    this.values = alarm.expression === undefined ? (this.#inputs[0] as Float64Array) : new Float64Array(range);
    this.#warm = alarm.warmUp === undefined;
  }

  /** The state at `time`, from the data that have arrived by then. */
  look(time: number, current: AlarmState): AlarmState {
    this.#edgesAt(time, this.edges);
    for (const [index, read] of this.#readers.entries()) read(this.edges, time, this.#inputs[index] as Float64Array);
    if (!this.#isWarm(time)) return current;
    const { expression } = this.alarm;
    if (expression !== undefined)
      for (let slot = 0; slot < this.values.length; slot++) this.values[slot] = expression(this.#inputs, slot);
    return judge(this.alarm, this.values, current, this.horizon);
  }

  /**
   * Warm-up ends early when there have been data for a whole window, and the newest period has one too.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
   */
  #isWarm(time: number): boolean {
    const { warmUp, evaluationPeriods } = this.alarm;
    if (this.#warm || warmUp === undefined) return true;
    this.#warm = time >= this.createdAt + warmUp.durationMs;
    if (this.#warm || warmUp.whole) return this.#warm;
    for (let slot = 0; slot < evaluationPeriods; slot++)
      if (this.#hasData(slot)) this.#firstData = Math.min(this.#firstData, this.edges[slot + 1] as number);
    this.#warm = this.#hasData(0) && this.#firstData <= (this.edges[evaluationPeriods] as number);
    return this.#warm;
  }

  /** Whether any metric was reported in that period: what an expression fills in is no data. */
  #hasData(slot: number): boolean {
    return this.#inputs.some((values) => !Number.isNaN(values[slot] as number));
  }
}
