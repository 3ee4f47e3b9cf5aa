import { caughtBy, type Mutant, type Patch, patch, sparedBy } from './mutant';

const SERVICE = 'lib/alarms/service-alarms.ts';
const CAUSE = 'lib/alarms/cause-alarms.ts';
const SHARED = 'lib/alarms/shared-failure-alarms.ts';
const AGREEMENT = 'lib/alarms/agreement.ts';
const COVERS = 'lib/alarms/covers.ts';
const KINDS = 'lib/contract/incident-kinds.ts';
const MONITOR = 'lib/alarms/monitor-alarms.ts';
const VANTAGE = 'lib/alarms/vantage-alarms.ts';

const SERVICE_WINDOW = 'window: { failing: 2, of: 6 }';
const CAUSE_WINDOW = "cause: { severity: 'page', runbook: 'cause', window: { failing: 1, of: 10 } }";

function serviceWindow(failing: number, of: number): Patch {
  return patch(KINDS, SERVICE_WINDOW, `window: { failing: ${failing}, of: ${of} }`);
}

function causeWindow(failing: number, of: number): Patch {
  return patch(KINDS, CAUSE_WINDOW, CAUSE_WINDOW.replace('failing: 1, of: 10', `failing: ${failing}, of: ${of}`));
}

/** The cover of services, without one of its members. */
function uncovered(member: string): Patch {
  const whole = '...causes.map(alarmName.cause), alarmName.unexplained, alarmName.everything, alarmName.silence';
  return patch(COVERS, `[${whole}]`, `[${whole.replace(member, '').replace(/^, |, (?=,)|, $/g, '')}]`);
}

/** The suppressor of a cause's incident, or of everything's, changed. */
function incidentOf(path: string, from: string, to: string): Patch {
  const incident = `rule: { any: [${path}] },\n    suppressedBy: { alarm: alarmName.silence, waitSeconds: 0, extensionSeconds: 180 }`;
  return patch(path === 'path' ? CAUSE : SHARED, incident, incident.replace(from, to));
}

const services: readonly Mutant[] = [
  { name: 'service: 1 of 6', patches: [serviceWindow(1, 6)], expects: caughtBy('one-minute-blip') },
  { name: 'service: 3 of 6', patches: [serviceWindow(3, 6)], expects: caughtBy('two-bad-minutes') },
  { name: 'service: 2 of 3', patches: [serviceWindow(2, 3)], expects: caughtBy('two-bad-minutes') },
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
    expects: caughtBy('cdn-down'),
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
    name: 'any incident: 1 vantage instead of the quorum',
    patches: [patch(AGREEMENT, 'threshold: quorum }', 'threshold: 1 }')],
    expects: caughtBy(['two-minutes-at-one-vantage', 'below-the-quorum']),
  },
  {
    name: 'any incident: one vantage more than the quorum',
    patches: [patch(AGREEMENT, 'threshold: quorum }', 'threshold: quorum + 1 }')],
    expects: caughtBy('exactly-the-quorum'),
  },
  {
    name: 'cause: 2 of 2',
    patches: [causeWindow(2, 2)],
    expects: caughtBy(['cdn-down', 'dns-down-for-70-seconds'], 3),
  },
  {
    name: 'cause: 2 of 10',
    patches: [causeWindow(2, 10)],
    expects: caughtBy(['cdn-down', 'dns-down-for-70-seconds'], 3),
  },
  { name: 'cause: 1 of 1', patches: [causeWindow(1, 1)], expects: caughtBy('comes-and-goes') },
  { name: 'cause: 1 of 5', patches: [causeWindow(1, 5)], expects: caughtBy('comes-and-goes', 5) },
  {
    name: 'any incident: missing data are `missing`, not `ignore`',
    patches: [patch(AGREEMENT, "missing: 'ignore'", "missing: 'missing'")],
    expects: caughtBy('blocked-is-no-recovery'),
  },
  {
    name: 'any incident: missing data are `breaching`, not `ignore`',
    patches: [patch(AGREEMENT, "missing: 'ignore'", "missing: 'breaching'")],
    expects: caughtBy('blocked-is-no-recovery'),
  },
  {
    name: 'any incident: missing data are `notBreaching`, not `ignore`',
    patches: [patch(AGREEMENT, "missing: 'ignore'", "missing: 'notBreaching'")],
    expects: caughtBy('blocked-is-no-recovery'),
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
    patches: [patch(SHARED, 'waitSeconds: 70', 'waitSeconds: 0')],
    expects: sparedBy(
      ['provider-unknown-to-the-map', 'everything-speaks-for-the-rest', 'exactly-the-quorum'],
      'a quorum is a majority, so that unexplained and everything (or blindness) never reach it in one minute; from one minute to the next the two alarms are 0 to 120 s apart by their phases, of which 70 s cover 34 in 60: no expectation holds on every phase',
    ),
  },
  {
    name: 'unexplained: extension 0 instead of 180',
    patches: [patch(SHARED, 'waitSeconds: 70, extensionSeconds: 180', 'waitSeconds: 70, extensionSeconds: 0')],
    expects: caughtBy('stale-after-blindness'),
  },
  {
    name: 'unexplained: not covered by everything',
    patches: [patch(SHARED, '[alarmName.everything, alarmName.silence]', '[alarmName.silence]')],
    expects: caughtBy('everything-speaks-for-the-rest'),
  },
  {
    name: 'unexplained: not covered by silence',
    patches: [patch(SHARED, '[alarmName.everything, alarmName.silence]', '[alarmName.everything]')],
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
    expects: sparedBy('two-vantages-blind', 'its suppressor is never in alarm, and so no extension ever begins'),
  },
  {
    name: 'quorum-lost: one blind vantage more',
    patches: [patch(MONITOR, 'quorum + 1', 'quorum + 2')],
    expects: caughtBy('two-vantages-blind'),
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
      'schedule-stopped',
      'FILL leaves no period without a value; `breaching` is for the case that CloudWatch returns no series at all for a metric long silent',
    ),
  },
  {
    name: 'heartbeat: neither FILL nor `breaching`',
    patches: [patch(VANTAGE, "'breaching'", "'notBreaching'"), patch(VANTAGE, "'FILL(runs, 0)'", "'runs'")],
    expects: caughtBy('schedule-stopped'),
  },
  {
    name: 'blind: silence does not count',
    patches: [patch(VANTAGE, '[witness, heartbeat]', '[witness]')],
    expects: caughtBy('schedule-stopped'),
  },
  {
    name: 'blind: witnesses do not count',
    patches: [patch(VANTAGE, '[witness, heartbeat]', '[heartbeat]')],
    expects: caughtBy('two-vantages-blind'),
  },
  {
    name: 'quorum: half of the vantages',
    patches: [patch('lib/contract/quorum.ts', '0.6 * vantages', '0.5 * vantages')],
    expects: caughtBy('below-the-quorum'),
  },
];

/** What the alarms of the templates say, changed. */
export const alarmMutants: readonly Mutant[] = [...services, ...shared, ...monitor];
