import type { AlarmPage } from '../page-data';
import { actionInWords, lastAction } from './actions';
import { clockSecond } from './clock';
import { byId, emptied } from './element';
import { hubWords, regionOf } from './hubs';
import { stateAt, type View } from './view';

/** Each state with its sign. */
export const STATE_SIGNS = { OK: '✓', ALARM: '▲', INSUFFICIENT_DATA: '?' } as const;

const FILTERS: Readonly<Record<string, (alarm: AlarmPage, minute: number) => boolean>> = {
  changed: ({ spans }) => spans.length > 1,
  actions: ({ hasActions }) => hasActions,
  alarm: (alarm, minute) => stateAt(alarm, minute)?.state === 'ALARM',
  all: () => true,
};

/** A list of alarms, in the order of the template whatever their states: who looks at one keeps it in sight. */
export function drawAlarms(view: View): void {
  const { drill, place, go } = view;
  const { value } = byId<HTMLSelectElement>('filter');
  const isShown = FILTERS[value] ?? (() => true);
  const list = byId('alarms');
  const focused = list.contains(document.activeElement) ? document.activeElement?.id : undefined;
  const items = emptied(list);
  const hub = byId<HTMLSelectElement>('hub').value;
  const shown = drill.alarms.filter(
    (alarm) => isShown(alarm, place.minute) && (hub === '' || regionOf(alarm.id) === hub),
  );
  if (shown.length === 0) items.append('li').attr('class', 'calm').text('None.');
  for (const alarm of shown) {
    const span = stateAt(alarm, place.minute);
    const state = span?.state ?? 'INSUFFICIENT_DATA';
    const button = items.append('li').append('button').attr('type', 'button').attr('id', `alarm ${alarm.id}`);
    button.attr('class', `alarm ${state}`).attr('aria-pressed', String(alarm.id === place.alarm));
    button
      .append('span')
      .attr('class', 'state')
      .text(`${STATE_SIGNS[state]} ${state.replace('_', ' ')}`);
    const name = button.append('span').attr('class', 'name').text(alarm.name);
    name
      .append('span')
      .attr('class', 'of-hub')
      .text(hubWords(drill, regionOf(alarm.id)));
    const action = lastAction(alarm, place.minute);
    const words =
      action === undefined
        ? `since ${clockSecond(new Date(drill.start + (span?.fromMs ?? 0)))}`
        : actionInWords(action, alarm, drill);
    button
      .append('span')
      .attr('class', action?.heldBy === undefined ? 'more' : 'more held')
      .text(words);
    button.on('click', () => go({ alarm: alarm.id }));
  }
  if (focused !== undefined) document.getElementById(focused)?.focus({ preventScroll: true });
}
