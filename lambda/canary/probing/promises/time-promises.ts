import type { HttpExpectations, TimedPhase } from '../../../../lib/contract/expectations';
import type { PhaseTimes, Unmet } from '../http-exchange';

/** What our own event loop made late by more than `most`, or by more than `least` and most of all, says nothing of its target. */
const LAG = { leastMs: 25, mostMs: 50, share: 2 / 3 };

/** Whether our own lateness says more of a time than its target does. */
export function isOwnLateness(elapsedMs: number, lagMs: number): boolean {
  return lagMs > Math.min(LAG.mostMs, Math.max(LAG.leastMs, LAG.share * elapsedMs));
}

const NAMES: Readonly<Record<TimedPhase, string>> = {
  connect: 'connection',
  tls: 'TLS',
  firstByte: 'first byte',
  transfer: 'transfer',
  total: 'the whole answer',
};

const PHASES = Object.keys(NAMES) as readonly TimedPhase[];

function totalMs(phases: PhaseTimes): number {
  return Object.values(phases).reduce((sum, ms) => sum + ms, 0);
}

/** What came of promises about time: what failed them, or what was only slower than it should be. */
export function timePromises(
  phases: PhaseTimes,
  lagMs: number,
  { times = {} }: HttpExpectations,
): { readonly unmet: readonly Unmet[]; readonly degraded?: string } {
  const seen = PHASES.flatMap((phase) => {
    const ms = phase === 'total' ? totalMs(phases) : phases[phase];
    const bounds = times[phase];
    return ms === undefined || bounds === undefined ? [] : [{ phase, ms, ...bounds }];
  });
  if (seen.length === 0 || isOwnLateness(totalMs(phases), lagMs)) return { unmet: [] };
  const tell = (phase: TimedPhase, ms: number, most: number) =>
    `${NAMES[phase]} in ${Math.ceil(ms)} ms, expected at most ${most} ms`;
  const unmet = seen.flatMap(({ phase, ms, failingMs }): Unmet[] =>
    failingMs !== undefined && ms > failingMs ? [{ about: 'time', text: tell(phase, ms, failingMs) }] : [],
  );
  const [degraded] = seen.flatMap(({ phase, ms, degradedMs }) =>
    degradedMs !== undefined && ms > degradedMs ? [tell(phase, ms, degradedMs)] : [],
  );
  return { unmet, ...(degraded !== undefined && { degraded }) };
}
