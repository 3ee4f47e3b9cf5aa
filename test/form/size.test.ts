import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './files';

const files = sourceFiles();

describe('size', () => {
  it('no file is longer than 250 lines', () => {
    expect(files.filter(({ lines }) => lines.length > 250).map(({ path }) => path)).toEqual([]);
  });

  it('the median file is shorter than 100 lines', () => {
    const lengths = files.map(({ lines }) => lines.length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
  });
});
