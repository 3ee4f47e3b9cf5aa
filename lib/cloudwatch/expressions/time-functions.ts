import type { MathFunction, Term } from './metric-math';

const SUNDAY = 7;

/**
 * The functions that give a figure for the time at which a slot begins, in UTC, whether there is a datapoint or not.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export const TIME_FUNCTIONS: ReadonlyMap<string, (date: Date) => number> = new Map([
  ['EPOCH', (date: Date) => date.getTime() / 1000],
  ['MINUTE', (date: Date) => date.getUTCMinutes()],
  ['HOUR', (date: Date) => date.getUTCHours()],
  ['DAY', (date: Date) => date.getUTCDay() || SUNDAY],
  ['DATE', (date: Date) => date.getUTCDate()],
  ['MONTH', (date: Date) => date.getUTCMonth() + 1],
  ['YEAR', (date: Date) => date.getUTCFullYear()],
]);

/** One of these as a function of metric math: over one series, whose slots alone matter. */
export function timeOf(name: string, figure: (date: Date) => number): MathFunction {
  return ([term, ...others]: readonly Term[]): Term => {
    if (term?.kind !== 'series' || others.length > 0)
      throw new Error(`${name} is modelled over one series only, ${name}(a)`);
    return { kind: 'series', at: ({ edges }, slot) => figure(new Date(edges[slot + 1] ?? Number.NaN)) };
  };
}
