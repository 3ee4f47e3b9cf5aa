import { MINUTE } from '../../contract/minute';
import type { Scenario } from '../scenario';
import { draw } from './random';

/** One phase of a drill: where the scenario's clock falls within CloudWatch's minute, and all that is left to chance. */
export interface Phase {
  readonly index: number;
  /** Words from which everything else is drawn. */
  readonly words: readonly (string | number)[];
  /** Epoch milliseconds of the scenario's minute 0, as clouds and canaries see it. */
  readonly zero: number;
  /** What AWS leaves open, run both ways in turn. */
  readonly rerunAfterSuppression: boolean;
}

/**
 * The phase of a scenario with a seed. Scenarios of times of day keep them; others begin anywhere in the minute, but
 * for the phase that people are shown: its messages tell the same time as its scenario.
 */
export function phaseOf(scenario: Scenario, seed: number, index: number): Phase {
  const words = [seed, index];
  const offset = scenario.isExact || index === 0 ? 0 : Math.floor(draw(...words, 'onset') * MINUTE);
  return { index, words, zero: scenario.start + offset, rerunAfterSuppression: index % 2 === 0 };
}
