import type { WidgetLine } from '../../../../cloudwatch/read-dashboards';
import type { MetricsPage, WidgetPage } from '../../page-data';
import { linesOver, type Reach, reachBack } from '../../widget-values';
import { clockMinute, minuteAt } from '../clock';
import { emptied, type Selected, tableIn } from '../element';
import type { View } from '../view';
import { drawGraph, letterOf } from './graph-drawing';
import { inDigits, type PanelOf } from './panel';

const MINUTE = 60_000;

/** Stretches of minutes in which no line changes, as a table. */
function fillTable(
  holder: Element,
  title: string,
  lines: readonly WidgetLine[],
  { from, to }: Reach,
  start: number,
): void {
  const heads = ['From', ...lines.map(({ label }) => label)];
  const body = tableIn(emptied(holder), `${title} (until ${clockMinute(start, to)} UTC)`, heads);
  let before = '';
  for (let minute = from; minute < to; minute += 1) {
    const shown = lines.map(({ values }) => inDigits(values[minute - from]));
    if (shown.join(' ') === before) continue;
    before = shown.join(' ');
    const row = body.append('tr');
    row.append('th').attr('scope', 'row').text(clockMinute(start, minute));
    for (const text of shown) row.append('td').text(text);
  }
}

function legend(holder: Selected, lines: readonly WidgetLine[]): readonly Selected[] {
  const list = holder.append('ul').attr('class', 'lines');
  return lines.map(({ label }, index) => {
    const item = list.append('li');
    item
      .append('span')
      .attr('class', `letter line-${index % 6}`)
      .text(letterOf(index));
    item.append('span').text(label);
    return item.append('strong') as unknown as Selected;
  });
}

/** Where a drawing ends: whole hours from its first minute on, until all that a dashboard shows has passed. */
function endOf({ from, to }: Reach, most: number): number {
  return from + Math.min(most, Math.ceil((to - from) / 60) * 60);
}

/** Lines over the time before the minute; what comes later is not known yet. A click goes to its minute. */
export const graphPanel: PanelOf<MetricsPage & Pick<WidgetPage, 'title'>> = (holder, widget, { drill, place, go }) => {
  const most = Math.min(drill.dashboards[place.dashboard]?.minutes ?? drill.minutes, drill.minutes);
  const svg = holder.append('svg').attr('class', 'graph').attr('role', 'img') as unknown as Selected<SVGSVGElement>;
  const first = linesOver(drill, widget, reachBack(place.minute, most));
  svg.attr('aria-label', `${widget.title} ${first.length} lines; the same stands in the table below.`);
  const values = legend(holder, first);
  const details = holder.append('details');
  details.append('summary').text('As a table');
  const scroll = details.append('div').attr('class', 'scroll').attr('tabindex', 0).attr('role', 'region');
  scroll.attr('aria-label', `Table: ${widget.title}`);
  let shown: { readonly lines: readonly WidgetLine[]; readonly reach: Reach } | undefined;
  const table = () => {
    const node = scroll.node();
    if (node !== null && shown !== undefined && details.property('open'))
      fillTable(node, widget.title, shown.lines, shown.reach, drill.start);
  };
  details.on('toggle', table);
  const at = (minute: number) => drill.start + minute * MINUTE;
  let instantAt = (_: number) => drill.start;
  svg.on('click', (event: MouseEvent) => {
    const asked = minuteAt(instantAt(event.offsetX) - drill.start);
    go({ minute: Math.min(drill.minutes - 1, Math.max(0, asked)) });
  });
  return (view: View, widthPx: number) => {
    const reach = reachBack(view.place.minute, most);
    const lines = linesOver(drill, widget, reach);
    shown = { lines, reach };
    instantAt = drawGraph(
      svg,
      { lines, marks: widget.marks, from: at(reach.from), to: at(endOf(reach, most)) },
      widthPx,
    );
    lines.forEach((line, index) => {
      values[index]?.text(inDigits(line.values.at(-1)));
    });
    table();
  };
};
