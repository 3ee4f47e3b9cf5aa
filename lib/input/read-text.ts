import { readFileSync, statSync } from 'node:fs';
import { InputError } from './problem';
import { printable } from './show';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file; name one that exists',
  ENOTDIR: 'no such file; name one that exists',
  EISDIR: 'is a folder; name a file in it',
  EACCES: 'may not be read; change its permissions',
  EPERM: 'may not be read; change its permissions',
  ENAMETOOLONG: 'is too long a name for a file; name one that exists',
};

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return (
    REASONS[code] ??
    (code.startsWith('ERR_ENCODING') ? 'is not text in UTF-8; save it as such' : 'cannot be read; name another file')
  );
}

/**
 * Reads the text of a file that somebody named.
 * @throws InputError with one line that says why not
 */
export function readText(path: string): string {
  try {
    if (statSync(path).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw new InputError([`${printable(path)}: ${reasonOf(error)}`]);
  }
}
