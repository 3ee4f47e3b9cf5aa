/** A duration as people read it: `12 ms`, `3.0 s`. */
export function spellDuration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** That nothing came, and for how long nothing did; in a drill nothing takes time. */
export function spellSilence(elapsedMs: number): string {
  return elapsedMs === 0 ? 'no answer' : `no answer in ${spellDuration(elapsedMs)}`;
}
