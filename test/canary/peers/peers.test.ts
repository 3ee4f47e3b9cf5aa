import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../../form/files';
import { CASE_IDS } from './case-ids';

interface Row {
  readonly id: string;
  readonly verdict: string;
  readonly says: string;
}

const ROW = /^\| (?<id>[A-Z]\d+) \| (?:[^|]+) \| (?<verdict>\w+) \| (?<says>.+) \|$/gm;

function rowsOf(page: string): readonly Row[] {
  return [...page.matchAll(ROW)].map(({ groups: { id = '', verdict = '', says = '' } = {} }) => ({
    id,
    verdict,
    says,
  }));
}

/** Why a row does not hold: undefined where it does. */
function fault({ id, verdict, says }: Row): string | undefined {
  const [, file = ''] = /`([^`]+)`/.exec(says) ?? [];
  if (verdict === 'refused') return says.length >= 6 ? undefined : `${id} is refused without a reason`;
  if (!existsSync(join(ROOT, file)) || file === '') return `${id} names no file, got ${says}`;
  if (verdict === 'drill') return undefined;
  const [, words = id] = /"([^"]+)"/.exec(says) ?? [];
  const text = readFileSync(join(ROOT, file), 'utf8');
  const isThere = words === id ? new RegExp(`\\b${id}\\b`).test(text) : text.includes(words);
  return isThere && verdict === 'passes' ? undefined : `${id} is not shown by ${file}`;
}

const rows = rowsOf(readFileSync(join(ROOT, 'docs/peers.md'), 'utf8'));

describe('docs/peers.md', () => {
  it('has each case once, in the order of the collection', () => {
    expect(rows.map(({ id }) => id)).toEqual(CASE_IDS);
  });

  it('says of each that it passes, with the test that shows it, that it is a drill, or why it is refused', () => {
    expect(rows.flatMap((row) => fault(row) ?? [])).toEqual([]);
  });

  it('a planted row without a test, and one without a reason, are found', () => {
    const planted = rowsOf('| H99 | x | passes | `test/canary/peers/http.test.ts` |\n| H98 | x | refused | no |');
    expect(planted.map(fault)).toEqual([
      'H99 is not shown by test/canary/peers/http.test.ts',
      'H98 is refused without a reason',
    ]);
  });
});
