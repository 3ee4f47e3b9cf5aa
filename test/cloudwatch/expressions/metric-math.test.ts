import { describe, expect, it } from '@jest/globals';
import { parseMetricMath } from '../../../lib/cloudwatch/expressions/parse-metric-math';

const _ = Number.NaN;
const PERIOD_MS = 12 * 3_600_000;
/** Two days into a year that began on a Thursday. */
const END = Date.UTC(2026, 0, 3, 0, 30);

/** The value of an expression at each instant, oldest first as AWS prints it. */
function value(text: string, series: Readonly<Record<string, readonly number[]>>): number[] {
  const names = Object.keys(series);
  const inputs = Object.values(series).map((values) => [...values].reverse());
  const { term } = parseMetricMath(text, {
    termOf: (id) => {
      const index = names.indexOf(id);
      if (index < 0) throw new Error(`there is no metric ${id}`);
      return { kind: 'series', at: ({ inputs: slots }, slot) => slots[index]?.[slot] ?? _ };
    },
    periodMsOf: (id) => (names.includes(id) ? PERIOD_MS : undefined),
  });
  if (term.kind !== 'series') throw new Error(`${text} is no series`);
  const slots = inputs[0] ?? [];
  const edges = Array.from({ length: slots.length + 1 }, (_edge, index) => END - index * PERIOD_MS);
  return slots.map((_value, slot) => term.at({ inputs, edges }, slot)).reverse();
}

describe('the published tables', () => {
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
  const metrics = { metric1: [30, 20, 0, 0], metric2: [20, _, 20, _] };
  it.each([
    ['metric1 < metric2', [0, 0, 1, 0]],
    ['metric1 >= 30', [1, 0, 0, 0]],
    ['(metric1 > 15 AND metric2 > 15)', [1, 0, 0, 0]],
  ])('%s', (text, expected) => expect(value(text, metrics)).toEqual(expected));

  const branches = { metric1: [1, 1, 0, 0, _], metric2: [30, _, 0, 0, 30], metric3: [0, 0, 20, _, 20] };
  it.each([
    ['IF(metric1, metric2, metric3)', [30, 0, 20, 0, _]],
    ['IF(metric1, 5, metric3)', [5, 5, 20, _, _]],
    ['IF(metric1, metric2, 5)', [30, 0, 5, 5, _]],
    ['IF(metric1, metric2)', [30, 0, _, _, _]],
    ['IF(metric1 < 1, 10, 2)', [2, 2, 10, 10, _]],
    ['IF(1, metric2, metric3)', [30, _, 0, 0, 30]],
    ['IF(0, metric2)', [_, _, _, _, _]],
  ])('%s', (text, expected) => expect(value(text, branches)).toEqual(expected));
});

describe('an expression', () => {
  const metrics = { a: [1, _, 0, 4, _], b: [2, 3, 0, _, _] };
  it.each([
    ['FILL(a, 0)', [1, 0, 0, 4, 0]],
    ['FILL(a, -1)', [1, -1, 0, 4, -1]],
    ['FILL(a, REPEAT)', [1, 1, 0, 4, 4]],
    ['FILL(b - a, REPEAT)', [1, 3, 0, -4, -4]],
    ['MAX([a, b])', [2, 3, 0, 4, _]],
    ['MIN([a, b])', [1, 3, 0, 4, _]],
    ['SUM([a, b, b])', [5, 6, 0, 4, _]],
    ['SUM(FILL([a, b], 1))', [3, 4, 0, 5, 2]],
    ['MAX([FILL(a, 0), FILL(b, 0)])', [2, 3, 0, 4, 0]],
    ['a + b', [3, 3, 0, 4, _]],
    ['a - b * 2', [-3, -6, 0, 4, _]],
    ['(a - b) * 2', [-2, -6, 0, 8, _]],
    ['a * 100', [100, _, 0, 400, _]],
    ['100 * a / b', [50, 0, _, _, _]],
    ['-a + 1.5e1', [14, _, 15, 11, _]],
    ['a == b || a > 3', [0, 0, 1, 1, _]],
    ['a != b && b > 2', [0, 1, 0, 0, _]],
    ['2 < 3 - a', [0, _, 1, 0, _]],
    ['((a))', [1, _, 0, 4, _]],
  ])('%s', (text, expected) => expect(value(text, metrics)).toEqual(expected));

  it('REPEAT does not reach before the window', () => {
    expect(value('FILL(a, REPEAT)', { a: [_, _, 7] })).toEqual([_, _, 7]);
  });
});

describe('functions of time', () => {
  // Slots of twelve hours from Wednesday 2025-12-31 12:30 on; the third holds no datapoint.
  const metrics = { a: [10, 20, _, 40, 50] };
  it.each([
    ['EPOCH(a) / 60', [29_453_070, 29_453_790, 29_454_510, 29_455_230, 29_455_950]],
    ['MINUTE(a)', [30, 30, 30, 30, 30]],
    ['HOUR(a)', [12, 0, 12, 0, 12]],
    ['DAY(a)', [3, 4, 4, 5, 5]],
    ['DATE(a)', [31, 1, 1, 2, 2]],
    ['MONTH(a)', [12, 1, 1, 1, 1]],
    ['YEAR(a)', [2025, 2026, 2026, 2026, 2026]],
    ['IF(DAY(a) < 5, a)', [10, 20, 0, _, _]],
    ['100 * a / PERIOD(a)', [10 / 432, 20 / 432, _, 40 / 432, 50 / 432]],
  ])('%s', (text, expected) => expect(value(text, metrics)).toEqual(expected));

  it('DAY counts from Monday, 1, to Sunday, 7', () => {
    expect(value('DAY(a)', { a: Array.from({ length: 14 }, () => 1) })).toEqual([
      6, 6, 7, 7, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
    ]);
  });
});

describe('rejects', () => {
  it.each([
    ['ANOMALY_DETECTION_BAND(a, 2)', 'the function ANOMALY_DETECTION_BAND is not modelled'],
    ["SEARCH('{n} m', 'Sum')", 'the function SEARCH is not modelled'],
    ['constructor(a)', 'the function constructor is not modelled'],
    ['FILL(a, LINEAR)', 'FILL with LINEAR is not modelled'],
    ['FILL(a, b)', 'FILL with a series as filler is not modelled'],
    ['MAX(a)', 'MAX is modelled over an array only, MAX([a, b])'],
    ['[a, b]', '[a, b] is no series'],
    ['[a, b] * 2', 'an array of series is modelled in MAX, MIN, SUM and FILL only'],
    ['MAX([a, 1])', 'a number in an array of series is not modelled'],
    ['a ^ 2', '^ at character 3 is not understood'],
    ['a +', 'a metric, a number or a function is missing at the end'],
    ['a b', 'an operator is missing before "b" at character 3'],
    ['IF(a)', 'IF takes two or three arguments'],
    ['c', 'there is no metric c'],
    ['HOUR(1)', 'HOUR is modelled over one series only, HOUR(a)'],
    ['HOUR(a, b)', 'HOUR is modelled over one series only, HOUR(a)'],
    ['PERIOD(a)', 'PERIOD(a) is no series'],
    ['a / PERIOD(1)', 'PERIOD takes a metric, not 1'],
    ['a / PERIOD()', 'PERIOD takes a metric, not )'],
    ['1 + 2', '1 + 2 is no series'],
  ])('%s', (text, message) => {
    expect(() => value(text, { a: [1], b: [2] })).toThrow(new Error(message));
  });
});
