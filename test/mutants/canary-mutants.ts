import { caughtBy, type Mutant, type Patch, patch } from './mutant';

const ATTRIBUTE = 'lambda/canary/judging/attribute.ts';
const SAMPLES = 'lambda/canary/judging/samples.ts';
const CONCLUDE = 'lambda/canary/judging/conclude.ts';

const EVERYTHING = 'failing >= NEARLY_ALL * services && taken.size + others >= TOO_MANY_MESSAGES && !isNamed';
const K = 'return MEMBERS_UP_TO.find(([upTo]) => members <= upTo)?.[1] ?? 10;';

function k(more: string): readonly Patch[] {
  return [patch(ATTRIBUTE, K, `${K.replace('return ', 'return (').replace(';', `) ${more};`)}`)];
}

const attribution: readonly Mutant[] = [
  {
    name: 'ties: kinds reversed',
    patches: [
      patch(ATTRIBUTE, 'score || orderOf(a.cause) - orderOf(b.cause)', 'score || orderOf(b.cause) - orderOf(a.cause)'),
    ],
    expects: caughtBy('ties'),
  },
  {
    name: 'ties: more members first',
    patches: [patch(ATTRIBUTE, 'a.members - b.members ||', 'b.members - a.members ||')],
    expects: caughtBy('ties'),
  },
  {
    name: 'ties: names reversed',
    patches: [patch(ATTRIBUTE, 'a.cause < b.cause', 'a.cause > b.cause')],
    expects: caughtBy('ties'),
  },
  {
    name: 'score: most of its members, not weight² / members',
    patches: [
      patch(
        ATTRIBUTE,
        'b.weight ** 2 * a.members - a.weight ** 2 * b.members',
        'b.weight * a.members - a.weight * b.members',
      ),
    ],
    expects: caughtBy('network-down'),
  },
  {
    name: 'score: most services, not weight² / members',
    patches: [patch(ATTRIBUTE, 'b.weight ** 2 * a.members - a.weight ** 2 * b.members', 'b.weight - a.weight')],
    expects: caughtBy('ties'),
  },
  { name: 'k(n): one less', patches: k('- 1'), expects: caughtBy(['coincidence', 'service-name-down']) },
  { name: 'k(n): one more', patches: k('+ 1'), expects: caughtBy('just-enough-members') },
  { name: 'k(4) = 3', patches: [patch(ATTRIBUTE, '[4, 2]', '[3, 2]')], expects: caughtBy('just-enough-members') },
  { name: 'k(5) = 2', patches: [patch(ATTRIBUTE, '[4, 2]', '[5, 2]')], expects: caughtBy('coincidence') },
  { name: 'k(18) = 4', patches: [patch(ATTRIBUTE, '[18, 3]', '[17, 3]')], expects: caughtBy('just-enough-members') },
  { name: 'k(19) = 3', patches: [patch(ATTRIBUTE, '[18, 3]', '[19, 3]')], expects: caughtBy('coincidence') },
  {
    name: "owner: without half of the owner's services",
    patches: [patch(ATTRIBUTE, " && (causeKindOf(cause) !== 'owner' || bad >= members / 2)", '')],
    expects: caughtBy('part-of-an-owner'),
  },
  {
    name: 'everything: without the 60 %',
    patches: [patch(ATTRIBUTE, EVERYTHING, EVERYTHING.replace('failing >= NEARLY_ALL * services && ', ''))],
    expects: caughtBy('several-providers'),
  },
  {
    name: 'everything: 70 % instead of 60 %',
    patches: [patch(ATTRIBUTE, EVERYTHING, EVERYTHING.replace('NEARLY_ALL', '0.7'))],
    expects: caughtBy('exactly-the-quorum'),
  },
  {
    name: 'everything: two messages are too many',
    patches: [patch(ATTRIBUTE, EVERYTHING, EVERYTHING.replace('TOO_MANY_MESSAGES', '2'))],
    expects: caughtBy('two-causes-at-once'),
  },
  {
    name: 'everything: three messages are not too many',
    patches: [patch(ATTRIBUTE, EVERYTHING, EVERYTHING.replace('TOO_MANY_MESSAGES', '4'))],
    expects: caughtBy('exactly-the-quorum'),
  },
  {
    name: 'unexplained: two services are enough',
    patches: [patch(ATTRIBUTE, 'Math.max(3, coincidence', 'Math.max(2, coincidence')],
    expects: caughtBy('two-without-a-cause'),
  },
  {
    name: 'unexplained: three services are enough in any fleet',
    patches: [patch(ATTRIBUTE, 'Math.max(3, coincidence(verdicts.size))', '3')],
    expects: caughtBy('coincidence'),
  },
  {
    name: 'fits: a failed lookup fits a CDN',
    patches: [patch(ATTRIBUTE, "cdn: (code) => !code.startsWith('dns.')", 'cdn: () => true')],
    expects: caughtBy('codes-tell-causes-apart'),
  },
  {
    name: 'fits: any TLS code fits a certificate authority',
    patches: [patch(ATTRIBUTE, 'ca: (code) => CERTIFICATE_CODES.has(code)', "ca: (code) => code.startsWith('tls.')")],
    expects: caughtBy('codes-tell-causes-apart'),
  },
  {
    name: 'everything: services without a cause do not count',
    patches: [patch(ATTRIBUTE, EVERYTHING, EVERYTHING.replace(' + others', ''))],
    expects: caughtBy('small-fleet-all-down'),
  },
  {
    name: 'everything: although one cause explains most of it',
    patches: [patch(ATTRIBUTE, EVERYTHING, EVERYTHING.replace(' && !isNamed', ''))],
    expects: caughtBy('one-cause-and-two-strays'),
  },
  {
    name: 'fits: silence after the handshake fits a network',
    patches: [patch(ATTRIBUTE, "  'tcp.timeout',\n", "  'tcp.timeout',\n  'http.timeout',\n")],
    expects: caughtBy('codes-tell-causes-apart'),
  },
  {
    name: 'fits: a connection without an answer does not fit a network',
    patches: [patch(ATTRIBUTE, "  'tcp.timeout',\n", '')],
    expects: caughtBy('codes-tell-causes-apart'),
  },
  {
    name: 'share: a cause that fits one of two codes counts whole',
    patches: [patch(ATTRIBUTE, 'fitting / codes.length', '1')],
    expects: caughtBy('network-takes-name-servers'),
  },
  {
    name: 'share: a network counts by the codes that fit',
    patches: [patch(ATTRIBUTE, "kind === 'owner' || kind === 'network' ? 1", "kind === 'owner' ? 1")],
    expects: caughtBy('network-takes-name-servers'),
  },
];

