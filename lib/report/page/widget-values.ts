import { type WidgetLine, widgetLines } from '../../cloudwatch/read-dashboards';
import { MINUTE } from '../../contract/minute';
import type { DrillPage, FiguresPage, MetricsPage } from './page-data';

/** Minutes of a drill: from one to the minute before another. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

type Figures = DrillPage['figures'];

const unpacked = new WeakMap<Figures[number], Float64Array>();

/** A figure of every minute of a drill; NaN where there is none. Unpacked once. */
function everyMinute(figures: Figures[number], minutes: number): Float64Array {
  const known = unpacked.get(figures);
  if (known !== undefined) return known;
  const values = new Float64Array(minutes);
  figures.forEach(([from, value], position) => {
    values.fill(value ?? Number.NaN, from, figures[position + 1]?.[0] ?? minutes);
  });
  unpacked.set(figures, values);
  return values;
}

/** Numbers that are there, put together. */
function reduced(values: Float64Array, apply: (a: number, b: number) => number): number {
  let result = Number.NaN;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    result = Number.isNaN(result) ? value : apply(result, value);
  }
  return result;
}

const sum = (a: number, b: number) => a + b;

const OVER_TIME: Readonly<Record<string, (figures: readonly Float64Array[]) => number>> = {
  Sum: ([sums = new Float64Array()]) => reduced(sums, sum),
  SampleCount: ([counts = new Float64Array()]) => reduced(counts, sum),
  Average: ([sums = new Float64Array(), counts = new Float64Array()]) => reduced(sums, sum) / reduced(counts, sum),
  Minimum: ([least = new Float64Array()]) => reduced(least, Math.min),
  Maximum: ([most = new Float64Array()]) => reduced(most, Math.max),
};

function figuresOf({ figures, minutes }: DrillPage, source: FiguresPage): readonly Float64Array[] {
  return source.figures.map((index) => everyMinute(figures[index] ?? [], minutes));
}

/** What a widget shows in each minute. */
export function linesOver(drill: DrillPage, { metrics }: MetricsPage, { from, to }: Reach): readonly WidgetLine[] {
  return widgetLines<FiguresPage>(metrics, to - from, MINUTE, (source) => {
    const [values = new Float64Array(), counts] = figuresOf(drill, source);
    return Array.from({ length: to - from }, (_, slot) => {
      const value = values[from + slot] ?? Number.NaN;
      return counts === undefined ? value : value / (counts[from + slot] ?? Number.NaN);
    });
  });
}

/** What a widget shows of a whole time: a number each. */
export function numbersOver(drill: DrillPage, { metrics }: MetricsPage, { from, to }: Reach): readonly WidgetLine[] {
  return widgetLines<FiguresPage>(metrics, 1, (to - from) * MINUTE, (source) => {
    const overTime = OVER_TIME[source.statistic];
    if (overTime === undefined) throw new Error(`page: is no statistic over time, got ${source.statistic}`);
    return [overTime(figuresOf(drill, source).map((values) => values.subarray(from, to)))];
  });
}

/** The minutes that a view over so many of them holds, up to and with a minute. */
export function reachBack(minute: number, minutes: number): Reach {
  return { from: Math.max(0, minute + 1 - minutes), to: minute + 1 };
}
