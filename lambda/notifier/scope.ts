import type { Scope } from './host';

/** How many a scope counts, those without a name included. */
export function sizeOf({ names, unnamed = 0 }: Omit<Scope, 'of'>): number {
  return names.length + unnamed;
}
