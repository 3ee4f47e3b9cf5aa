import { endingMutants } from './ending-mutants';
import { caughtBy, caughtByTest, type Mutant, patch } from './mutant';

const DECIDE = 'lambda/incidents/deciding/decide.ts';
const ENDING = 'lambda/incidents/deciding/ending.ts';
const MERGE = 'lambda/incidents/deciding/merge-root.ts';
const CHANGES = 'lambda/incidents/receipts/receipt-changes.ts';
const CLAIMS = 'lambda/incidents/receipts/claims.ts';
const TELL = 'lambda/incidents/tell.ts';
const TELLING = 'lambda/incidents/telling.ts';

const OVERLAPS = 'test/incidents/overlaps.test.ts';
const ALARMS = 'test/incidents/answer-alarm.test.ts';
const MERGES = 'test/incidents/merge.test.ts';
const TURNS = 'test/incidents/in-turn.test.ts';
const RECHECKS = 'test/incidents/recheck.test.ts';

/** Rows of the table of decisions, each changed. */
const decisions: readonly Mutant[] = [
  {
    name: 'ALARM without a receipt: a cause is never merged',
    patches: [patch(MERGE, "if (definition.kind === 'cause') return rootOfCause(failing, roots);", '')],
    expects: caughtBy('explained-later'),
  },
  {
    name: 'ALARM without a receipt: any cause is merged into an open unexplained',
    patches: [patch(MERGE, 'failing.some((service) => isNamed(service, root))', 'roots.length > 0')],
    expects: caughtBy('unrelated-to-unexplained'),
  },
  {
    name: 'ALARM without a receipt: a cause is never merged into a page that named all of it',
    patches: [patch(MERGE, '(explained ?? wider)?.receipt', 'explained?.receipt')],
    expects: caughtByTest(MERGES),
  },
  {
    name: 'ALARM without a receipt: everything is never merged',
    patches: [patch(MERGE, "if (definition.kind === 'everything')", "if (definition.kind === 'service')")],
    expects: caughtByTest(MERGES),
  },
  {
    name: 'ALARM without a receipt: everything grows out of a cause of any age',
    patches: [patch(MERGE, 'GROWS_WITHIN_MS = 15 * MINUTE', 'GROWS_WITHIN_MS = 99 * MINUTE')],
    expects: caughtByTest(MERGES),
  },
  {
    name: 'ALARM without a receipt: unexplained is never merged',
    patches: [patch(MERGE, "if (definition.kind === 'unexplained')", "if (definition.kind === 'service')")],
    expects: caughtByTest(TURNS),
  },
  {
    name: 'turns: alarms of one failure are answered all at once',
    patches: [patch('lambda/incidents/in-turn.ts', '!(await isClaimed(ports, TURN, CLAIM_WITHIN_MS))', 'false')],
    expects: caughtByTest(TURNS),
  },
  {
    name: 'ALARM with a receipt: opens again',
    patches: [
      patch(DECIDE, '? whereItIsOpen(definition, row, at, known)', '? whereNothingIsOpen(definition, at, known)'),
    ],
    expects: caughtByTest(ALARMS),
  },
  {
    name: 'ALARM with a receipt: its end is not taken back',
    patches: [patch(CHANGES, "state === 'ALARM' ? 'alarmAt' : 'okAt'", "state === 'ALARM' ? 'otherAt' : 'okAt'")],
    expects: caughtByTest(RECHECKS),
  },
  {
    name: 'OK with a receipt: closes, clean or not',
    patches: [
      patch(
        DECIDE,
        "if (ending === undefined) return silence('end', 'not known to be clean');",
        'if (ending === undefined) return { kind: "close", incident, ending: "recovered", until: 0, evidence: assess([], snapshot, history, fleet) };',
      ),
    ],
    expects: caughtBy('one-minute-in-four'),
  },
  {
    name: 'OK with a receipt: never closes, and no recheck does',
    patches: [
      patch(ENDING, "if (isKnownClean(receipt, readings, history, fleet, CLEAN_MINUTES)) return 'recovered';", ''),
    ],
    expects: caughtByTest(RECHECKS, ALARMS),
  },
  {
    name: 'OK with a receipt: what was closed is forgotten',
    patches: [
      patch(
        CHANGES,
        'set: { closedAt, closedFor, ending, until, toldAt, ...toldFacts(told), expiresAt: expiryOf(closedAt) },',
        "set: {},\n    remove: ['openedAt', 'toldAt', 'alarmAt', 'okAt', 'severity', 'since'],",
      ),
    ],
    expects: caughtByTest(ALARMS),
  },
  {
    name: 'OK without a receipt: its time is not noted',
    patches: [
      patch(
        'lambda/incidents/answer-alarm.ts',
        "if (decision.kind === 'drop') return [];",
        "if (decision.kind === 'drop' || decision.kind === 'end') return [];",
      ),
    ],
    expects: caughtByTest(RECHECKS),
  },
  {
    name: 'older than the row knows: answered all the same',
    patches: [patch(DECIDE, 'if (at < newestChange(row)) return true;', '')],
    expects: caughtByTest(ALARMS),
  },
];

