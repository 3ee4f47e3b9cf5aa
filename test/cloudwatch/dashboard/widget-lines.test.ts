import { describe, expect, it } from '@jest/globals';
import { type MetricRow, widgetLines, widgetMetrics } from '../../../lib/cloudwatch/read-dashboards';

const metricsOf = (...metrics: readonly MetricRow[]) =>
  widgetMetrics({ type: 'metric', x: 0, y: 0, width: 24, height: 6, properties: { region: 'eu-west-1', metrics } });

const rowOf = (name: string, options: Readonly<Record<string, unknown>>): MetricRow => [
  'App',
  name,
  'Host',
  'h',
  options,
];

describe('a row of a widget', () => {
  it('is a statistic of a series, with the defaults of CloudWatch', () => {
    expect(metricsOf(['App', 'Requests', 'Host', 'h', 'Layer', 'dns'])).toEqual([
      {
        label: 'Requests',
        isVisible: true,
        source: {
          kind: 'statistic',
          series: { region: 'eu-west-1', namespace: 'App', name: 'Requests', dimensions: { Host: 'h', Layer: 'dns' } },
          statistic: 'Average',
          periodMs: 300_000,
        },
      },
    ]);
  });

  it.each<[string, MetricRow, string]>([
    ['repeats the row above', ['App', '.', 'Host', 'h'], 'a row that repeats the one above is not modelled'],
    ['asks for a trimmed mean', rowOf('Requests', { stat: 'tm90' }), 'the statistic tm90 is not modelled'],
  ])('that %s is refused', (_, row, message) => {
    expect(() => metricsOf(row)).toThrow(message);
  });
});

describe('the lines of a widget', () => {
  const values: Readonly<Record<string, readonly number[]>> = { A: [1, Number.NaN, 0], B: [0, Number.NaN, 4] };
  const linesOf = (...rows: readonly MetricRow[]) =>
    widgetLines<{ readonly series: { readonly name: string } }>(
      metricsOf(...rows),
      3,
      60_000,
      ({ series }) => values[series.name] ?? [],
    );

  it('are its visible rows, oldest first, with gaps where nothing was', () => {
    const rows = [
      [{ expression: '10 * MAX([a, b])', label: 'most', id: 'm' }],
      rowOf('A', { id: 'a', visible: false }),
      rowOf('B', { id: 'b' }),
    ];
    expect(linesOf(...rows)).toEqual([
      { label: 'most', values: [10, Number.NaN, 40] },
      { label: 'B', values: [0, Number.NaN, 4] },
    ]);
  });

  it('an expression over what is not there is refused', () => {
    expect(() => linesOf([{ expression: 'a + 1', label: 'more' }])).toThrow(
      'the expression names no metric of its widget, got a',
    );
  });
});
