import { caughtBy, type Mutant, type Patch, patch, sparedBy } from './mutant';

const SERVICE = 'lib/alarms/service-alarms.ts';
const CAUSE = 'lib/alarms/cause-alarms.ts';
const MONITOR = 'lib/alarms/monitor-alarms.ts';
const VANTAGE = 'lib/alarms/vantage-alarms.ts';

const QUORUM = 'threshold: alarms.fleet.quorum }';

/** The cover of services, without one of its members. */
function uncovered(member: string): Patch {
  const whole = '...causes.map(alarmName.cause), alarmName.unexplained, alarmName.everything, alarmName.silence';
  return patch(SERVICE, `[${whole}]`, `[${whole.replace(member, '').replace(/^, |, (?=,)|, $/g, '')}]`);
}

/** The suppressor of a cause's incident, or of everything's, changed. */
function incidentOf(path: string, from: string, to: string): Patch {
  const incident = `rule: { any: [${path}] },\n    suppressedBy: { alarm: alarmName.silence, waitSeconds: 0, extensionSeconds: 180 }`;
  return patch(CAUSE, incident, incident.replace(from, to));
}

const services: readonly Mutant[] = [
  {
    name: 'service: 1 vantage instead of the quorum',
    patches: [patch(SERVICE, QUORUM, 'threshold: 1 }')],
    expects: caughtBy(['s10', 'below-the-quorum']),
  },
  {
    name: 'service: one vantage more than the quorum',
    patches: [patch(SERVICE, QUORUM, 'threshold: alarms.fleet.quorum + 1 }')],
    expects: caughtBy('exactly-the-quorum'),
  },
  { name: 'service: 1 of 5', patches: [patch(SERVICE, '[2, 5]', '[1, 5]')], expects: caughtBy('s03') },
  { name: 'service: 3 of 5', patches: [patch(SERVICE, '[2, 5]', '[3, 5]')], expects: caughtBy('two-bad-minutes') },
  { name: 'service: 2 of 3', patches: [patch(SERVICE, '[2, 5]', '[2, 3]')], expects: caughtBy('two-bad-minutes') },
  {
    name: 'service: missing data are `missing`, not `ignore`',
    patches: [patch(SERVICE, "missing: 'ignore'", "missing: 'missing'")],
    expects: caughtBy('blocked-is-no-recovery'),
  },
  {
    name: 'service: missing data are `breaching`, not `ignore`',
    patches: [patch(SERVICE, "missing: 'ignore'", "missing: 'breaching'")],
    expects: caughtBy('blocked-is-no-recovery'),
  },
  {
    name: 'service: missing data are `notBreaching`, not `ignore`',
    patches: [patch(SERVICE, "missing: 'ignore'", "missing: 'notBreaching'")],
    expects: caughtBy('blocked-is-no-recovery'),
  },
  {
    name: 'service: wait 0 instead of 70',
    patches: [patch(SERVICE, 'waitSeconds: 70', 'waitSeconds: 0')],
    expects: caughtBy('one-before-the-rest', 5),
  },
  {
    name: 'service: extension 0 instead of 180',
    patches: [patch(SERVICE, 'extensionSeconds: 180', 'extensionSeconds: 0')],
    expects: caughtBy('stale-after-blindness'),
  },
  {
    name: 'service: not covered by its causes',
    patches: [uncovered('...causes.map(alarmName.cause)')],
    expects: caughtBy('d02'),
  },
  {
    name: 'service: not covered by unexplained',
    patches: [uncovered('alarmName.unexplained')],
    expects: caughtBy('exactly-the-quorum'),
  },
  {
    name: 'service: not covered by everything',
    patches: [uncovered('alarmName.everything')],
    expects: caughtBy('exactly-the-quorum'),
  },
  {
    name: 'service: not covered by silence',
    patches: [uncovered('alarmName.silence')],
    expects: caughtBy('stale-after-blindness'),
  },
];

