import type { MessagePage } from '../page-data';
import { clockSecond, endOf } from './clock';
import { byId, emptied, type Selected } from './element';
import { hubWords } from './hubs';
import { toldBy, type View } from './view';

const WORDS: Readonly<Record<MessagePage['kind'], string>> = {
  opened: '▲ opens',
  updated: '◆ update',
  closed: '■ closes',
};

function wakes({ kind, severity }: MessagePage): boolean {
  return kind === 'opened' && severity === 'page';
}

/** An address that would fill half of a screen is cut off to the eye; it can be copied whole. */
const LONG_ADDRESS = /https?:\/\/\S{80,}/;

/** The text of a message, line by line. */
function writeText(pre: Selected, text: string): void {
  const lines = text.split('\n');
  const isBlock = (index: number) => LONG_ADDRESS.test(lines[index] ?? '');
  lines.forEach((line, index) => {
    // a block ends the line before it and begins the one after it
    const isContinued = index > 0 && !isBlock(index) && !isBlock(index - 1);
    const span = pre.append('span').text(`${isContinued ? '\n' : ''}${line}`);
    if (isBlock(index)) span.attr('class', 'address');
  });
}

function drawIncidents(view: View, told: readonly MessagePage[]): void {
  const at = endOf(view.place.minute);
  const holder = emptied(byId('incidents'));
  const open = view.drill.incidents.flatMap(({ key, spans }) =>
    spans
      .filter(({ fromMs, toMs = Number.POSITIVE_INFINITY }) => fromMs <= at && at < toMs)
      .map(({ fromMs }) => ({ key, fromMs })),
  );
  if (open.length === 0) holder.append('p').attr('class', 'calm').text('No incident is open.');
  for (const { key, fromMs } of open) {
    const last = told.findLast((each) => each.key === key);
    const card = holder.append('p').attr('class', `incident-card ${last?.severity ?? ''}`);
    card.append('strong').text(key);
    if (last?.layer !== undefined) card.append('span').attr('class', `badge ${last.layer}`).text(`✕ ${last.layer}`);
    card.append('span').text(`open, told at ${clockSecond(new Date(view.drill.start + fromMs))}`);
  }
}

/** Incidents that are open, and the messages as they arrived; the newest is unfolded, and the keyboard's place is kept. */
export function drawMessages(view: View): void {
  const told = toldBy(view);
  drawIncidents(view, told);
  const pages = told.filter(wakes).length;
  const rest = view.drill.messages.length - told.length;
  byId('count').textContent =
    view.drill.messages.length === 0
      ? 'Nobody is told anything.'
      : `${pages === 1 ? '1 message has' : `${pages} messages have`} woken somebody; ` +
        `${told.length - pages} woke nobody; ${rest} still to come.`;
  const list = byId('messages');
  if (list.dataset.count === `${view.place.drill} ${told.length}`) return;
  list.dataset.count = `${view.place.drill} ${told.length}`;
  const items = emptied(list);
  told.forEach((message, index) => {
    const { atMs, kind, severity, title, text, hub } = message;
    const entry = items
      .append('li')
      .append('details')
      .attr('class', `message ${kind} ${severity}`)
      .property('open', index === told.length - 1);
    const head = entry.append('summary');
    const time = clockSecond(new Date(view.drill.start + atMs));
    head.append('span').attr('class', 'when').text(time);
    head
      .append('span')
      .attr('class', 'kind')
      .text(wakes(message) ? '▲ PAGE' : WORDS[kind]);
    head.append('span').attr('class', 'subject').text(title);
    head.append('span').attr('class', 'of-hub').text(hubWords(view.drill, hub));
    writeText(entry.append('pre') as unknown as Selected, text);
  });
}
