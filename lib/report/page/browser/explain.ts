import type { AlarmPage, CompositePage } from '../page-data';
import { actionInWords } from './actions';
import { STATE_SIGNS } from './alarms';
import { clockSecond, endOf, inWords } from './clock';
import { byId, emptied, type Selected } from './element';
import { hubWords, regionOf } from './hubs';
import { drawPoints } from './points';
import { alarmOf, stateAt, type View } from './view';

/** An alarm with its state, that leads to its own explanation. */
function mention(parent: Selected, id: string, { drill, place, go }: View, more: string): void {
  const alarm = alarmOf(drill, id);
  const state = (alarm && stateAt(alarm, place.minute)?.state) ?? 'INSUFFICIENT_DATA';
  const item = parent.append('li').attr('class', state);
  item
    .append('span')
    .attr('class', 'state')
    .text(`${STATE_SIGNS[state]} ${state.replace('_', ' ')}`);
  const button = item
    .append('button')
    .attr('type', 'button')
    .attr('class', 'link')
    .text(alarm?.name ?? id);
  button.on('click', () => {
    go({ alarm: id });
    byId('explain').focus({ preventScroll: true });
  });
  if (more !== '') item.append('span').attr('class', 'more').text(more);
}

function drawComposite(parent: Selected, { rule, children, suppressor }: CompositePage, view: View): void {
  parent.append('h3').text('Its rule');
  parent.append('code').attr('class', 'rule').text(rule);
  const list = parent.append('ul').attr('class', 'mentions') as unknown as Selected;
  for (const id of children) mention(list, id, view, '');
  parent.append('h3').text('What may hold its actions back');
  if (suppressor === undefined) {
    parent.append('p').text('Nothing.');
    return;
  }
  const { id, waitMs, extensionMs } = suppressor;
  const held = parent.append('ul').attr('class', 'mentions') as unknown as Selected;
  mention(held, id, view, `waits ${inWords(waitMs)} for it, holds ${inWords(extensionMs)} longer`);
}

function drawActions(parent: Selected, alarm: AlarmPage, { drill, place }: View): void {
  if (!alarm.hasActions) {
    parent.append('p').attr('class', 'calm').text('It calls nobody: other alarms are built on it.');
    return;
  }
  const past = alarm.actions.filter(({ atMs }) => atMs <= endOf(place.minute));
  parent.append('h3').text('Its actions so far');
  if (past.length === 0) parent.append('p').text('None.');
  const list = parent.append('ol').attr('class', 'actions');
  for (const action of past)
    list
      .append('li')
      .attr('class', action.heldBy === undefined ? 'called' : 'held')
      .text(actionInWords(action, alarm, drill));
}

/** Why the chosen alarm is in its state by the end of the minute. */
export function drawExplanation(view: View): void {
  const { drill, place } = view;
  const alarm = alarmOf(drill, place.alarm);
  const holder = emptied(byId('why'));
  if (alarm === undefined) {
    holder.append('p').text('Choose an alarm.');
    return;
  }
  const span = stateAt(alarm, place.minute);
  const state = span?.state ?? 'INSUFFICIENT_DATA';
  const head = holder.append('p').attr('class', `chosen ${state}`);
  head
    .append('span')
    .attr('class', 'state')
    .text(`${STATE_SIGNS[state]} ${state.replace('_', ' ')}`);
  head.append('strong').text(alarm.name);
  head
    .append('span')
    .attr('class', 'of-hub')
    .text(hubWords(drill, regionOf(alarm.id)));
  head.append('span').text(`since ${clockSecond(new Date(drill.start + (span?.fromMs ?? 0)))} UTC`);
  holder.append('p').attr('class', 'description').text(alarm.description);
  const body = holder.append('div') as unknown as Selected;
  if (alarm.cause.kind === 'metric') drawPoints(body, alarm.cause, view);
  else drawComposite(body, alarm.cause, view);
  drawActions(body, alarm, view);
  if (span !== undefined) {
    body.append('h3').text('In CloudWatch’s words');
    body.append('p').attr('class', 'reason').text(span.reason);
  }
}
