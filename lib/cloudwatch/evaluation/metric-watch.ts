import type { AlarmState, MetricAlarm } from '../alarm/alarm';
import type { ExpressionWindow } from '../expressions/metric-math';
import type { MetricStore } from '../metrics/metric-store';
import type { WindowReader } from '../metrics/window-reader';
import { type Judge, judgeOf, type PrematureHorizon } from './missing-data';
import { isTiled, rangeOf, type WindowEdges, windowEdges } from './window';

/** Looks at the data of one metric alarm, again and again; everything it needs is laid out once. */
export class MetricWatch {
  /** As of the last look. */
  state: AlarmState = 'INSUFFICIENT_DATA';
  /** The boundaries of the periods of the last look, newest first. */
  readonly edges: Float64Array;
  /** The datapoints of the last look, newest first; NaN where one is missing. */
  readonly values: Float64Array;
  readonly #edgesAt: WindowEdges;
  readonly #readers: readonly WindowReader[];
  readonly #window: ExpressionWindow;
  readonly #judge: Judge;
  #isWarm: boolean;
  #isJudged = false;
  /** Before that no look finds anything else, as far as the data tell that are there. */
  #quietUntil = Number.NEGATIVE_INFINITY;
  readonly #mayRest: boolean;
  readonly #onWake = (): void => {
    this.#quietUntil = Number.NEGATIVE_INFINITY;
  };

  constructor(
    readonly alarm: MetricAlarm,
    metrics: MetricStore,
    extra: number,
    readonly createdAt: number,
    horizon: PrematureHorizon | undefined,
  ) {
    const range = rangeOf(alarm, extra);
    this.#edgesAt = windowEdges(alarm);
    this.edges = new Float64Array(range + 1).fill(Number.NaN);
    this.#readers = alarm.inputs.map(({ series, statistic, unit }) => metrics.reader(series, statistic, unit, range));
    const inputs = this.#readers.map(({ values }) => values);
    this.#window = { inputs, edges: this.edges };
    this.values = alarm.expression === undefined ? (inputs[0] as Float64Array) : new Float64Array(range);
    this.#judge = judgeOf(alarm, horizon);
    this.#isWarm = alarm.warmUp === undefined;
    this.#mayRest = isTiled(alarm) && alarm.followsTime !== true;
  }

  /**
   * Finds the state at `time`, from the data that have arrived by then; a window that holds what it held is not judged
   * again, for the same datapoints never lead out of the state that they led to.
   * @returns whether the state changed
   */
  look(time: number): boolean {
    if (time < this.#quietUntil) return false;
    this.#edgesAt(time, this.edges);
    let isAnother = !this.#isJudged || this.alarm.followsTime === true;
    for (const reader of this.#readers) if (reader.read(this.edges, time)) isAnother = true;
    const before = this.state;
    if (isAnother) this.#judgeAgain(time);
    if (this.#mayRest && this.#isJudged) this.#rest();
    return this.state !== before;
  }

  #judgeAgain(time: number): void {
    this.#isWarm ||= this.#hasWarmedUp(time);
    if (!this.#isWarm) return;
    const { expression } = this.alarm;
    if (expression !== undefined)
      for (let slot = 0; slot < this.values.length; slot++) this.values[slot] = expression(this.#window, slot);
    this.state = this.#judge(this.values, this.state);
    this.#isJudged = true;
  }

  /** Closes the eyes until another datapoint comes into sight. */
  #rest(): void {
    let until = Number.POSITIVE_INFINITY;
    for (const reader of this.#readers) {
      until = Math.min(until, reader.evenUntil(this.edges, this.alarm.periodMs, this.#onWake));
      if (until === Number.NEGATIVE_INFINITY) break;
    }
    this.#quietUntil = until;
  }

  /**
   * Warm-up ends early when some metric has lasted for a whole window and has a datapoint in the newest period;
   * what an expression fills in is none.
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
   */
  #hasWarmedUp(time: number): boolean {
    const { warmUp, evaluationPeriods } = this.alarm;
    if (warmUp === undefined || time >= this.createdAt + warmUp.durationMs) return true;
    if (warmUp.whole || this.#readers.every(({ values }) => Number.isNaN(values[0]))) return false;
    const beginning = Math.min(...this.#readers.map((reader) => reader.beginning(time)));
    return beginning <= (this.edges[evaluationPeriods] as number);
  }
}