const shared: readonly Mutant[] = [
  {
    name: 'cause, unexplained, everything: 1 vantage instead of the quorum',
    patches: [patch(CAUSE, QUORUM, 'threshold: 1 }')],
    expects: caughtBy('below-the-quorum'),
  },
  {
    name: 'cause, unexplained, everything: one vantage more than the quorum',
    patches: [patch(CAUSE, QUORUM, 'threshold: alarms.fleet.quorum + 1 }')],
    expects: caughtBy('exactly-the-quorum'),
  },
  { name: 'cause: 2 of 2', patches: [patch(CAUSE, '[1, 10]', '[2, 2]')], expects: caughtBy(['d02', 'd13'], 3) },
  { name: 'cause: 2 of 10', patches: [patch(CAUSE, '[1, 10]', '[2, 10]')], expects: caughtBy(['d02', 'd13'], 3) },
  { name: 'cause: 1 of 1', patches: [patch(CAUSE, '[1, 10]', '[1, 1]')], expects: caughtBy('comes-and-goes') },
  { name: 'cause: 1 of 5', patches: [patch(CAUSE, '[1, 10]', '[1, 5]')], expects: caughtBy('comes-and-goes', 5) },
  {
    name: 'cause: missing data are `missing`, not `ignore`',
    patches: [patch(CAUSE, "missing: 'ignore'", "missing: 'missing'")],
    expects: sparedBy(
      ['sight-lost-amid-an-outage', 'stale-after-blindness'],
      'every vantage that sees publishes 0 or 1 for each cause: ten minutes without a sample are ten without any sight, silenced since the fifth, and the extension outlasts the first sample after them (it closes up to 180 s later)',
    ),
  },
  {
    name: 'cause: extension 0 instead of 180',
    patches: [incidentOf('path', '180', '0')],
    expects: caughtBy('stale-after-blindness'),
  },
  {
    name: 'everything: extension 0 instead of 180',
    patches: [incidentOf('alarmName.everything', '180', '0')],
    expects: caughtBy('stale-after-blindness'),
  },
  {
    name: 'cause: not silenced',
    patches: [incidentOf('path', 'silence', 'never')],
    expects: caughtBy('stale-after-blindness'),
  },
  {
    name: 'everything: not silenced',
    patches: [incidentOf('alarmName.everything', 'silence', 'never')],
    expects: caughtBy('stale-after-blindness'),
  },
  {
    name: 'unexplained: wait 0 instead of 70',
    patches: [patch(CAUSE, 'waitSeconds: 70', 'waitSeconds: 0')],
    expects: sparedBy(
      ['d20', 'everything-speaks-for-the-rest', 'exactly-the-quorum'],
      'a quorum is a majority, so that unexplained and everything (or blindness) never reach it in one minute; from one minute to the next the two alarms are 0 to 120 s apart by their phases, of which 70 s cover 34 in 60: no expectation holds on every phase',
    ),
  },
  {
    name: 'unexplained: extension 0 instead of 180',
    patches: [patch(CAUSE, 'waitSeconds: 70, extensionSeconds: 180', 'waitSeconds: 70, extensionSeconds: 0')],
    expects: caughtBy('stale-after-blindness'),
  },
  {
    name: 'unexplained: not covered by everything',
    patches: [patch(CAUSE, '[alarmName.everything, alarmName.silence]', '[alarmName.silence]')],
    expects: caughtBy('everything-speaks-for-the-rest'),
  },
  {
    name: 'unexplained: not covered by silence',
    patches: [patch(CAUSE, '[alarmName.everything, alarmName.silence]', '[alarmName.everything]')],
    expects: caughtBy('stale-after-blindness'),
  },
];

const monitor: readonly Mutant[] = [
  {
    name: 'quorum-lost: wait 0 instead of 180',
    patches: [patch(MONITOR, 'waitSeconds: 180', 'waitSeconds: 0')],
    expects: caughtBy('short-brown-out', 3),
  },
  {
    name: 'quorum-lost: extension 0 instead of 180',
    patches: [patch(MONITOR, 'extensionSeconds: 180', 'extensionSeconds: 0')],
    expects: sparedBy('v06', 'its suppressor is never in alarm, and so no extension ever begins'),
  },
  {
    name: 'quorum-lost: one blind vantage more',
    patches: [patch(MONITOR, 'quorum + 1', 'quorum + 2')],
    expects: caughtBy('v06'),
  },
  {
    name: 'quorum-lost: one blind vantage fewer',
    patches: [patch(MONITOR, 'quorum + 1', 'quorum')],
    expects: caughtBy('stale-after-blindness'),
  },
  { name: 'witness: 1 of 3', patches: [patch(VANTAGE, '[2, 3]', '[1, 3]')], expects: caughtBy('short-brown-out', 3) },
  {
    name: 'witness: 3 of 3',
    patches: [patch(VANTAGE, '[2, 3]', '[3, 3]')],
    expects: caughtBy('stale-after-blindness'),
  },
  {
    name: 'heartbeat: missing data are `notBreaching`, not `breaching`',
    patches: [patch(VANTAGE, "'breaching'", "'notBreaching'")],
    expects: sparedBy(
      'v08',
      'FILL leaves no period without a value; `breaching` is for the case that CloudWatch returns no series at all for a metric long silent',
    ),
  },
  {
    name: 'heartbeat: neither FILL nor `breaching`',
    patches: [patch(VANTAGE, "'breaching'", "'notBreaching'"), patch(VANTAGE, "'FILL(runs, 0)'", "'runs'")],
    expects: caughtBy('v08'),
  },
  {
    name: 'blind: silence does not count',
    patches: [patch(VANTAGE, '[witness, heartbeat]', '[witness]')],
    expects: caughtBy('v08'),
  },
  {
    name: 'blind: witnesses do not count',
    patches: [patch(VANTAGE, '[witness, heartbeat]', '[heartbeat]')],
    expects: caughtBy('v06'),
  },
  {
    name: 'quorum: half of the vantages',
    patches: [patch('lib/contract/quorum.ts', '0.6 * vantages', '0.5 * vantages')],
    expects: caughtBy('below-the-quorum'),
  },
];

/** What the alarms of the templates say, changed. */
export const alarmMutants: readonly Mutant[] = [...services, ...shared, ...monitor];
