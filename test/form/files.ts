import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A TypeScript file of the project. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** The project's root. */
export const ROOT = resolve(__dirname, '..', '..');

/** TypeScript files that git tracks, or would; fixtures and snapshots left out. */
export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', ...folders],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return listed
    .split('\n')
    .filter((path) => /\.ts$/.test(path) && !/(planted|__snapshots__)\//.test(path))
    .flatMap((path): readonly SourceFile[] => {
      try {
        const text = readFileSync(join(ROOT, path), 'utf8');
        return [{ path, text, lines: text.split('\n') }];
      } catch {
        return []; // deleted, but not yet in a commit
      }
    });
}
