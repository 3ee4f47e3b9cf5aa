import { caughtByTest, type Mutant, patch } from './mutant';

const RUN = 'lib/cli/mute/run-mute.ts';
const KEY = 'lib/cli/mute/muted-key.ts';
const CONSTRUCT = 'lib/constructs/maintenance.ts';

const COMMAND = 'test/cli/mute/mute.test.ts';
const STACKS = 'test/stacks/maintenance.test.ts';

/** Whom planned work keeps from being told, and for how long, changed. */
export const muteMutants: readonly Mutant[] = [
  {
    name: 'mute: alarms that are not there are muted',
    patches: [patch(RUN, 'if (absent.length > 0)', 'if (absent.length > 99)')],
    expects: caughtByTest(COMMAND),
  },
  {
    name: 'mute: a window begins in a minute that is as good as past',
    patches: [patch(RUN, 'const AHEAD_MS = 10_000;', 'const AHEAD_MS = 0;')],
    expects: caughtByTest(COMMAND),
  },
  {
    name: 'mute: a silent hub is muted where no alarm tells of it',
    patches: [patch(KEY, 'key !== incidentKey.hubSilent', 'key === incidentKey.hubSilent')],
    expects: caughtByTest(COMMAND),
  },
  {
    name: 'mute: a window mutes every alarm of its stack',
    patches: [patch(CONSTRUCT, "keys.includes(keyOf(alarmDescription) ?? '')", "keys.includes('') || true")],
    expects: caughtByTest(STACKS),
  },
];
