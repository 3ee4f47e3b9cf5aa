import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The project's root. */
export const ROOT = resolve(__dirname, '..', '..');

/** The text of a page, by its path in the repository. */
export function pageText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Paths of all Markdown pages that git tracks, or would. */
export function pages(): readonly string[] {
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '*.md'];
  return execFileSync('git', listed, { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
}

/** The contents of the code blocks in a language. */
export function codeBlocks(text: string, language: string): readonly string[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...text.matchAll(fence)].map(([, block = '']) => block);
}

/** What links may point to in a page: its headings, as GitHub makes anchors of them. */
export function anchors(text: string): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );
}
