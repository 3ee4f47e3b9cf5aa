import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Widget } from '../../lib/cloudwatch/read-dashboards';
import { readMonitor } from '../../lib/config/read-monitor';
import { FAILED_QUERY } from '../../lib/dashboard/sections/heading';
import { DASHBOARD_LIMITS } from '../../lib/dashboard/widget';
import config from '../../monitor.config';
import { ROOT } from '../form/files';
import { dashboardsOf, dashboardTemplate, largeFleet } from './dashboards';

const { fleet } = readMonitor(config);
const shipped = dashboardsOf(fleet).get('common-cause-us-west-2-overview') ?? [];
const large = largeFleet(50, 5);

const metricsOf = ({ properties }: Widget) => properties.metrics ?? [];
const optionsOf = (row: readonly unknown[]) => row.at(-1) as Readonly<Record<string, unknown>>;
const linesOf = (widget: Widget) => metricsOf(widget).filter((row) => optionsOf(row).visible !== false);
const titled = (widgets: readonly Widget[], title: string) =>
  widgets.filter(({ properties }) => properties.title?.includes(title));

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

describe('the dashboard of the shipped configuration', () => {
  it('asks a question over each widget but for text', () => {
    const titles = shipped.filter(({ type }) => type !== 'text').map(({ properties }) => properties.title);
    expect(titles.filter((title) => title === undefined || !/\?/.test(title))).toEqual([]);
  });

  it('answers on top what is wrong now: causes, services, vantages', () => {
    expect(shipped.slice(1, 4).map(({ type, properties }) => [type, properties.alarms])).toEqual([
      ['alarm', expect.arrayContaining([expect.stringMatching(/:alarm:common-cause\/incident\/cause\/owner\/meta$/)])],
      ['alarm', expect.arrayContaining([expect.stringMatching(/:alarm:common-cause\/service\/WhatsApp\/down$/)])],
      ['alarm', fleet.vantages.map((each) => expect.stringContaining(`common-cause/vantage/${each}/blind`))],
    ]);
  });

  it('draws the matrix by its function, with what is known without it beside', () => {
    const [matrix] = titled(shipped, 'Which services fail, from where');
    expect(matrix?.properties.endpoint).toBe('arn:aws:lambda:us-west-2:111122223333:function:common-cause-matrix');
    const [table] = titled(shipped, 'How many vantages see each service fail?');
    expect(table).toMatchObject({ y: matrix?.y, x: matrix?.width, height: matrix?.height });
    expect(linesOf(table as Widget)).toHaveLength(fleet.services.length);
  });

  it('tells availability over a day, a week and thirty days, each with its own start', () => {
    const spans = titled(shipped, 'Available in');
    expect(spans.map(({ properties }) => [properties.view, properties.start])).toEqual([
      ['singleValue', '-P1D'],
      ['singleValue', '-P7D'],
      ['singleValue', '-P30D'],
    ]);
    expect(metricsOf(spans[0] as Widget).slice(0, 3)).toEqual([
      [{ expression: '100 * (1 - MAX([dns0, http0]))', label: 'Facebook', id: 'a0' }],
      [
        'CommonCause',
        'Failed',
        'Service',
        'Facebook',
        'Layer',
        'dns',
        expect.objectContaining({ stat: 'Average', id: 'dns0' }),
      ],
      [
        'CommonCause',
        'Failed',
        'Service',
        'Facebook',
        'Layer',
        'http',
        expect.objectContaining({ stat: 'Average', id: 'http0' }),
      ],
    ]);
  });

  it('draws no slowness where no objective is set, and no certificates where none is', () => {
    expect(titled(shipped, 'slow')).toEqual([]);
    const plain = { ...fleet, services: fleet.services.map((each) => ({ ...each, http: [] })) };
    const widgets = [...dashboardsOf(plain).values()].flat();
    expect(['certificates', 'first byte', 'refuse our'].flatMap((title) => titled(widgets, title))).toEqual([]);
  });

  it('asks run records what the runbook asks them', () => {
    expect(readFileSync(join(ROOT, 'docs/runbook.md'), 'utf8')).toContain(FAILED_QUERY);
  });

  it('links to the run records of each vantage, and to the runbook that is configured', () => {
    const [head] = [...dashboardsOf({ ...fleet, runbookUrl: 'https://wiki.example/run' }).values()].flat();
    expect(head?.properties.markdown).toContain('[runbook](https://wiki.example/run)');
    for (const vantage of fleet.vantages) {
      expect(head?.properties.markdown).toContain(
        `[${vantage}](https://${vantage}.console.aws.amazon.com/cloudwatch/home?`,
      );
    }
  });
});

