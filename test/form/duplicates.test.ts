import { describe, expect, it } from '@jest/globals';
import { type SourceFile, sourceFiles } from './files';

const MOST_LINES = 12;

interface Line {
  readonly text: string;
  readonly at: string;
}

/** Lines that say something: imports, blank lines and lone punctuation may repeat. */
function tellingLines({ path, lines }: SourceFile): readonly Line[] {
  return lines
    .map((text, index) => ({ text: text.trim(), at: `${path}:${index + 1}` }))
    .filter(({ text }) => /\w/.test(text) && !text.startsWith('import '));
}

/** Pairs of places that share more than `most` lines in a row, by the first such window. */
function duplicateBlocks(files: readonly SourceFile[], most: number): readonly string[] {
  const seen = new Map<string, string>();
  return files.flatMap((file) => {
    const lines = tellingLines(file);
    return lines.flatMap(({ at }, start) => {
      const window = lines.slice(start, start + most + 1);
      if (window.length <= most) return [];
      const key = window.map(({ text }) => text).join('\n');
      const first = seen.get(key);
      if (first === undefined) seen.set(key, at);
      return first === undefined ? [] : [`${at} ~ ${first}`];
    });
  });
}

describe('duplicates', () => {
  it(`no block of more than ${MOST_LINES} lines stands there twice`, () => {
    expect(duplicateBlocks(sourceFiles(), MOST_LINES)).toEqual([]);
  });

  it('a planted duplicate is found', () => {
    const lines = Array.from({ length: MOST_LINES + 1 }, (_, index) => `statement${index}();`);
    const copy = (path: string): SourceFile => ({ path, lines, text: lines.join('\n') });
    expect(duplicateBlocks([copy('a.ts'), copy('b.ts')], MOST_LINES)).toEqual(['b.ts:1 ~ a.ts:1']);
  });
});
