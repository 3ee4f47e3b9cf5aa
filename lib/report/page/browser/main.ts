import type { DrillPage, PageData } from '../page-data';
import { drawAlarms } from './alarms';
import { wireControls } from './controls';
import { type StandingDashboard, standDashboard } from './dashboard/dashboard';
import { byId } from './element';
import { drawExplanation } from './explain';
import { standHeld } from './held';
import { offerHubs } from './hubs';
import { drawLegend } from './legend';
import { drawMatrix } from './matrix';
import { drawMessages } from './messages';
import { drawNow } from './now';
import { beginning, hashOf, type Place, placeIn } from './place';
import { drawSpans } from './spans-table';
import { drawStrips, type Strips } from './strips';
import type { View } from './view';

/** A fleet of more cells is a large one. */
const MOST_CELLS = 40;

const data = JSON.parse(byId('data').textContent ?? '') as PageData;
let place: Place = placeIn(location.hash, data);
let isPlaying = false;
let strips: Strips | undefined;
let dashboard: StandingDashboard | undefined;
let held: ReturnType<typeof standHeld> | undefined;

function drillNow(): DrillPage {
  const drill = data.drills[place.drill];
  if (drill === undefined) throw new Error('page: holds no drill');
  return drill;
}

function viewNow(): View {
  return { drill: drillNow(), place, isPlaying, go };
}

/** What follows the minute and the choice. */
function drawMinute(): void {
  const view = viewNow();
  for (const draw of [drawNow, drawMatrix, drawMessages, drawAlarms, drawExplanation]) draw(view);
  if (strips?.holds(place.minute) === false) strips = drawStrips(view);
  strips?.moveTo(place.minute);
  held?.(view);
  dashboard?.(view);
}

/** What is long in a large fleet scrolls by itself, by keyboard as well. */
function fitFleet({ cells }: DrillPage): void {
  const isLarge = cells.length > MOST_CELLS;
  document.body.classList.toggle('large', isLarge);
  for (const id of ['cells', 'strips']) byId(id).tabIndex = isLarge ? 0 : -1;
}

/** What stays the same over a whole drill. */
function drawDrill(): void {
  const drill = drillNow();
  byId('title').textContent = drill.title;
  byId('summary').textContent = drill.summary;
  byId<HTMLSelectElement>('drill').value = String(place.drill);
  byId('spans').removeAttribute('open');
  fitFleet(drill);
  strips = drawStrips(viewNow());
  drawLegend(drill);
  offerHubs(drill);
  held = standHeld(viewNow());
  dashboard = standDashboard(viewNow());
  drawMinute();
}

function go(change: Partial<Place>): void {
  const before = place;
  place = { ...place, ...change };
  if ((Object.keys(place) as (keyof Place)[]).every((key) => place[key] === before[key])) return;
  if (!isPlaying) history.replaceState(null, '', hashOf(place, data));
  if (place.drill !== before.drill) {
    drawDrill();
    return;
  }
  if (place.dashboard !== before.dashboard) dashboard = standDashboard(viewNow());
  drawMinute();
}

function offerDrills(): void {
  const select = byId<HTMLSelectElement>('drill');
  select.replaceChildren(...data.drills.map(({ title }, index) => new Option(title, String(index))));
  byId('choice').hidden = data.drills.length < 2;
  select.addEventListener('change', () => go(beginning(data, Number(select.value))));
}

offerDrills();
wireControls({
  drill: drillNow,
  place: () => place,
  go,
  onPlay: (playing) => {
    isPlaying = playing;
    if (!playing) history.replaceState(null, '', hashOf(place, data));
    drawNow(viewNow());
  },
});
for (const id of ['filter', 'hub']) byId(id).addEventListener('change', () => drawAlarms(viewNow()));
byId('zoom').addEventListener('change', () => {
  strips = drawStrips(viewNow());
  strips.moveTo(place.minute);
});
byId('spans').addEventListener('toggle', () => {
  if (byId<HTMLDetailsElement>('spans').open) drawSpans(drillNow());
});
addEventListener('hashchange', () => {
  place = placeIn(location.hash, data);
  drawDrill();
});
let width = 0;
new ResizeObserver(() => {
  const { clientWidth } = byId('strips');
  if (clientWidth === width) return;
  width = clientWidth;
  strips = drawStrips(viewNow());
  strips.moveTo(place.minute);
  dashboard?.(viewNow());
}).observe(byId('strips'));
drawDrill();
