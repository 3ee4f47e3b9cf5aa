import { caughtBy, caughtByTest, type Mutant, patch } from './mutant';

const ENDING = 'lambda/incidents/deciding/ending.ts';
const REVIEW = 'lambda/incidents/deciding/review.ts';
const HISTORY = 'lambda/incidents/evidence/history.ts';
const RECHECKS = 'test/incidents/recheck.test.ts';

/** How incidents end, changed. */
export const endingMutants: readonly Mutant[] = [
  {
    name: 'known clean: nine minutes are enough',
    patches: [patch(ENDING, 'CLEAN_MINUTES = 10;', 'CLEAN_MINUTES = 9;')],
    expects: caughtByTest(RECHECKS),
  },
  {
    name: 'known clean: what nobody judged is clean',
    patches: [patch(HISTORY, "if (looked < quorum) return 'unjudged';", '')],
    expects: caughtBy('refused-after-failing'),
  },
  {
    name: 'known clean: what everything speaks for is clean',
    patches: [patch(HISTORY, "everything >= quorumOfAll ? 'covered' : 'clean'", "'clean'")],
    expects: caughtByTest(RECHECKS),
  },
  {
    name: 'known clean: an empty history is clean',
    patches: [
      patch('lambda/incidents/evidence/streak.ts', 'newest.length === minutes && newest.every', 'newest.every'),
    ],
    expects: caughtByTest(RECHECKS),
  },
  {
    name: 'a root waits for nothing that is merged into it',
    patches: [patch(ENDING, 'if (endings.includes(undefined)) return undefined;', '')],
    expects: caughtBy('explained-later'),
  },
  {
    name: 'until is the time of the message',
    patches: [patch(ENDING, 'newest === undefined ? 0 : newest + MINUTE);', 'history.last);')],
    expects: caughtByTest(RECHECKS),
  },
  {
    name: 'ended and never clean: open for ever',
    patches: [patch(ENDING, "return isUnseen ? 'unseen' : undefined;", 'return undefined;')],
    expects: caughtByTest(RECHECKS),
  },
  {
    name: 'no OK ever came: open for ever',
    patches: [
      patch(
        ENDING,
        "isLongAgo && isKnownClean(receipt, readings, history, fleet, LONG_CLEAN_MINUTES) ? 'recovered' : undefined",
        'undefined',
      ),
    ],
    expects: caughtByTest(RECHECKS),
  },
  {
    name: 'what nobody judges for an hour: not told',
    patches: [patch(REVIEW, 'if (unjudged !== undefined) {', 'if (unjudged === null) {')],
    expects: caughtByTest(RECHECKS),
  },
  {
    name: 'what the configuration no longer has: open for ever',
    patches: [
      patch(ENDING, "if (definition === undefined) return 'gone';", 'if (definition === undefined) return undefined;'),
    ],
    expects: caughtByTest(RECHECKS),
  },
];
