import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { builtInNames } from '../../lib/cli/built-in-drills';
import { drillsOf, patch } from './mutant';
import { mutants } from './mutants';
import { table } from './table';
import { apply, ROOT } from './tree';

describe('mutants', () => {
  it.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
    '%s: changes what stands there once',
    (_, { patches }) => {
      for (const { file, from, to } of patches) {
        expect(readFileSync(join(ROOT, file), 'utf8').split(from)).toHaveLength(2);
        expect(to).not.toBe(from);
      }
    },
  );

  it('each names drills that there are, and has a name of its own', () => {
    const drills = mutants.flatMap(drillsOf);
    expect(drills.filter((drill) => !builtInNames().includes(drill))).toEqual([]);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  });
});

describe('apply', () => {
  it.each([
    ['a text that is nowhere', 'q = 2;', 'nowhere'],
    ['a text that stands there twice', 'wait', '2 times'],
  ])('rejects %s', (_, from, times) => {
    const folder = mkdtempSync(join(tmpdir(), 'common-cause-apply-'));
    try {
      writeFileSync(join(folder, 'a.ts'), 'wait: 70, wait: 90');
      expect(() => apply(folder, patch('a.ts', from, ''))).toThrow(`a.ts: has the text to change ${times}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('table', () => {
  it('a mutant with two drills has two rows, and no text breaks a row', () => {
    const rows = [
      { drill: 's01', said: 'extra page service/a' },
      { drill: 's02', said: 'a | b\nc' },
    ];
    expect(
      table([{ mutant: 'wait 0', isAsExpected: true, rows }])
        .split('\n')
        .slice(2),
    ).toEqual(['| wait 0 | s01 | extra page service/a |', '|  | s02 | a \\| b c |']);
  });
});
