import { axisBottom, axisLeft } from 'd3-axis';
import { type ScaleLinear, scaleLinear, scaleUtc } from 'd3-scale';
import { utcFormat } from 'd3-time-format';
import type { WidgetLine } from '../../../../cloudwatch/read-dashboards';
import type { MetricsPage } from '../../page-data';
import type { Selected } from '../element';

const MINUTE = 60_000;
const HEIGHT = 170;
const [LEFT, RIGHT, TOP, BOTTOM] = [38, 12, 12, 22];
/** Letters at the end of lines are so wide, and so far apart at least. */
const LETTER = { width: 7, height: 12 };

/** What a graph shows. */
export interface Graph {
  readonly lines: readonly WidgetLine[];
  readonly marks: MetricsPage['marks'];
  /** Epoch milliseconds: of the first value, and where the drawing ends. */
  readonly from: number;
  readonly to: number;
}

/** The letter of a line, the same in the drawing and beside its name: colour alone tells nothing. */
export function letterOf(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}

function isWhole({ lines, marks }: Graph): boolean {
  const values = [...lines.flatMap((line) => line.values), ...marks.map(({ value }) => value)];
  return values.every((value) => Number.isNaN(value) || Number.isInteger(value));
}

function heightScale({ lines, marks }: Graph): ScaleLinear<number, number> {
  const largest = lines.map(({ values }) => values.reduce((most, value) => (value > most ? value : most), 0));
  const most = Math.max(1, ...largest, ...marks.map(({ value }) => value));
  return scaleLinear()
    .domain([0, most * 1.08])
    .range([HEIGHT - BOTTOM, TOP]);
}

/** A line with gaps where there is no datapoint; one datapoint alone is a dot. */
function pathOf(values: readonly number[], x: (slot: number) => number, y: (value: number) => number): string {
  let isDown = false;
  return values
    .map((value, slot) => {
      if (Number.isNaN(value)) {
        isDown = false;
        return '';
      }
      const step = `${isDown ? 'L' : 'M'}${x(slot).toFixed(1)},${y(value).toFixed(1)}${isDown ? '' : 'h0'}`;
      isDown = true;
      return step;
    })
    .join('');
}

/** Letters at the end of lines, those of one height beside each other. */
function drawLetters(
  svg: Selected<SVGSVGElement>,
  lines: readonly WidgetLine[],
  x: number,
  y: (value: number) => number,
) {
  const heights: { readonly y: number; count: number }[] = [];
  lines.forEach(({ values }, index) => {
    const last = values.at(-1);
    if (last === undefined || Number.isNaN(last)) return;
    const height = heights.find((each) => Math.abs(each.y - y(last)) < LETTER.height) ?? { y: y(last), count: 0 };
    if (height.count === 0) heights.push(height);
    svg
      .append('text')
      .attr('class', `letter line-${index % 6}`)
      .attr('x', x + 5 + height.count * LETTER.width)
      .attr('y', height.y + 4)
      .text(letterOf(index));
    height.count += 1;
  });
}

/**
 * Draws lines over time, with what they are compared with, and a letter at the end of each.
 * @returns the instant that a place from the left stands for, epoch milliseconds
 */
export function drawGraph(svg: Selected<SVGSVGElement>, graph: Graph, widthPx: number): (fromLeftPx: number) => number {
  const { lines, marks, from, to } = graph;
  svg.attr('width', widthPx).attr('height', HEIGHT);
  svg.node()?.replaceChildren();
  const y = heightScale(graph);
  const right = widthPx - RIGHT - LETTER.width * Math.min(lines.length, 6);
  const time = scaleUtc().domain([from, to]).range([LEFT, right]);
  const x = (slot: number) => time(from + (slot + 0.5) * MINUTE);
  const ticks = y.ticks(4).filter((tick) => !isWhole(graph) || Number.isInteger(tick));
  const left = axisLeft(y)
    .tickValues(ticks)
    .tickFormat(String)
    .tickSize(LEFT - right)
    .tickSizeOuter(0);
  svg
    .append('g')
    .attr('class', 'axis grid')
    .attr('transform', `translate(${LEFT},0)`)
    .call(left as never);
  const below = axisBottom<Date>(time).ticks(Math.max(2, Math.floor(widthPx / 110)));
  svg
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(0,${HEIGHT - BOTTOM})`)
    .call(below.tickFormat((at) => utcFormat('%H:%M')(at)).tickSizeOuter(0) as never);
  for (const { label = '', value } of marks) {
    svg
      .append('line')
      .attr('class', 'threshold')
      .attr('x1', LEFT)
      .attr('x2', right)
      .attr('y1', y(value))
      .attr('y2', y(value));
    svg
      .append('text')
      .attr('class', 'mark-label')
      .attr('x', right)
      .attr('y', y(value) - 4)
      .text(`${label}: ${value}`);
  }
  lines.forEach(({ values }, index) => {
    // lines of one value would hide each other
    const shift = (index - (lines.length - 1) / 2) * Math.min(2.2, 9 / lines.length);
    const path = pathOf(values, x, (value) => y(value) - shift);
    svg
      .append('path')
      .attr('class', `line line-${index % 6}${index >= 6 ? ' dashed' : ''}`)
      .attr('d', path);
  });
  const now = x((lines[0]?.values.length ?? 1) - 1);
  svg
    .append('line')
    .attr('class', 'now')
    .attr('x1', now)
    .attr('x2', now)
    .attr('y1', TOP)
    .attr('y2', HEIGHT - BOTTOM);
  drawLetters(svg, lines, now, y);
  return (fromLeftPx) => time.invert(fromLeftPx).getTime();
}
