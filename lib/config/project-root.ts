import { join, relative, resolve } from 'node:path';

/** The project's folder. */
export const PROJECT_ROOT = resolve(__dirname, '..', '..');

/** How a person in the current folder names a file of the project. */
export function projectFile(...parts: readonly string[]): string {
  const path = join(PROJECT_ROOT, ...parts);
  const near = relative(process.cwd(), path);
  return near === '' || near.startsWith('..') ? path : near;
}
