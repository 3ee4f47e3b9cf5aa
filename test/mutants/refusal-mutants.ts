import { caughtBy, type Mutant, patch } from './mutant';

const HOLDING = 'lambda/incidents/deciding/holding.ts';

/** What is held because a service refuses us, changed. */
export const refusalMutants: readonly Mutant[] = [
  {
    name: 'refusal: a service is paged for what it was before it refused us',
    patches: [patch(HOLDING, 'recent.some(({ isRefusing }) => isRefusing)', 'recent.length > 999')],
    expects: caughtBy('unexplained-refused-for-good'),
  },
  {
    name: 'refusal: what is held is told at the first minute that fails again',
    patches: [patch(HOLDING, 'failing: 4, of: 6', 'failing: 1, of: 6')],
    expects: caughtBy('unexplained-refused-after-failing'),
  },
  {
    name: 'refusal: what is held is never told',
    patches: [patch(HOLDING, 'failing: 4, of: 6', 'failing: 7, of: 6')],
    expects: caughtBy('one-of-the-refused-fails-again'),
  },
  {
    name: 'refusal: unexplained is over when those that it named refuse us',
    patches: [patch('lambda/incidents/deciding/ending.ts', 'length >= named.length / 2', 'length >= 0')],
    expects: caughtBy('unexplained-refused-for-good'),
  },
];
