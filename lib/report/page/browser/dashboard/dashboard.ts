import type { DashboardPage, WidgetPage } from '../../page-data';
import { byId, emptied, type Selected } from '../element';
import { fillMatrix } from '../matrix';
import type { View } from '../view';
import { alarmTiles } from './alarm-tiles';
import { graphPanel } from './graph-panel';
import { numbersPanel, tablePanel } from './number-panels';
import type { Panel } from './panel';
import { textPanel } from './text-panel';

/** What nobody sees is drawn when the time rests for so long: a large fleet plays as fast as a small one. */
const REST_MS = 150;

/** A dashboard that stands in the page, and follows the minute. */
export type StandingDashboard = (view: View) => void;

function matrixPanel(holder: Selected): Panel {
  const table = holder.append('div').attr('class', 'scroll').append('table').attr('class', 'matrix').node();
  return (view) => {
    if (table !== null) fillMatrix(table, view, true);
  };
}

function panelOf(holder: Selected, widget: WidgetPage, view: View): Panel {
  switch (widget.kind) {
    case 'text':
      return textPanel(holder, widget, view);
    case 'alarms':
      return alarmTiles(holder, widget, view);
    case 'matrix':
      return matrixPanel(holder);
    case 'graph':
      return graphPanel(holder, widget, view);
    case 'numbers':
      return numbersPanel(holder, widget, view);
    case 'table':
      return tablePanel(holder, widget, view);
    case 'elsewhere':
      holder
        .append('p')
        .attr('class', 'calm')
        .text(`${widget.namespaces.join(', ')} counts this in an account; a drill has none.`);
      return () => undefined;
  }
}

/** Quarters, thirds, halves: a class each, for a page has no inline style. */
function widthClass({ width }: WidgetPage): string {
  return `of-24-${width}`;
}

function offerDashboards({ drill, place, go }: View): void {
  const select = byId<HTMLSelectElement>('dashboards');
  select.replaceChildren(...drill.dashboards.map(({ name }, index) => new Option(name, String(index))));
  select.value = String(place.dashboard);
  select.onchange = () => go({ dashboard: Number(select.value) });
  byId('dashboard-choice').hidden = drill.dashboards.length < 2;
}

/** Where there are several, the choice names it. */
function hintOf({ name, region, minutes }: DashboardPage, isOnlyOne: boolean): string {
  const reach = minutes % 60 === 0 ? `${minutes / 60} hours` : `${minutes} minutes`;
  const what = isOnlyOne ? `${name} in ${region}, from` : `In ${region}, from`;
  return `${what} its template: as it stood by the end of this minute, graphs of ${reach}.`;
}

function placeOf(node: HTMLElement | null): { readonly width: number; readonly isInSight: boolean } {
  const { top = 0, bottom = 0, width = 0 } = node?.getBoundingClientRect() ?? {};
  return { width, isInSight: top < innerHeight && bottom > 0 };
}

/** Puts the chosen dashboard into the page, widget by widget in its rows. */
export function standDashboard(view: View): StandingDashboard {
  const { drill, place } = view;
  const dashboard = drill.dashboards[place.dashboard];
  byId('dashboard').hidden = dashboard === undefined;
  if (dashboard === undefined) return () => undefined;
  offerDashboards(view);
  byId('dashboard-hint').textContent = hintOf(dashboard, drill.dashboards.length === 1);
  const grid = emptied(byId('widgets'));
  const standing = dashboard.rows.flat().map((widget) => {
    const holder = grid.append('article').attr('class', `widget ${widget.kind} ${widthClass(widget)}`);
    if (widget.title !== '') holder.append('h3').text(widget.title);
    const body = holder.append('div').attr('class', 'body') as unknown as Selected;
    return { node: body.node(), panel: panelOf(body, widget, view) };
  });
  let later: ReturnType<typeof setTimeout> | undefined;
  let isFirst = true;
  return (now) => {
    // all are measured before any is drawn: measuring in between would lay out the page each time
    const places = standing.map(({ node, panel }) => ({ panel, ...placeOf(node) }));
    const draw = (those: typeof places) => {
      for (const { panel, width } of those) panel(now, width);
    };
    draw(places.filter(({ isInSight }) => isFirst || isInSight));
    isFirst = false;
    clearTimeout(later);
    later = setTimeout(() => draw(places.filter(({ isInSight }) => !isInSight)), REST_MS);
  };
}
