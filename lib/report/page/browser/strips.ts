import { axisTop } from 'd3-axis';
import { scaleUtc } from 'd3-scale';
import { type Selection, select } from 'd3-selection';
import { utcFormat } from 'd3-time-format';
import type { DrillPage } from '../page-data';
import { minuteAt } from './clock';
import { byId } from './element';
import type { Appearance } from './look';
import { drawPatterns } from './patterns';
import { openSpans, type Stretch, stripRows } from './strip-rows';
import type { View } from './view';

const MINUTE = 60_000;
const LANE = { height: 14, gap: 3, heading: 20 };
const AXIS_HEIGHT = 26;
const MARK = { opened: 'M0,-7 L7,6 L-7,6 Z', updated: 'M0,-6 L6,0 L0,6 L-6,0 Z', closed: 'M-6,-6 h12 v12 h-12 Z' };

type Drawing = Selection<SVGSVGElement, unknown, null, undefined>;
type Place = (ms: number) => number;
/** From when to when, milliseconds. */
type Reach = readonly [number, number];

/** From when to when the drawing reaches, milliseconds: all, or so many minutes around the chosen one. */
function reachOf({ drill, place }: View): Reach {
  const asked = Number(byId<HTMLSelectElement>('zoom').value);
  const shown = asked === 0 ? drill.minutes : Math.min(asked, drill.minutes);
  const from = Math.min(Math.max(0, place.minute - Math.floor(shown / 4)), drill.minutes - shown);
  return [from * MINUTE, (from + shown) * MINUTE];
}

/** The stretches of one appearance as one path: few elements, however many minutes. */
function pathOf(stretches: readonly Stretch[], x: Place, y: number): string {
  return stretches
    .map(({ from, to }) => {
      const left = x(from * MINUTE);
      return `M${left.toFixed(1)},${y}h${(x(to * MINUTE) - left).toFixed(1)}v${LANE.height}H${left.toFixed(1)}z`;
    })
    .join('');
}

function heading(svg: Drawing, text: string, y: number): void {
  svg
    .append('text')
    .attr('class', 'heading')
    .attr('x', 0)
    .attr('y', y + 14)
    .text(text);
}

function drawIncidents(svg: Drawing, drill: DrillPage, x: Place, [first, last]: Reach): number {
  let y = AXIS_HEIGHT;
  for (const incident of drill.incidents) {
    heading(svg, `incident ${incident.key}`, y);
    y += LANE.heading;
    const middle = y + LANE.height / 2;
    for (const [from, to] of openSpans(incident, drill)) {
      if (to < first || from > last) continue;
      const bar = svg.append('rect').attr('class', 'incident').attr('rx', 3);
      bar
        .attr('x', x(from))
        .attr('y', y + 3)
        .attr('width', Math.max(2, x(to) - x(from)))
        .attr('height', LANE.height - 6);
    }
    for (const message of drill.messages) {
      if (message.key !== incident.key || message.atMs < first || message.atMs > last) continue;
      const mark = svg.append('path').attr('class', `mark ${message.kind}`).attr('d', MARK[message.kind]);
      mark.attr('transform', `translate(${x(message.atMs)},${middle})`);
    }
    y += LANE.height + 2 * LANE.gap;
  }
  return y;
}

function drawLanes(svg: Drawing, drill: DrillPage, x: Place, top: number): number {
  let y = top;
  let last: string | undefined;
  for (const { service, vantage, stretches } of stripRows(drill)) {
    if (service !== last) {
      heading(svg, service, y);
      y += LANE.heading;
      last = service;
    }
    svg
      .append('text')
      .attr('class', 'lane')
      .attr('x', 0)
      .attr('y', y + 11)
      .text(vantage);
    for (const appearance of new Set(stretches.map((stretch) => stretch.appearance))) {
      const alike = stretches.filter((stretch) => stretch.appearance === appearance);
      svg
        .append('path')
        .attr('class', `strip ${appearance}`)
        .attr('fill', `url(#p-${appearance})`)
        .attr('d', pathOf(alike, x, y));
    }
    y += LANE.height + LANE.gap;
  }
  return y;
}

/** The appearances that occur, in the order of the legend. */
export function appearancesOf(drill: DrillPage): ReadonlySet<Appearance> {
  return new Set(stripRows(drill).flatMap(({ stretches }) => stretches.map(({ appearance }) => appearance)));
}

/** A drawing that stands, and its cursor, which moves. */
export interface Strips {
  /** Whether it reaches over the minute. */
  readonly holds: (minute: number) => boolean;
  readonly moveTo: (minute: number) => void;
}

/** Draws the whole outage: a lane per service and vantage, bars of incidents with their messages, and a cursor. */
export function drawStrips(view: View): Strips {
  const { drill, go } = view;
  const holder = byId('strips');
  holder.replaceChildren();
  const width = Math.max(280, holder.clientWidth);
  const label = width < 520 ? 92 : 112;
  const svg = select(holder).append('svg').attr('width', width) as unknown as Drawing;
  const [from, to] = reachOf(view);
  const scale = scaleUtc()
    .domain([drill.start + from, drill.start + to])
    .clamp(true)
    .range([label, width - 20]);
  const x: Place = (ms) => scale(drill.start + ms);
  drawPatterns(svg);
  const incidents = drawIncidents(svg, drill, x, [from, to]);
  const bottom = drawLanes(svg, drill, x, incidents);
  const axis = axisTop<Date>(scale)
    .ticks(Math.max(3, Math.floor(width / 90)))
    .tickFormat((at) => utcFormat('%H:%M')(at));
  svg
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(0,${AXIS_HEIGHT - 4})`)
    .call(axis.tickSizeOuter(0) as never);
  const names = `${drill.incidents.length} incident${drill.incidents.length === 1 ? '' : 's'}`;
  svg
    .attr('height', bottom)
    .attr('role', 'img')
    .attr(
      'aria-label',
      `The whole outage: cells of each service and vantage, ${names} with their messages; the same stands in the table below.`,
    );

  const cursor = svg.append('g').attr('class', 'cursor');
  cursor
    .append('line')
    .attr('y1', AXIS_HEIGHT - 8)
    .attr('y2', bottom);
  cursor
    .append('path')
    .attr('d', 'M-5,0 h10 l-5,7 z')
    .attr('transform', `translate(0,${AXIS_HEIGHT - 12})`);
  // names stay legible where the cursor passes
  svg.selectAll('.heading').raise();
  const goTo = (event: PointerEvent) => {
    const left = holder.getBoundingClientRect().left;
    const ms = scale.invert(event.clientX - left).getTime() - drill.start;
    go({ minute: Math.min(drill.minutes - 1, Math.max(0, minuteAt(ms))) });
  };
  svg.on('pointerdown', (event: PointerEvent) => {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    goTo(event);
  });
  svg.on('pointermove', (event: PointerEvent) => {
    if (event.buttons === 1) goTo(event);
  });
  return {
    holds: (minute) => minute * MINUTE >= from && minute * MINUTE < to,
    moveTo: (minute) => cursor.attr('transform', `translate(${x((minute + 0.5) * MINUTE)},0)`),
  };
}