describe.each([
  ['shipped', fleet],
  ['50 services x 5 vantages', large],
  ['400 services x 5 vantages', largeFleet(400, 5)],
])('the dashboards of a fleet: %s', (_, some) => {
  const dashboards = [...dashboardsOf(some).values()];

  it('keep within the limits of CloudWatch', () => {
    for (const widgets of dashboards) {
      expect(widgets.length).toBeLessThanOrEqual(DASHBOARD_LIMITS.widgets);
      const counts = widgets.map((widget) => metricsOf(widget).length);
      expect(Math.max(...counts)).toBeLessThanOrEqual(DASHBOARD_LIMITS.metricsOfAWidget);
      expect(total(counts)).toBeLessThanOrEqual(DASHBOARD_LIMITS.metrics);
      const alarms = widgets.map(({ properties }) => properties.alarms?.length ?? 0);
      expect(Math.max(...alarms)).toBeLessThanOrEqual(DASHBOARD_LIMITS.alarmsOfAWidget);
    }
  });

  it('draw twelve lines a graph at most, and name each id of a widget once', () => {
    const widgets = dashboards.flat();
    const graphs = widgets.filter(({ properties }) => properties.view === 'timeSeries');
    expect(Math.max(...graphs.map((widget) => linesOf(widget).length))).toBeLessThanOrEqual(12);
    for (const widget of widgets) {
      const ids = metricsOf(widget).flatMap((row) => optionsOf(row).id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('fill each row', () => {
    for (const widgets of dashboards) {
      for (const y of new Set(widgets.map((widget) => widget.y))) {
        expect(total(widgets.filter((widget) => widget.y === y).map(({ width }) => width))).toBe(24);
      }
    }
  });

  it('leave no service out', () => {
    const lines = titled(dashboards.flat(), 'When did which service fail').flatMap(linesOf);
    expect(lines.map((row) => optionsOf(row).label)).toEqual(some.services.map(({ name }) => name));
  });
});

describe('the dashboards of two hubs', () => {
  const two = { ...fleet, hubs: ['us-west-2', 'eu-central-1'] };
  const [primary = [], standby = []] = two.hubs.map((region) => [...dashboardsOf(two, region).values()].flat());

  it('have names of their own, and read their own region alone', () => {
    expect([...dashboardsOf(two, 'eu-central-1').keys()]).toEqual(['common-cause-eu-central-1-overview']);
    const regions = (widgets: readonly Widget[]) =>
      new Set(
        widgets
          .filter(({ properties }) => properties.metrics?.some(([namespace]) => namespace === 'CommonCause'))
          .map(({ properties }) => properties.region),
      );
    expect([...regions(primary)]).toEqual(['us-west-2']);
    expect([...regions(standby)]).toEqual(['eu-central-1']);
    const arns = standby.flatMap(({ properties }) => properties.alarms ?? []);
    expect(arns.filter((arn) => !arn.startsWith('arn:aws:cloudwatch:eu-central-1:'))).toEqual([]);
  });

  it('say whether this hub and the other one are alive', () => {
    const proofs = (widgets: readonly Widget[]) =>
      titled(widgets, 'Do the hubs prove')
        .flatMap(metricsOf)
        .map((row) => row.slice(1, 4));
    expect(proofs(primary)).toEqual([
      ['LoopTick', 'Hub', 'primary'],
      ['PeerAlive', 'Hub', 'standby'],
    ]);
    expect(proofs(standby)).toEqual([
      ['LoopTick', 'Hub', 'standby'],
      ['PeerAlive', 'Hub', 'primary'],
    ]);
    expect(titled([...dashboardsOf(large).values()].flat(), 'Do the hubs prove')).toEqual([]);
  });
});

describe('dashboards of more than fifty services', () => {
  it('are named and linked from the first', () => {
    const dashboards = dashboardsOf(largeFleet(101, 3));
    expect([...dashboards.keys()].sort()).toEqual([
      'common-cause-us-west-2-overview',
      'common-cause-us-west-2-services-2',
      'common-cause-us-west-2-services-3',
    ]);
    expect(dashboards.get('common-cause-us-west-2-overview')?.[0]?.properties.markdown).toContain(
      '(#dashboards:name=common-cause-us-west-2-services-3)',
    );
  });
});

it('a changed service changes few and short lines of what cdk diff compares', () => {
  const changed = {
    ...large,
    services: large.services.map((each) => (each.name === 'service-7' ? { ...each, title: 'Seven' } : each)),
  };
  const [before, after] = [large, changed].map((each) => {
    const [dashboard] = Object.values(dashboardTemplate(each).findResources('AWS::CloudWatch::Dashboard'));
    return dashboard?.Properties.DashboardBody['Fn::Join'][1].map((piece: unknown) => JSON.stringify(piece));
  });
  const pieces: readonly string[] = after ?? [];
  expect(pieces.length).toBe(before?.length);
  const changes = pieces.filter((piece, index) => piece !== before?.[index]);
  expect(changes.length).toBeLessThanOrEqual(10);
  expect(Math.max(...changes.map(({ length }) => length))).toBeLessThan(200);
});
