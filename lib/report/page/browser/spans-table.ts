import type { DrillPage } from '../page-data';
import { clockMinute, clockSecond } from './clock';
import { byId, emptied, tableIn } from './element';
import { APPEARANCES, appearanceOf, codeOf } from './look';

/** The whole outage in words: fills the table behind the drawing when it is opened, for it may be long. */
export function drawSpans({ start, minutes, cells, looks, incidents, messages }: DrillPage): void {
  const holder = byId('spans').querySelector('.scroll');
  if (holder === null) return;
  const body = tableIn(emptied(holder), 'What was seen and told, times in UTC', [
    'What',
    'From',
    'To',
    'State',
    'Code',
  ]);
  const line = (what: string, ...rest: readonly string[]) => {
    const row = body.append('tr');
    row.append('th').attr('scope', 'row').text(what);
    for (const text of rest) row.append('td').text(text);
  };
  const clock = (ms: number) => clockSecond(new Date(start + ms));
  for (const { key, spans } of incidents)
    for (const { fromMs, toMs } of spans)
      line(`incident ${key}`, clock(fromMs), toMs === undefined ? '' : clock(toMs), 'open', '');
  for (const { atMs, kind, key, title } of messages) line(`message ${key}`, clock(atMs), '', kind, title);
  for (const { service, vantage, looks: changes } of cells) {
    changes.forEach(([from, index], position) => {
      const look = looks[index];
      if (look === undefined) return;
      const to = changes[position + 1]?.[0] ?? minutes;
      line(
        `${service}, ${vantage}`,
        clockMinute(start, from),
        clockMinute(start, to),
        APPEARANCES[appearanceOf(look.seen)].words,
        codeOf(look),
      );
    });
  }
}