/** How people are told. */
const tellings: readonly Mutant[] = [
  {
    name: 'claims: none is asked for',
    patches: [patch(TELL, 'if (!(await areClaimed(ports, claims))) {', 'if (claims.length === 0) {')],
    expects: caughtByTest(OVERLAPS),
  },
  {
    name: 'claims: by the state change alone',
    patches: [patch(TELLING, ': [answer, claimOf(before, key)]', ': [answer]')],
    expects: caughtByTest(OVERLAPS),
  },
  {
    name: 'claims: a merge claims its root alone',
    patches: [
      patch(TELLING, '[...claimsOfOpening(receipt, known), claimOf(root, root.key)]', '[claimOf(root, root.key)]'),
    ],
    expects: caughtByTest(MERGES),
  },
  {
    name: 'claims: a merge does not claim its root',
    patches: [
      patch(
        TELLING,
        '[...claimsOfOpening(receipt, known), claimOf(root, root.key)]',
        'claimsOfOpening(receipt, known)',
      ),
    ],
    expects: caughtByTest(MERGES),
  },
  {
    name: 'claims: never lapse',
    patches: [patch(CLAIMS, "where: [{ fact: 'lapsesAt', below: now }]", "where: [{ fact: 'lapsesAt', below: 1 }]")],
    expects: caughtByTest(RECHECKS),
  },
  {
    name: 'receipts: none are written',
    patches: [
      patch(
        CHANGES,
        'return { key: receipt.key, set, remove, where: isFree(before, receipt.openedAt) };',
        'return { key: receipt.key, set: {}, remove, where: isFree(before, receipt.openedAt) };',
      ),
    ],
    expects: caughtBy('owner-down'),
  },
  {
    name: 'refused by every topic: counts as told',
    patches: [patch(TELL, "deliveries[n] !== 'refused'", "deliveries[n] !== 'never'")],
    expects: caughtBy('topics-refusing'),
  },
  {
    name: 'refused by every topic: is not written down',
    patches: [patch(TELL, 'isKeptUntold ? await rememberInSteps(ports, steps) : await isNoted', 'await isNoted')],
    expects: caughtByTest(ALARMS),
  },
  {
    name: 'neither sent nor written: silence',
    patches: [patch(TELL, 'if (!isWritten) {', 'if (isKeptUntold === undefined) {')],
    expects: caughtByTest(ALARMS),
  },
  {
    name: 'rechecks: never',
    patches: [patch('lambda/incidents/recheck.ts', 'if (pending.length === 0) return messages;', 'return messages;')],
    expects: caughtBy('owner-down'),
  },
  {
    name: 'rechecks: what nobody answered is left alone',
    patches: [
      patch(
        'lambda/incidents/recheck.ts',
        'for (const row of unanswered.filter(',
        'for (const row of unanswered.slice(9).filter(',
      ),
    ],
    expects: caughtByTest(RECHECKS, OVERLAPS),
  },
  {
    name: 'updates: what grows is told each minute',
    patches: [patch('lambda/incidents/deciding/news.ts', 'UPDATES_APART_MS = 5 * MINUTE', 'UPDATES_APART_MS = MINUTE')],
    expects: caughtBy('grows-service-by-service'),
  },
];

/** What people are told, changed. */
export const incidentMutants: readonly Mutant[] = [...decisions, ...endingMutants, ...tellings];