const runs: readonly Mutant[] = [
  {
    name: 'witnesses: none are asked',
    patches: [patch(CONCLUDE, 'isBlind(witnesses, answers)', 'false')],
    expects: caughtBy(['two-vantages-blind', 'own-network-lost']),
  },
  {
    name: 'witnesses: a blind vantage gives its verdict all the same',
    patches: [
      patch(CONCLUDE, 'blind ? NOTHING_ATTRIBUTED : attribute', 'attribute'),
      patch(SAMPLES, 'if (blind) return own;', ''),
    ],
    expects: caughtBy('own-network-lost'),
  },
  {
    name: 'retry: off',
    patches: [
      patch('lambda/canary/probing/try-twice.ts', 'if (!hasFailed(first) || signal.aborted) return;', 'return;'),
    ],
    expects: caughtBy('three-bad-seconds'),
  },
  {
    name: 'retry: its result does not count',
    patches: [
      patch(
        'lambda/canary/probing/try-twice.ts',
        'if (second !== undefined && left() > RUN_LIMITS_MS.cutOff) keep(second);',
        '',
      ),
    ],
    expects: caughtBy('three-bad-seconds'),
  },
  {
    name: 'blocked: a refusal is a failure',
    patches: [patch('lambda/canary/judging/classify-exchange.ts', '[401, 403, 407, 429, 451]', '[]')],
    expects: caughtBy('blocked-is-no-recovery'),
  },
  {
    name: 'blocked: publishes that nothing failed',
    patches: [patch(SAMPLES, "if (verdict.kind === 'blocked') return [blocked];", '')],
    expects: caughtBy('blocked-is-no-recovery'),
  },
  {
    name: 'samples: no explicit 0 for a cause',
    patches: [
      patch(
        SAMPLES,
        'sampleOf(series.causeFailed(cause), !everything && causes.has(cause)),',
        '...(!everything && causes.has(cause) ? [sampleOf(series.causeFailed(cause), 1)] : []),',
      ),
    ],
    expects: caughtBy('several-providers'),
  },
  {
    name: 'samples: everything names its causes too',
    patches: [patch(SAMPLES, '!everything && causes.has(cause)', 'causes.has(cause)')],
    expects: caughtBy('exactly-the-quorum'),
  },
  {
    name: 'samples: a cause of which nobody could be judged is clean',
    patches: [
      patch(SAMPLES, '.filter((member) => judged.has(member)).length >= coincidence(members.length)', '.length >= 0'),
    ],
    expects: caughtBy('cause-refused-after-failing'),
  },
  {
    name: 'samples: a fleet of which nobody could be judged is clean',
    patches: [patch(SAMPLES, 'judged.size >= cells.length / 2', 'true')],
    expects: caughtBy('everything-refused-after-failing'),
  },
  {
    name: 'claim: who does not get it publishes all the same',
    patches: [patch('lambda/canary/run.ts', "if (claim.kind === 'refused') {", 'if (false) {')],
    expects: caughtBy('a-minute-that-runs-twice'),
  },
  {
    name: 'last good addresses: not asked',
    patches: [patch('lambda/canary/probing/probe-service.ts', 'context.lastGood.get(host) ?? []', '[]')],
    expects: caughtBy('codes-tell-causes-apart'),
  },
];

/** What a run makes of what it sees, changed. */
export const canaryMutants: readonly Mutant[] = [...attribution, ...runs];
