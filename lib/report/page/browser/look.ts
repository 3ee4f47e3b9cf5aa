import type { Seen } from '../../../drill/outcome/timeline';
import type { CellLook } from '../page-data';

/** What a cell looks like: a layer where it fails, otherwise what it is. */
export type Appearance = 'up' | 'slow' | 'dns' | 'tcp' | 'tls' | 'http' | 'blocked' | 'unknown' | 'blind' | 'silent';

/** Each with its sign and its words: nothing is told by colour alone. */
export const APPEARANCES: Readonly<Record<Appearance, { readonly sign: string; readonly words: string }>> = {
  up: { sign: '✓', words: 'up' },
  slow: { sign: '◔', words: 'up, slow' },
  dns: { sign: '✕', words: 'failing at dns' },
  tcp: { sign: '✕', words: 'failing at tcp' },
  tls: { sign: '✕', words: 'failing at tls' },
  http: { sign: '✕', words: 'failing at http' },
  blocked: { sign: '⊘', words: 'blocked: it saw us and refused us' },
  unknown: { sign: '?', words: 'unknown: trouble of our own' },
  blind: { sign: '◌', words: 'vantage blind' },
  silent: { sign: '–', words: 'no run' },
};

/** How something that was seen appears. */
export function appearanceOf(seen: Seen): Appearance {
  if (seen.kind === 'failing') return seen.code.split('.')[0] as Appearance;
  return seen.kind === 'up' && seen.slow ? 'slow' : seen.kind;
}

/** A look in words, for a table: its code, what the last good address met, its evidence. */
export function codeOf({ seen }: CellLook): string {
  if (!('code' in seen)) return '';
  const connection = 'connection' in seen ? seen.connection : undefined;
  return connection === undefined ? seen.code : `${seen.code} + ${connection}`;
}
