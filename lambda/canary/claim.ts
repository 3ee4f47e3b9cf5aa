import { MINUTE } from '../../lib/contract/minute';
import type { CanaryPorts } from './canary-ports';

/** How long an environment remembers what it has published: longer than any event is late. */
const REMEMBERED_MS = 60 * MINUTE;

/** What became of a claim; one that nobody could decide is no reason for silence. */
export type Claim = { readonly kind: 'granted' | 'refused' } | { readonly kind: 'undecided'; readonly why: string };

/** An error as a run record tells it. */
export function errorText(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Claims a minute across all environments of the vantage; never rejects. */
export async function claimMinute(claim: CanaryPorts['claim'], minute: number): Promise<Claim> {
  try {
    return { kind: (await claim(minute)) ? 'granted' : 'refused' };
  } catch (error) {
    return { kind: 'undecided', why: `claims: ${errorText(error)}` };
  }
}

/** Notes a minute in the environment's own memory; false where it stands there already. */
export function remember(published: Set<number>, minute: number): boolean {
  if (published.has(minute)) return false;
  for (const old of published) if (old < minute - REMEMBERED_MS) published.delete(old);
  published.add(minute);
  return true;
}
