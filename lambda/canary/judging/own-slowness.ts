import type { Service } from '../../../lib/contract/fleet';
import type { Cell } from '../../../lib/contract/verdict';

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/**
 * A cell that does not say that a service is slow where the median witness took longer than that service may: that is
 * the vantage, or the road from it. Whether the service itself is slow cannot be told then.
 */
export function unlessVantageIsSlow(
  cell: Cell,
  { objectiveMs = Number.POSITIVE_INFINITY }: Pick<Service, 'objectiveMs'>,
  witnesses: readonly Cell[],
): Cell {
  const { verdict } = cell;
  if (verdict.kind !== 'up' || verdict.slow !== true) return cell;
  const usual = median(witnesses.flatMap(({ responseTimeMs }) => responseTimeMs ?? []));
  return usual !== undefined && usual > objectiveMs ? { ...cell, verdict: { kind: 'up' } } : cell;
}
