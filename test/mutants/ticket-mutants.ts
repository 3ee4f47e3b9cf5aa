import { caughtBy, caughtByTest, type Mutant, patch, sparedBy } from './mutant';

const KINDS = 'lib/contract/incident-kinds.ts';
const SERVICE_TICKETS = 'lib/alarms/service-tickets.ts';
const CAUSE = 'lib/alarms/cause-alarms.ts';
const COVERS = 'lib/alarms/covers.ts';
const VANTAGE = 'lib/alarms/vantage-alarms.ts';
const REVIEW = 'lambda/incidents/deciding/review.ts';
const SEVERAL = 'test/incidents/several-alarms.test.ts';
const DECIDE = 'lambda/incidents/deciding/decide.ts';

/** The window of a kind, changed. */
function windowOf(kind: string, from: string, to: string): Mutant['patches'] {
  const line = {
    'partial-service': "'partial-service': { severity: 'ticket', runbook: 'partial', window: { failing: 5, of: 6 } }",
    'slow-service': "'slow-service': { severity: 'ticket', runbook: 'slow', window: { failing: 5, of: 10 } }",
    'slow-cause': "'slow-cause': { severity: 'ticket', runbook: 'slow', window: { failing: 5, of: 10 } }",
  }[kind];
  return line === undefined ? [] : [patch(KINDS, line, line.replace(from, to))];
}

/** What tickets say, and what speaks for them, changed. */
export const ticketMutants: readonly Mutant[] = [
  {
    name: 'ticket, partial: eight of twenty minutes',
    patches: windowOf('partial-service', '5, of: 6', '8, of: 20'),
    expects: caughtBy('partial-short'),
  },
  {
    name: 'ticket, partial: after one minute',
    patches: windowOf('partial-service', 'failing: 5', 'failing: 1'),
    expects: caughtBy('two-minutes-at-one-vantage'),
  },
  {
    name: 'ticket, partial: although the service is down',
    patches: [
      patch(
        SERVICE_TICKETS,
        "not(anyOf(alarmName.service(name, 'dns'), alarmName.service(name, 'http')))",
        "not(anyOf(alarmName.service(name, 'dns')))",
      ),
    ],
    expects: sparedBy(
      'service-down',
      'the page about the service names it, so that its ticket is held and nobody is told',
    ),
  },
  {
    name: 'ticket, slow: after three minutes',
    patches: windowOf('slow-service', 'failing: 5', 'failing: 3'),
    expects: caughtBy('slow-for-three-minutes'),
  },
  {
    name: 'ticket, slow: the slow cause does not speak for its services',
    patches: [patch(COVERS, "        ...named(slowCauses(fleet, causes), 'slow-cause', nearest),\n", '')],
    expects: caughtBy('cdn-slow'),
  },
  {
    name: 'ticket, partial cause: does not speak for its services',
    patches: [patch(COVERS, "        ...named(causes, 'partial-cause', nearest),\n", '')],
    expects: caughtBy('cdn-down-at-two-vantages'),
  },
  {
    name: 'ticket, partial cause: although the cause is paged',
    patches: [patch(CAUSE, ', not(inAlarm(alarmName.cause(cause)))', '')],
    expects: sparedBy('cdn-down', 'the page about the cause is open, so that its ticket is held and nobody is told'),
  },
  {
    name: 'ticket, blind: not silenced by a lost quorum',
    patches: [patch(VANTAGE, 'suppression.blind(alarmName.silence)', 'suppression.blind(alarmName.never)')],
    expects: sparedBy(
      'schedule-stopped',
      'beside a lost quorum the tickets of its vantages are allowed: they are true, and wake nobody',
    ),
  },
  {
    name: 'ticket, coverage: what was not asked does not count',
    patches: [
      patch(
        VANTAGE,
        "comparisonOperator: 'LessThanThreshold', threshold: expected",
        "comparisonOperator: 'LessThanThreshold', threshold: 0",
      ),
    ],
    expects: caughtBy('runs-cut-short'),
  },
  {
    name: 'ticket: told although a page names it',
    patches: [
      patch(DECIDE, '? isNamedByPage(definition, receipt.services, rows)', '? isNamedByPage(definition, [], [])'),
    ],
    expects: caughtBy('ticket-under-a-page'),
  },
  {
    name: 'ticket of several alarms: a second one is not told',
    patches: [patch(REVIEW, 'raisedNews(root, about, now)', 'raisedNews(root, [], now)')],
    expects: caughtByTest(SEVERAL),
  },
  {
    name: 'ticket of several alarms: over with the first stack of the hub',
    patches: [patch(DECIDE, 'if (isStillRaised(receipt, known))', 'if (false && isStillRaised(receipt, known))')],
    expects: caughtByTest(SEVERAL),
  },
  {
    name: 'ticket of several alarms: one that is down counts as partial',
    patches: [
      patch('lambda/incidents/evidence/raised.ts', '!unless.some(isRaised)', '!unless.slice(2).some(isRaised)'),
    ],
    expects: caughtByTest(SEVERAL),
  },
  {
    name: 'ticket, blind: one vantage too few can still watch',
    patches: [
      patch(
        'lib/contract/reach.ts',
        '!blind.includes(vantage)).length < quorumOf(fleet, vantages)',
        '!blind.includes(vantage)).length < quorumOf(fleet, vantages) - 1',
      ),
    ],
    expects: caughtByTest('test/incidents/message/message.test.ts'),
  },
];
