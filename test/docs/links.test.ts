import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { anchors, pages, pageText, ROOT } from './markdown-page';

/** Links of a page that lead to no file, or to no heading of it. */
function deadLinks(page: string): readonly string[] {
  const links = [...pageText(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
  return links
    .filter(([, path = '', anchor]) => {
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && !anchors(pageText(target)).includes(anchor);
    })
    .map(([link]) => link);
}

/** Paths in backticks that are no files of the project. */
function missingFiles(page: string): readonly string[] {
  const named = [...pageText(page).matchAll(/`((?:bin|docs|drills|lambda|lib|test)\/[\w./-]*\w)`/g)];
  return named.flatMap(([, path = '']) => (existsSync(join(ROOT, path)) ? [] : [path]));
}

describe('links', () => {
  it.each(pages())('%s leads nowhere that is not there', (page) => {
    expect([...deadLinks(page), ...missingFiles(page)]).toEqual([]);
  });
});
