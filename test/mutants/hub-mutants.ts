import { caughtBy, caughtByTest, type Mutant, patch, sparedBy } from './mutant';

const MONITOR = 'lib/alarms/monitor-alarms.ts';
const PEERS = 'lib/alarms/peer-alarms.ts';
const LOOP = 'lib/alarms/loop-alarms.ts';
const SUPPRESSIONS = 'lib/alarms/suppressions.ts';
const BOTH = 'lambda/incidents/receipts/both-hubs.ts';
const RECHECK = 'lambda/incidents/recheck.ts';
const WATCH = 'lambda/sentinel/watch.ts';
const WAY = 'lambda/sentinel/watch-way.ts';

const SENTINEL = 'test/sentinel/watch.test.ts';
const TWO_HUBS = 'test/incidents/two-hubs.test.ts';

/** Which hub tells, and what the other one knows of it, changed. */
export const hubMutants: readonly Mutant[] = [
  {
    name: 'hubs: one that has just come back accuses the other',
    patches: [
      patch(
        PEERS,
        'allOf(isOk(alarmName.alive(other)), inAlarm(alarmName.ticking(own)))',
        'isOk(alarmName.alive(other))',
      ),
    ],
    expects: caughtBy('primary-lost'),
  },
  {
    name: 'hubs: a silent one is no ticket before ten minutes',
    patches: [patch(PEERS, 'of: [18, 20],', 'of: [1, 60],')],
    expects: caughtBy('primary-lost'),
  },
  {
    name: 'hubs: the standby takes over after three minutes',
    patches: [patch(SUPPRESSIONS, "role === 'primary' ? 180 : 60", "role === 'primary' ? 180 : 180")],
    expects: caughtBy('primary-lost-in-an-outage', 6),
  },
  {
    name: 'hubs: the standby never takes over',
    patches: [
      patch(
        MONITOR,
        "(isStandby ? [alarmName.alive('primary')] : [])",
        "(isStandby ? [alarmName.blind(vantages[0] ?? ''), alarmName.loopTick, alarmName.alive('primary'), alarmName.ticking('standby')] : [])",
      ),
    ],
    expects: caughtBy('primary-lost-in-an-outage'),
  },
  {
    name: 'hubs: the standby tells although the primary is alive',
    patches: [patch(MONITOR, "...(isStandby ? [alarmName.alive('primary')] : [])", '...[]')],
    expects: sparedBy(
      'cdn-down',
      'both hubs know what the other one has told: the second opens nothing, and at worst tells the same in the same second',
    ),
  },
  {
    name: 'loop: the last data count until there are others',
    patches: [patch(LOOP, "'FILL(requests, 0)'", "'FILL(requests, REPEAT)'")],
    expects: caughtBy('primary-lost'),
  },
  {
    name: 'receipts: what the other hub has written is not read',
    patches: [patch(BOTH, 'for (const row of other) {', 'for (const row of other.slice(0, 0)) {')],
    expects: caughtByTest(TWO_HUBS),
  },
  {
    name: 'receipts: the own row wins, however old',
    patches: [
      patch(BOTH, 'changedAt(other) > changedAt(own) ? other : own', 'changedAt(other) > changedAt(own) ? own : own'),
    ],
    expects: caughtByTest(TWO_HUBS),
  },
  {
    name: 'sentinel: the standby rechecks although the primary is alive',
    patches: [patch(WATCH, '&& !(await isPrimaryAlive(ports))', '&& (await isPrimaryAlive(ports), true)')],
    expects: caughtByTest(SENTINEL),
  },
  {
    name: 'sentinel: the standby never rechecks',
    patches: [patch(WATCH, "roleOf(ports.fleet, ports.hub) === 'standby' &&", 'false &&')],
    expects: caughtByTest(SENTINEL),
  },
  {
    name: "way: the other hub's is never told of",
    patches: [patch(WAY, 'if (failing.length > 0)', 'if (failing.length > 99)')],
    expects: caughtByTest(SENTINEL),
  },
  {
    name: 'maintenance: a recheck tells of what is muted',
    patches: [
      patch(
        RECHECK,
        'return alarms.length > 0 && alarms.every((path) => muted.has(path));',
        'return alarms.length > 0 && alarms.every((path) => muted.has(path)) && false;',
      ),
    ],
    expects: caughtByTest(TWO_HUBS),
  },
  {
    name: 'maintenance: what cannot be read is muted',
    patches: [patch(RECHECK, 'return () => false;', 'return () => true;')],
    expects: caughtByTest(TWO_HUBS),
  },
];
