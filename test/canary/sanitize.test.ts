import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sanitize } from '../../lambda/canary/sanitize';

describe('text from a target', () => {
  it.each([
    ['plain text', 'status 503, naïve café, 東京, 👍', 'status 503, naïve café, 東京, 👍'],
    ['control characters', 'a\u0000b\u001b[31mc\r\nd\u007fe\u009bf', 'a\ufffdb\ufffd[31mc\ufffd\ufffdd\ufffde\ufffdf'],
    ['bidirectional characters', 'a\u202eb\u2066c\u200fd\u061ce', 'a\ufffdb\ufffdc\ufffdd\ufffde'],
    ['invisible characters', 'a\u200bb\ufeffc\u{e0041}d', 'a\ufffdb\ufffdc\ufffdd'],
    [
      'letters that are drawn as nothing',
      'a\u3164b\u115fc\u034fd\ufe0fe\u2800f\u{e0101}',
      'a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffd',
    ],
    ['blanks of other widths', 'a\u00a0b\u3000c', 'a b c'],
    ['stacked accents', `a${'\u0301'.repeat(30)}b`, 'a\u0301\u0301\u0301\ufffdb'],
    ['accents without a letter', '\u0301\u0302a', '\ufffda'],
    [
      'accents that languages have',
      'Tie\u0302\u0301ng Vie\u0323\u0302t, \u0e01\u0e35\u0e48',
      'Tie\u0302\u0301ng Vie\u0323\u0302t, \u0e01\u0e35\u0e48',
    ],
    ['line separators', 'a\u2028b\u2029c', 'a\ufffdb\ufffdc'],
    ['a lone surrogate', 'a\ud83db', 'a\ufffdb'],
    ['nothing', '', ''],
  ])('%s', (_, text, expected) => {
    expect(sanitize(text)).toBe(expected);
  });

  it.each([
    ['200 characters stay', 'x'.repeat(200), 'x'.repeat(200)],
    ['more are cut', 'x'.repeat(201), `${'x'.repeat(199)}…`],
    ['characters of other planes count as one and stay whole', '👍'.repeat(200), '👍'.repeat(200)],
    ['and are cut between', '👍'.repeat(5_000), `${'👍'.repeat(199)}…`],
  ])('%s', (_, text, expected) => {
    expect(sanitize(text)).toBe(expected);
  });

  it('is never longer than 200 characters, and is harmless a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const once = sanitize(text);
        expect([...once].length).toBeLessThanOrEqual(200);
        expect(sanitize(once)).toBe(once);
      }),
    );
  });
});
