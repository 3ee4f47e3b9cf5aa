import { alarmMutants } from './alarm-mutants';
import { askMutants } from './ask-mutants';
import { canaryMutants } from './canary-mutants';
import { hubMutants } from './hub-mutants';
import { incidentMutants } from './incident-mutants';
import { judgeMutants } from './judge-mutants';
import type { Mutant } from './mutant';
import { muteMutants } from './mute-mutants';
import { probeMutants } from './probe-mutants';
import { promiseMutants } from './promise-mutants';
import { reachMutants } from './reach-mutants';
import { refusalMutants } from './refusal-mutants';
import { ticketMutants } from './ticket-mutants';

/** All mutants, each with the drills that must fail on it. */
export const mutants: readonly Mutant[] = [
  ...alarmMutants,
  ...canaryMutants,
  ...incidentMutants,
  ...hubMutants,
  ...muteMutants,
  ...reachMutants,
  ...refusalMutants,
  ...ticketMutants,
  ...judgeMutants,
  ...askMutants,
  ...probeMutants,
  ...promiseMutants,
];
