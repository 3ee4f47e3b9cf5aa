import type { Selection } from 'd3-selection';
import type { Appearance } from './look';

/** Lines over the ground of an appearance: each has a texture of its own besides its colour. */
const TEXTURES: Readonly<Record<Appearance, string>> = {
  up: '',
  slow: 'M0,4 h8',
  dns: 'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4',
  tcp: 'M2,0 v8 M6,0 v8',
  tls: 'M0,2 h8 M0,6 h8',
  http: '',
  blocked: 'M0,0 l8,8 M0,8 l8,-8',
  unknown: 'M2,4 h1 M6,4 h1',
  blind: 'M0,0 h1 M4,4 h1',
  silent: 'M0,4 h3',
};

/** Defines `p-<appearance>` for every appearance; ground and lines get their colours from the style. */
export function drawPatterns(svg: Selection<SVGSVGElement, unknown, null, undefined>): void {
  const defs = svg.append('defs');
  for (const [appearance, lines] of Object.entries(TEXTURES)) {
    const pattern = defs.append('pattern').attr('id', `p-${appearance}`).attr('patternUnits', 'userSpaceOnUse');
    pattern.attr('width', 8).attr('height', 8);
    pattern.append('rect').attr('class', `ground ${appearance}`).attr('width', 8).attr('height', 8);
    if (lines !== '') pattern.append('path').attr('class', `texture ${appearance}`).attr('d', lines);
  }
}
