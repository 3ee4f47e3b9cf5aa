import { caughtBy, type Mutant, patch } from './mutant';

const REACH = 'lib/contract/reach.ts';

/** Who looks at what, changed. */
export const reachMutants: readonly Mutant[] = [
  {
    name: 'reach: the quorum of a private service is the fleet’s',
    patches: [
      patch(
        REACH,
        'vantages.length === fleet.vantages.length ? fleet.quorum : quorum(vantages.length)',
        'fleet.quorum',
      ),
    ],
    expects: caughtBy(['private-service-down', 'private-owner-down']),
  },
  {
    name: 'reach: every vantage judges every cause',
    patches: [
      patch(
        REACH,
        'probedFrom(fleet, vantage), members).length >= JUDGED_BY_MEMBERS',
        'fleet.services, members).length >= JUDGED_BY_MEMBERS',
      ),
    ],
    expects: caughtBy('private-owner-down'),
  },
  {
    name: 'reach: every vantage probes every service',
    patches: [patch(REACH, 'vantages === undefined || vantages.includes(vantage)', 'true')],
    expects: caughtBy('private-service-down'),
  },
  {
    name: 'witnesses: a service that answers is no witness',
    patches: [
      patch(
        'lambda/canary/judging/witnesses.ts',
        'return isUnwitnessed && answers.filter((hasAnswered) => hasAnswered).length < answers.length / 2;',
        'return isUnwitnessed;',
      ),
    ],
    expects: caughtBy('witnesses-down'),
  },
];
