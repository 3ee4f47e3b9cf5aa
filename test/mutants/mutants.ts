import { alarmMutants } from './alarm-mutants';
import { canaryMutants } from './canary-mutants';
import { judgeMutants } from './judge-mutants';
import type { Mutant } from './mutant';
import { notifierMutants } from './notifier-mutants';
import { reachMutants } from './reach-mutants';

/** All mutants, each with the drills that must fail on it. */
export const mutants: readonly Mutant[] = [
  ...alarmMutants,
  ...canaryMutants,
  ...notifierMutants,
  ...reachMutants,
  ...judgeMutants,
];
