import type { DrillOutcome } from '../drill/drill';

/** Median, 95th percentile and maximum of times to the first page, in whole seconds. */
export interface TimeToPage {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;
}

/** Times to the first page over all phases that had one (nearest rank); null where none had. */
export function timeToPage({ phases }: DrillOutcome): TimeToPage | null {
  const times = phases.flatMap(({ judgement }) => judgement.timeToPageMs ?? []).sort((a, b) => a - b);
  if (times.length === 0) return null;
  const at = (q: number) => Math.round(quantile(times, q) / 1000);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
