import { valueAt } from '../since';
import { byId, emptied, type Selected } from './element';
import { APPEARANCES, appearanceOf, codeOf } from './look';
import type { View } from './view';

/** In a large fleet, services that are up everywhere are one line. */
const MOST_QUIET = 12;

function cellIn(row: Selected, look: ReturnType<typeof lookAt>, isShort: boolean): void {
  const cell = row.append('td');
  if (look === undefined) {
    cell.text('not probed from here');
    return;
  }
  const appearance = appearanceOf(look.seen);
  const { sign, words } = APPEARANCES[appearance];
  cell.attr('class', `cell ${appearance}`);
  const badge = cell.append('span').attr('class', 'badge');
  badge.append('span').attr('aria-hidden', 'true').text(`${sign} `);
  badge.append('span').text(look.seen.kind === 'failing' ? appearance : (words.split(':')[0] ?? ''));
  const code = codeOf(look);
  if (code !== '') cell.append('span').attr('class', 'code').text(code);
  if (isShort) return;
  if (look.meaning !== undefined) cell.append('span').attr('class', 'meaning').text(look.meaning);
  if (look.detail !== undefined) cell.append('q').attr('class', 'detail').text(look.detail);
}

function lookAt({ drill, place }: View, service: string, vantage: string) {
  const cell = drill.cells.find((each) => each.service === service && each.vantage === vantage);
  const index = cell && valueAt(cell.looks, place.minute);
  return index === undefined ? undefined : drill.looks[index];
}

/** Services x vantages in the minute: what each saw, at which layer, with which code; in full also why. */
export function fillMatrix(holder: Element, view: View, isShort: boolean): void {
  const { cells } = view.drill;
  const services = [...new Set(cells.map(({ service }) => service))];
  const vantages = [...new Set(cells.map(({ vantage }) => vantage))];
  const table = emptied(holder);
  const head = table.append('thead').append('tr');
  head.append('th').attr('scope', 'col').text('Service');
  for (const vantage of vantages) head.append('th').attr('scope', 'col').text(vantage);
  const body = table.append('tbody');
  let quiet = 0;
  for (const service of services) {
    const looks = vantages.map((vantage) => lookAt(view, service, vantage));
    const isQuiet = looks.every((look) => look?.seen.kind === 'up');
    if (isQuiet && services.length > MOST_QUIET) {
      quiet += 1;
      continue;
    }
    const row = body.append('tr') as unknown as Selected;
    row.append('th').attr('scope', 'row').text(service);
    for (const look of looks) cellIn(row, look, isShort);
  }
  if (quiet > 0) {
    const rest = `${quiet} service${quiet === 1 ? '' : 's'} up from everywhere`;
    body
      .append('tr')
      .append('td')
      .attr('class', 'quiet')
      .attr('colspan', vantages.length + 1)
      .text(rest);
  }
}

/** What each vantage saw, in full. */
export function drawMatrix(view: View): void {
  fillMatrix(byId('matrix'), view, false);
}
