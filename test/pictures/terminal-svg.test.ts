import { describe, expect, it } from '@jest/globals';
import { line } from '../../lib/cli/print/line';
import { terminalSvg } from './terminal-svg';

const COLOURS = { columns: 80, hasColours: true };

describe('a picture of a terminal', () => {
  it('shows the command, and below it what was printed', () => {
    const svg = terminalSvg('npx common-cause check', 'sound\n');
    expect(svg.match(/<text /g)).toHaveLength(2);
    expect(svg).toContain('<title>npx common-cause check</title>');
    expect(svg).toContain('>sound</tspan>');
  });

  it('knows the colour of every ink that a command prints', () => {
    const inks = ['good', 'bad', 'refused', 'strong', 'faint'] as const;
    const fills = inks.map(
      (ink) => /fill="(#\w+)"[^>]*>word</.exec(terminalSvg('x', line(COLOURS, [ink, 'word'])))?.[1],
    );
    expect(new Set(fills).size).toBe(inks.length);
    expect(fills).not.toContain('#d5dbe3');
  });

  it('escapes what markup would swallow', () => {
    expect(terminalSvg('a', 'x <y> & z')).toContain('x &lt;y&gt; &amp; z');
  });
});
