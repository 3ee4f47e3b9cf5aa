import { describe, expect, it } from '@jest/globals';
import { line, prose } from '../../../lib/cli/print/line';
import { paperOf } from '../../../lib/cli/print/paper';

const TERMINAL = { isTTY: true, columns: 20 };
const PIPE = { isTTY: false };
const plain = paperOf(TERMINAL, { NO_COLOR: '1' });

describe('paper', () => {
  it.each([
    ['a terminal takes colours', TERMINAL, {}, true],
    ['a pipe takes none', PIPE, {}, false],
    ['NO_COLOR wins over everything', TERMINAL, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['an empty NO_COLOR is not set', TERMINAL, { NO_COLOR: '' }, true],
    ['FORCE_COLOR gives a pipe colours', PIPE, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0 takes them away', TERMINAL, { FORCE_COLOR: '0' }, false],
    ['a dumb terminal takes none', TERMINAL, { TERM: 'dumb' }, false],
  ])('%s', (_, stream, environment, hasColours) => {
    expect(paperOf(stream as never, environment).hasColours).toBe(hasColours);
  });
});

describe('a line', () => {
  it('ends where the terminal ends, with an ellipsis', () => {
    expect(line(plain, 'twenty characters at ', ['bad', 'most'])).toBe('twenty characters a…');
    expect(line(plain, 'twenty characters it')).toBe('twenty characters it');
  });

  it('is whole in a pipe', () => {
    expect(line(paperOf(PIPE as never, {}), 'x'.repeat(300))).toHaveLength(300);
  });

  it('counts no colour as a character', () => {
    const painted = line(paperOf(TERMINAL, {}), ['bad', 'FAILING'], ' at layer dns, long');
    expect(painted).toBe('\u{1b}[1;38;5;202mFAILING\u{1b}[0m at layer dn…');
  });

  it('sentences break between words', () => {
    expect(prose(plain, '  ', 'what is wrong, and where to look')).toEqual(['  what is wrong, and', '  where to look']);
  });

  it('a word that is too long stands alone, whole: it may be a command to copy', () => {
    expect(prose(plain, '', 'type aaaaaaaaaaaaaaaaaaaaaaaaaaaa now')).toEqual(['type', 'a'.repeat(28), 'now']);
  });
});
