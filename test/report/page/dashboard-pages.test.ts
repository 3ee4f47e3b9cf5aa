import { beforeAll, describe, expect, it } from '@jest/globals';
import { MetricStore } from '../../../lib/cloudwatch/evaluate';
import type { Widget } from '../../../lib/cloudwatch/read-dashboards';
import { dashboardPages } from '../../../lib/report/page/dashboard-pages';
import { FigureList, figuresIn } from '../../../lib/report/page/figures';
import type { DrillPage, MetricsPage, WidgetPage } from '../../../lib/report/page/page-data';
import { linesOver, numbersOver, reachBack } from '../../../lib/report/page/widget-values';
import { dashboardsOf, largeFleet } from '../../dashboard/dashboards';
import { rehearsedPage } from './rehearsed-page';

let page: DrillPage;

beforeAll(async () => {
  page = (await rehearsedPage('2021-10-04')).page;
});

const widgets = () => page.dashboards.flatMap(({ rows }) => rows.flat());
const isMetrics = (widget: WidgetPage): widget is WidgetPage & MetricsPage => 'metrics' in widget;
const minuteOf = (time: string) => (Date.parse(`2021-10-04T${time}Z`) - page.start) / 60_000;

function titled(title: string): WidgetPage & MetricsPage {
  const found = widgets()
    .filter(isMetrics)
    .find((widget) => widget.title.startsWith(title));
  if (found === undefined) throw new Error(`no widget ${title}`);
  return found;
}

describe('the dashboard on 2021-10-04', () => {
  it('draws each of its metric widgets from what canaries published', () => {
    const drawn = widgets().filter(isMetrics);
    expect(drawn.length).toBeGreaterThan(8);
    const whole = { from: 0, to: page.minutes };
    const empty = drawn.filter((widget) =>
      linesOver(page, widget, whole).every(({ values }) => values.every(Number.isNaN)),
    );
    expect(empty.map(({ title }) => title)).toEqual([]);
  });

  it('leaves no widget out: what AWS counts is named', () => {
    const elsewhere = widgets().flatMap((widget) => (widget.kind === 'elsewhere' ? widget.namespaces : []));
    expect([...new Set(elsewhere)]).toEqual(['AWS/Lambda', 'AWS/SNS']);
  });

  it('says how available Facebook was: seven of its eight hours it was not', () => {
    const [facebook] = numbersOver(page, titled('Available in a day'), reachBack(page.minutes - 1, 1_440));
    expect(facebook?.label).toBe('Facebook');
    expect(facebook?.values[0]).toBeGreaterThan(5);
    expect(facebook?.values[0]).toBeLessThan(40);
  });

  it('follows the minute: nothing had failed at 15:38, and at 17:00 three vantages saw it', () => {
    const failing = titled('When did which service fail');
    const at = (time: string) => linesOver(page, failing, reachBack(minuteOf(time), 1)).map(({ values }) => values);
    expect(at('15:38')).toEqual([[0], [0], [0], [0]]);
    expect(at('17:00')).toEqual([[3], [3], [3], [3]]);
  });

  it('availability falls from all to none as the outage goes on', () => {
    const available = titled('Available in a day');
    const at = (time: string) => numbersOver(page, available, reachBack(minuteOf(time), 1_440))[0]?.values[0] ?? -1;
    expect(at('15:38')).toBe(100);
    expect(at('17:00')).toBeLessThan(at('16:00'));
    expect(at('16:00')).toBeLessThan(100);
  });

  it('names alarms that the page explains', () => {
    const ids = new Set(page.alarms.map(({ id }) => id));
    const named = widgets().flatMap((widget) => (widget.kind === 'alarms' ? widget.alarms : []));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});

it('widths are those that the style of a page knows', () => {
  const widths = [...dashboardsOf(largeFleet(101, 5)).values()].flat().map(({ width }) => width);
  expect([...new Set(widths)].sort((a, b) => a - b)).toEqual([8, 12, 16, 24]);
});

describe('rejects', () => {
  const METRICS = [['CommonCause', 'Slow', { stat: 'p90', period: 300 }]] as const;

  it.each<[string, Partial<Widget>, string]>([
    ['a widget of another type', { type: 'explorer' }, 'dashboard: a widget that a page does not draw, got explorer'],
    [
      'another view',
      { properties: { title: 'T', view: 'pie', metrics: METRICS } },
      'dashboard: a view that a page does not draw, got pie of "T"',
    ],
    [
      'a graph of five minutes',
      { properties: { title: 'T', metrics: METRICS } },
      'dashboard: a page draws minutes, and percentiles of nothing longer, got p90 of 300000 ms in "T"',
    ],
    [
      'a percentile over a day',
      { properties: { title: 'T', view: 'singleValue', metrics: METRICS } },
      'dashboard: a page draws minutes, and percentiles of nothing longer, got p90 of 300000 ms in "T"',
    ],
    [
      'a start that is no duration',
      { properties: { title: 'T', view: 'singleValue', start: 'today', metrics: [['CommonCause', 'Slow']] } },
      'dashboard: is not a duration back from now, got today; write it as -PT3H',
    ],
  ])('%s', (_, widget, message) => {
    const whole = { type: 'metric', x: 0, y: 0, width: 24, height: 6, properties: {}, ...widget };
    const dashboard = { region: 'us-west-2', name: 'one', widgets: [whole] };
    expect(() =>
      dashboardPages([dashboard], 'CommonCause', figuresIn(new FigureList(), new MetricStore(), [0])),
    ).toThrow(message);
  });
});
