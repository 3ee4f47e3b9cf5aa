import { describe, expect, it } from '@jest/globals';
import { problemLine } from '../../lib/input/problem';
import { show } from '../../lib/input/show';

describe('a value in a message', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['a "b"', '"a \\"b\\""'],
    [{ a: [1] }, '{"a":[1]}'],
    ['\u001b[2J', '"\\u001b[2J"'],
    ['a\u202eb\u200bc\u0085', '"a\\u{202e}b\\u{200b}c\\u{85}"'],
    [10n, '"10"'],
    ['x'.repeat(100), `"${'x'.repeat(76)}...`],
  ])('%p is one line of at most 80 characters', (value, text) => {
    expect(show(value)).toBe(text);
  });

  it('a place hides nothing either', () => {
    expect(problemLine('a\u001b.yaml', { path: ['list', 2, 'k\u202ey'], text: 'unknown key; leave it out' })).toBe(
      'a\\u{1b}.yaml: list[2].k\\u{202e}y unknown key; leave it out',
    );
  });
});
