import type { Deployment } from '../config/deployment';
import { InputError } from '../input/problem';
import { billOf, totalOf } from './bill';
import { dollars } from './spelling';
import type { SynthesizedStack } from './synthesized-stack';

/**
 * Refuses to deploy what costs more a month than the configuration allows.
 * @throws InputError that names both amounts
 */
export function refuseTooDear(
  { fleet, settings: { maxMonthlyUsd }, source }: Pick<Deployment, 'fleet' | 'settings' | 'source'>,
  stacks: readonly SynthesizedStack[],
): void {
  if (maxMonthlyUsd === undefined) return;
  const lines = billOf(fleet, stacks);
  const total = totalOf(lines);
  if (total <= maxMonthlyUsd) return;
  const most = lines.slice(0, 3).map(({ what, monthlyUsd }) => `${what} ${dollars(monthlyUsd)}`);
  throw new InputError([
    `${source}: maxMonthlyUsd is less than what this costs, got ${maxMonthlyUsd} for ${dollars(total)} USD a month (${most.join(', ')}, ...); ` +
      'raise it, or watch less: common-cause cost has every line',
  ]);
}
