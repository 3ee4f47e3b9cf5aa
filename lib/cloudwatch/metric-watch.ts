import type { AlarmState, MetricAlarm } from './alarm';
import type { MetricStore } from './metric-store';
import { type Judge, judgeOf, type PrematureHorizon } from './missing-data';
import type { SeriesReader } from './series-reader';
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
  readonly #judge: Judge;
  #warm: boolean;

  constructor(
    readonly alarm: MetricAlarm,
    metrics: MetricStore,
    extra: number,
    readonly createdAt: number,
    horizon: PrematureHorizon | undefined,
  ) {
    const range = rangeOf(alarm, extra);
    this.#edgesAt = windowEdges(alarm);
    this.edges = new Float64Array(range + 1);
    this.#inputs = alarm.inputs.map(() => new Float64Array(range));
    this.#readers = alarm.inputs.map(({ series, statistic, unit }) => metrics.reader(series, statistic, unit));
    this.values = alarm.expression === undefined ? (this.#inputs[0] as Float64Array) : new Float64Array(range);
    this.#judge = judgeOf(alarm, horizon);
    this.#warm = alarm.warmUp === undefined;
  }

  /** The state at `time`, from the data that have arrived by then. */
  look(time: number, current: AlarmState): AlarmState {
    this.#edgesAt(time, this.edges);
    for (const [index, reader] of this.#readers.entries())
      reader.read(this.edges, time, this.#inputs[index] as Float64Array);
    this.#warm ||= this.#isWarm(time);
    if (!this.#warm) return current;
    const { expression } = this.alarm;
    if (expression !== undefined)
      for (let slot = 0; slot < this.values.length; slot++) this.values[slot] = expression(this.#inputs, slot);
    return this.#judge(this.values, current);
  }

  /**
   * Warm-up ends early when some metric has lasted for a whole window and has a datapoint in the newest period;
   * what an expression fills in is none.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
   */
  #isWarm(time: number): boolean {
    const { warmUp, evaluationPeriods } = this.alarm;
    if (warmUp === undefined || time >= this.createdAt + warmUp.durationMs) return true;
    if (warmUp.whole || this.#inputs.every((values) => Number.isNaN(values[0]))) return false;
    const beginning = Math.min(...this.#readers.map((reader) => reader.beginning(time)));
    return beginning <= (this.edges[evaluationPeriods] as number);
  }
}
