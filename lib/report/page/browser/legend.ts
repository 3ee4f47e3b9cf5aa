import { select } from 'd3-selection';
import type { DrillPage } from '../page-data';
import { byId, emptied } from './element';
import { APPEARANCES, type Appearance } from './look';
import { appearancesOf } from './strips';

const MARKS = { opened: '▲ a message opens', updated: '◆ updates', closed: '■ closes' };

/** What the drawing of a drill means: only what occurs in it. */
export function drawLegend(drill: DrillPage): void {
  const list = emptied(byId('legend'));
  const present = appearancesOf(drill);
  for (const [appearance, { words }] of Object.entries(APPEARANCES)) {
    if (!present.has(appearance as Appearance)) continue;
    const item = list.append('li');
    const swatch = item.append('svg').attr('width', 22).attr('height', 12).attr('aria-hidden', 'true');
    swatch
      .append('rect')
      .attr('class', `strip ${appearance}`)
      .attr('fill', `url(#p-${appearance})`)
      .attr('width', 22)
      .attr('height', 12);
    item.append('span').text(words);
  }
  if (drill.messages.length === 0) return;
  for (const words of Object.values(MARKS)) select(list.node()).append('li').text(words);
}
