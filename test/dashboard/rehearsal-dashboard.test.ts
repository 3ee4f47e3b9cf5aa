import { describe, expect, it } from '@jest/globals';
import { drawDashboard } from './draw-dashboard';
import { rehearsalDashboard } from './rehearsal-dashboard';

describe('the dashboard on 2021-10-04', () => {
  const shown = rehearsalDashboard();

  it('draws each of its metric widgets from what canaries published', async () => {
    const { filled } = await shown;
    expect(filled.length).toBeGreaterThan(8);
    const empty = filled.filter(({ lines }) => lines.every(({ values }) => values.every(Number.isNaN)));
    expect(empty.map(({ widget }) => widget.properties.title)).toEqual([]);
  });

  it('says how available Facebook was: seven of its eight hours it was not', async () => {
    const { filled, span } = await shown;
    const { lines } = filled.find(({ widget }) => widget.properties.title?.startsWith('Available in')) ?? { lines: [] };
    const [facebook] = lines;
    expect(facebook?.label).toBe('Facebook');
    expect(facebook?.values[0]).toBeGreaterThan(5);
    expect(facebook?.values[0]).toBeLessThan(40);
    expect(drawDashboard(filled, span)).toMatch(/^<svg.*<\/svg>\n$/s);
  });
});
