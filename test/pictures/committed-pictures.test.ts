import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from '../form/files';

const FOLDER = join(ROOT, 'docs/pictures');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

describe('pictures', () => {
  it('are smaller than 300 kB each: who clones takes them all', () => {
    const large = readdirSync(FOLDER).filter((name) => statSync(join(FOLDER, name)).size >= 300_000);
    expect(large).toEqual([]);
  });

  it('of the page are shown in the README, dark and light, each with words for who does not see it', () => {
    for (const name of ['page', 'dashboard']) {
      expect(README).toContain(`srcset="docs/pictures/${name}-dark.webp"`);
      expect(README).toMatch(new RegExp(`<img src="docs/pictures/${name}-light\\.webp" alt="[^"]{40,}">`));
    }
  });
});
