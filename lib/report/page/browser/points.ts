import { axisLeft } from 'd3-axis';
import { scaleBand, scaleLinear } from 'd3-scale';
import type { MetricPage } from '../page-data';
import { valueAt } from '../since';
import { clockMinute, clockSecond } from './clock';
import { type Selected, tableIn } from './element';
import type { View } from './view';

const COMPARISONS: Readonly<
  Record<string, { readonly sign: string; readonly breaches: (value: number, threshold: number) => boolean }>
> = {
  GreaterThanOrEqualToThreshold: { sign: '≥', breaches: (value, threshold) => value >= threshold },
  GreaterThanThreshold: { sign: '>', breaches: (value, threshold) => value > threshold },
  LessThanThreshold: { sign: '<', breaches: (value, threshold) => value < threshold },
  LessThanOrEqualToThreshold: { sign: '≤', breaches: (value, threshold) => value <= threshold },
};
const MINUTE = 60_000;
/** So many letters of times have room below the points. */
const MOST_LETTERS = 50;
const SIZE = { width: 340, height: 120, left: 30, bottom: 20, top: 8 };

interface Point {
  readonly time: string;
  readonly value: number | null;
  readonly breaches: boolean;
}

/** When a point began, the newest being slot 0; in seconds where several fall into a minute. */
function timeOf({ periodMs, phaseMs }: MetricPage, start: number, minute: number, slot: number): string {
  if (periodMs % MINUTE === 0) return clockMinute(start, minute - ((slot + 1) * periodMs) / MINUTE);
  const end = start + minute * MINUTE + Math.floor(phaseMs / periodMs) * periodMs;
  return clockSecond(new Date(end - (slot + 1) * periodMs));
}

/** What a metric alarm looked at in a minute, oldest first. */
function pointsAt(cause: MetricPage, { drill, place }: View): readonly Point[] {
  const values = valueAt(cause.points, place.minute) ?? [];
  const breaches = COMPARISONS[cause.comparison]?.breaches ?? (() => false);
  return values
    .map((value, slot) => ({
      time: timeOf(cause, drill.start, place.minute, slot),
      value,
      breaches: value !== null && breaches(value, cause.threshold),
    }))
    .reverse();
}

function drawBars(parent: Selected, points: readonly Point[], { threshold }: MetricPage): void {
  const { width, height, left, bottom, top } = SIZE;
  const svg = parent.append('svg').attr('class', 'points').attr('viewBox', `0 0 ${width} ${height}`);
  svg.attr('role', 'img').attr('aria-label', 'Datapoints and threshold; the same stands in the table below.');
  const x = scaleBand()
    .domain(points.map(({ time }) => time))
    .range([left, width - 12])
    .padding(0.25);
  const most = Math.max(threshold, 1, ...points.map(({ value }) => value ?? 0)) * 1.15;
  const y = scaleLinear()
    .domain([0, most])
    .range([height - bottom, top]);
  svg
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(${left},0)`)
    .call(axisLeft(y).ticks(3).tickSizeOuter(0) as never);
  const letters = (points[0]?.time.length ?? 0) * points.length;
  const labels = Math.ceil(letters / MOST_LETTERS);
  points.forEach(({ time, value, breaches }, index) => {
    const middle = (x(time) ?? 0) + x.bandwidth() / 2;
    if ((points.length - 1 - index) % labels === 0)
      svg
        .append('text')
        .attr('class', 'tick')
        .attr('x', middle)
        .attr('y', height - 5)
        .text(time);
    if (value === null) {
      svg
        .append('text')
        .attr('class', 'tick')
        .attr('x', middle)
        .attr('y', height - bottom - 5)
        .text('none');
      return;
    }
    const bar = svg
      .append('rect')
      .attr('class', breaches ? 'point breaching' : 'point')
      .attr('x', x(time) ?? 0);
    bar
      .attr('width', x.bandwidth())
      .attr('y', Math.min(y(value), height - bottom - 2))
      .attr('height', Math.max(2, height - bottom - y(value)));
    if (breaches)
      svg
        .append('text')
        .attr('class', 'tick')
        .attr('x', middle)
        .attr('y', y(value) - 3)
        .text('▲');
  });
  svg
    .append('line')
    .attr('class', 'threshold')
    .attr('x1', left)
    .attr('x2', width)
    .attr('y1', y(threshold))
    .attr('y2', y(threshold));
}

/** Why a metric alarm is in its state: its points, its threshold, and how many of how many breach. */
export function drawPoints(parent: Selected, cause: MetricPage, view: View): void {
  const points = pointsAt(cause, view);
  const breaching = points.filter(({ breaches }) => breaches).length;
  const missing = points.filter(({ value }) => value === null).length;
  const sign = COMPARISONS[cause.comparison]?.sign ?? cause.comparison;
  parent.append('p').attr('class', 'series').text(cause.series.join('; '));
  const verdict = parent.append('p');
  verdict
    .append('strong')
    .text(`${breaching} of the last ${cause.of} points breach (${sign} ${cause.threshold}); ${cause.needed} must.`);
  const treated =
    {
      missing: 'are left out',
      ignore: 'keep the state',
      breaching: 'count as breaching',
      notBreaching: 'count as not breaching',
    }[cause.missing] ?? cause.missing;
  verdict.append('span').text(missing === 0 ? ' None is missing.' : ` ${missing} missing: they ${treated}.`);
  drawBars(parent, points, cause);
  const asked = clockSecond(new Date(view.drill.start + view.place.minute * 60_000 + cause.phaseMs));
  const table = parent.append('details');
  table.append('summary').text('As a table');
  const body = tableIn(
    table.append('div').attr('class', 'scroll') as unknown as Selected,
    `Points as looked at at ${asked} UTC`,
    ['Minute', 'Value', 'Breaches'],
  );
  for (const { time, value, breaches } of points) {
    const row = body.append('tr');
    row.append('th').attr('scope', 'row').text(time);
    row.append('td').text(value === null ? 'none' : String(value));
    row.append('td').text(breaches ? 'yes' : 'no');
  }
}
