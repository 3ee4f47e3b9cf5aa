import { caughtBy, type Mutant, patch } from './mutant';

/** What people are told, changed. */
export const notifierMutants: readonly Mutant[] = [
  {
    name: 'receipts: none are written',
    patches: [patch('lambda/notifier/memory.ts', 'host.receipts.put(receipt)', 'Promise.resolve()')],
    expects: caughtBy(['explained-later', 'owner-down']),
  },
  {
    name: 'receipts: a cause is never an update of what is open',
    patches: [
      patch(
        'lambda/notifier/fold.ts',
        "if (subject.kind !== 'cause' && subject.kind !== 'unexplained') return undefined;",
        'return undefined;',
      ),
    ],
    expects: caughtBy('explained-later'),
  },
  {
    name: 'looking again: never',
    patches: [patch('lambda/notifier/look-again.ts', 'if (receipts.length === 0) return [];', 'return [];')],
    expects: caughtBy('owner-down'),
  },
  {
    name: 'updates: what grows is told each minute',
    patches: [patch('lambda/notifier/change.ts', 'UPDATES_APART = 5 * MINUTE', 'UPDATES_APART = MINUTE')],
    expects: caughtBy('grows-service-by-service'),
  },
];
