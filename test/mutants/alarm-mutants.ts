import { caughtBy, type Mutant, type Patch, patch, sparedBy } from './mutant';

const SHARED = 'lib/alarms/shared-failure-alarms.ts';
const AGREEMENT = 'lib/alarms/agreement.ts';
const COVERS = 'lib/alarms/covers.ts';
const KINDS = 'lib/contract/incident-kinds.ts';
const SUPPRESSIONS = 'lib/alarms/suppressions.ts';

const SUPPRESSION_LINES: Readonly<Record<string, string>> = {
  page: 'page: (alarm: string): Suppression => ({ alarm, waitSeconds: 70, extensionSeconds: 180 })',
  wide: 'wide: (alarm: string): Suppression => ({ alarm, waitSeconds: 0, extensionSeconds: 180 })',
  monitor: 'monitor: (alarm: string): Suppression => ({ alarm, waitSeconds: 180, extensionSeconds: 180 })',
  ticket: 'ticket: (alarm: string): Suppression => ({ alarm, waitSeconds: 90, extensionSeconds: 180 })',
};
const BLIND_RULE = 'anyOf(alarmName.witness(vantage), alarmName.heartbeat(vantage))';
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

/** The cover of services, without something wider than their causes. */
function uncovered(member: string): Patch {
  const whole = '? [unexplained, everything, silenceOf(alarms)]';
  return patch(COVERS, whole, whole.replace(new RegExp(`${member}(, )?`), ''));
}

/** How actions are held back, changed for one sort of alarm. */
function suppressed(sort: string, from: string, to: string): Patch {
  const line = SUPPRESSION_LINES[sort] ?? '';
  return patch(SUPPRESSIONS, line, line.replace(from, to));
}

const services: readonly Mutant[] = [
  { name: 'service: 1 of 6', patches: [serviceWindow(1, 6)], expects: caughtBy('one-minute-blip') },
  { name: 'service: 3 of 6', patches: [serviceWindow(3, 6)], expects: caughtBy('two-bad-minutes') },
  { name: 'service: 2 of 3', patches: [serviceWindow(2, 3)], expects: caughtBy('two-bad-minutes') },
  {
    name: 'service, unexplained: wait 0 instead of 70',
    patches: [suppressed('page', '70', '0')],
    expects: caughtBy('one-before-the-rest', 5),
  },
  {
    name: 'service, unexplained: extension 0 instead of 180',
    patches: [suppressed('page', '180', '0')],
    expects: caughtBy('stale-after-blindness'),
  },
  {
    name: 'service: not covered by its causes',
    patches: [patch(COVERS, "...named(causes, 'cause', nearest), ...wider(alarms)", '...wider(alarms)')],
    expects: caughtBy('cdn-down'),
  },
  {
    name: 'service: its cause stands in another stack, and the stand-in needs other vantages',
    patches: [patch('lib/alarms/stand-ins.ts', 'quorum: definitions[0]?.quorum ?? 0', 'quorum: 99')],
    expects: caughtBy('large-cdn-down'),
  },
  {
    name: 'service: not covered by unexplained',
    patches: [uncovered('unexplained')],
    expects: caughtBy('exactly-the-quorum'),
  },
  {
    name: 'service: not covered by everything',
    patches: [uncovered('everything')],
    expects: caughtBy('exactly-the-quorum'),
  },
  {
    name: 'service: not covered by silence',
    patches: [uncovered('silenceOf\\(alarms\\)')],
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
  {
    name: 'cause: 1 of 5',
    patches: [causeWindow(1, 5)],
    expects: sparedBy(
      'comes-and-goes',
      'an incident closes by ten minutes that are known to be clean: an alarm that is OK too early ends nothing',
      5,
    ),
  },
  {
    name: 'any incident: missing data are `missing`, not `ignore`',
    patches: [patch(AGREEMENT, "missing: 'ignore'", "missing: 'missing'")],
    expects: sparedBy(
      'blocked-is-no-recovery',
      'an incident closes by minutes that are known to be clean, whatever its alarm says: an alarm that is OK too early ends nothing',
    ),
  },
  {
    name: 'any incident: missing data are `breaching`, not `ignore`',
    patches: [patch(AGREEMENT, "missing: 'ignore'", "missing: 'breaching'")],
    expects: caughtBy('blocked-is-no-recovery'),
  },
  {
    name: 'any incident: missing data are `notBreaching`, not `ignore`',
    patches: [patch(AGREEMENT, "missing: 'ignore'", "missing: 'notBreaching'")],
    expects: sparedBy(
      'blocked-is-no-recovery',
      'an incident closes by minutes that are known to be clean, whatever its alarm says: an alarm that is OK too early ends nothing',
    ),
  },
  {
    name: 'cause, everything: extension 0 instead of 180',
    patches: [patch('lib/alarms/suppressions.ts', "role === 'primary' ? 180 : 60", "role === 'primary' ? 0 : 60")],
    expects: caughtBy('stale-after-blindness'),
  },
  {
    name: 'cause: not silenced',
    patches: [
      patch(
        'lib/alarms/cause-alarms.ts',
        'suppression.wide(alarmName.silence, alarms.role)',
        'suppression.wide(alarmName.never, alarms.role)',
      ),
    ],
    expects: caughtBy('stale-after-blindness'),
  },
  {
    name: 'unexplained: not covered by everything',
    patches: [patch(SHARED, 'anyOf(alarmName.everything, alarmName.silence)', 'anyOf(alarmName.silence)')],
    expects: caughtBy('everything-speaks-for-the-rest'),
  },
  {
    name: 'unexplained: not covered by silence',
    patches: [patch(SHARED, 'anyOf(alarmName.everything, alarmName.silence)', 'anyOf(alarmName.everything)')],
    expects: caughtBy('stale-after-blindness'),
  },
];

const monitor: readonly Mutant[] = [
  {
    name: 'quorum-lost: wait 0 instead of 180',
    patches: [suppressed('monitor', 'waitSeconds: 180', 'waitSeconds: 0')],
    expects: caughtBy('short-brown-out', 3),
  },
  {
    name: 'quorum-lost: extension 0 instead of 180',
    patches: [suppressed('monitor', 'extensionSeconds: 180', 'extensionSeconds: 0')],
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
    patches: [patch(VANTAGE, BLIND_RULE, BLIND_RULE.replace(', alarmName.heartbeat(vantage)', ''))],
    expects: caughtBy('schedule-stopped'),
  },
  {
    name: 'blind: witnesses do not count',
    patches: [patch(VANTAGE, BLIND_RULE, BLIND_RULE.replace('alarmName.witness(vantage), ', ''))],
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
