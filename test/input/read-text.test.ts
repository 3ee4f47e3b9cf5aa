import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readText } from '../../lib/input/read-text';

const folder = mkdtempSync(join(tmpdir(), 'common-cause-text-'));
const binary = join(folder, 'binary');
writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00, 0xc3]));
const marked = join(folder, 'marked');
writeFileSync(marked, '\u{feff}title: t');

describe('the text of a file', () => {
  it('begins after the mark of its encoding', () => {
    expect(readText(marked)).toBe('title: t');
  });

  it.each([
    ['that is not there', join(folder, 'none'), 'no such file; name one that exists'],
    ['below a file', join(marked, 'none'), 'no such file; name one that exists'],
    ['that is a folder', folder, 'is a folder; name a file in it'],
    ['that is not text', binary, 'is not text in UTF-8; save it as such'],
    ['with a name that no file has', `${folder}/a\u0000b`, 'cannot be read; name another file'],
    [
      'with a name that is too long',
      join(folder, 'x'.repeat(300)),
      'is too long a name for a file; name one that exists',
    ],
  ])('%s is refused without an error of the system', (_, path, text) => {
    expect(() => readText(path)).toThrow(`: ${text}`);
    expect(() => readText(path)).not.toThrow(/E[A-Z]{4,}/);
  });
});
