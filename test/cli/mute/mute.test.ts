import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { activeMutes } from '../../../lambda/aws/active-mutes';
import { muteAws } from '../../../lib/aws/mute-aws';
import { mutedKey } from '../../../lib/cli/mute/muted-key';
import { runMute } from '../../../lib/cli/mute/run-mute';
import { muteCommand } from '../../../lib/cli/mute-command';
import type { Terminal } from '../../../lib/cli/terminal';
import { fleetOf } from '../../../lib/drill/fleet-of';
import { documentedActions } from '../../docs/policies';
import { useNobodysCredentials } from '../nobodys-credentials';
import { CONFIG, type MutedAccount, startMutedAccount, type Wrong } from './muted-account';

const folder = mkdtempSync(join(tmpdir(), 'common-cause-mute-'));
const file = join(folder, 'monitor.json');
beforeAll(() => writeFileSync(file, JSON.stringify(CONFIG)));
afterAll(() => rmSync(folder, { recursive: true }));

let account: MutedAccount | undefined;
useNobodysCredentials();
afterEach(async () => {
  await account?.close();
  account = undefined;
});

async function start(wrong?: Wrong): Promise<MutedAccount> {
  account = await startMutedAccount(wrong);
  process.env.AWS_ENDPOINT_URL = account.url;
  return account;
}

/** The command at a time that stands still. */
async function muteAt(time: string, ...args: readonly string[]) {
  const written = { stdout: '', stderr: '', status: -1 };
  const writer = (name: 'stdout' | 'stderr') => ({ isTTY: false, write: (text: string) => (written[name] += text) });
  const terminal = { argv: [], env: {}, stdout: writer('stdout'), stderr: writer('stderr') } as unknown as Terminal;
  const exit = (status: number) => {
    written.status = status;
  };
  const command = muteCommand(terminal, exit, (access) => ({ ...muteAws(access), now: () => Date.parse(time) }));
  await command.parseAsync([...args, '--config', file], { from: 'user' });
  return written;
}

const mute = (...args: readonly string[]) => muteAt('2026-01-05T12:00:20Z', ...args);

/** What the sentinel of a hub takes for muted. */
function mutedIn(region: string): Promise<ReadonlySet<string>> {
  return activeMutes(new CloudWatchClient({ region, maxAttempts: 1 }), 'common-cause')();
}

describe('mute', () => {
  it('puts a rule in every hub over the alarm that tells, from the next minute on', async () => {
    const { rules } = await start();
    const { status, stdout } = await mute('service/a', '--for', '1h30m');
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
"service/a is muted from 12:01 UTC until 13:31 UTC

us-west-2     1 alarm muted
eu-central-1  1 alarm muted
"
`);
    expect(rules('us-west-2')).toMatchInlineSnapshot(`
[
  {
    "Description": "common-cause mute service/a --for 90m",
    "MuteTargets": {
      "AlarmNames": [
        "common-cause/service/a/down",
      ],
    },
    "Name": "common-cause-mute-service-a-1caa7ed284-202601051201-90m-0",
    "Rule": {
      "Schedule": {
        "Duration": "PT90M",
        "Expression": "at(2026-01-05T12:01)",
        "Timezone": "UTC",
      },
    },
  },
]
`);
    expect(rules('eu-central-1')).toEqual(rules('us-west-2'));
  });

  it('is what the sentinel reads, and a service does not mute its cause', async () => {
    const { activate } = await start();
    await mute('service/a', '--for', '1h');
    activate();
    for (const hub of CONFIG.hubs) expect([...(await mutedIn(hub))]).toEqual(['service/a/down']);
    await mute('cause/owner/x', '--for', '1h');
    activate();
    expect([...(await mutedIn('us-west-2'))].sort()).toEqual(['incident/cause/owner/x', 'service/a/down']);
  });

  it('leaves to the next minute what AWS could no longer read in time', async () => {
    const { rules } = await start();
    await muteAt('2026-01-05T12:00:51Z', 'service/a', '--for', '1m');
    expect(rules('us-west-2')[0]?.Rule.Schedule).toMatchObject({
      Expression: 'at(2026-01-05T12:02)',
      Duration: 'PT1M',
    });
  });

  it('again while it is muted adds a rule: to change one would unmute until the next minute', async () => {
    const { rules, activate, expire } = await start();
    await mute('service/a', '--for', '1h');
    activate();
    await muteAt('2026-01-05T12:30:00Z', 'service/a', '--for', '2h');
    expect(rules('us-west-2').map(({ Rule }) => Rule.Schedule.Expression)).toEqual([
      'at(2026-01-05T12:01)',
      'at(2026-01-05T12:31)',
    ]);
    // windows that are over are cleared away
    expire();
    await muteAt('2026-01-06T12:00:00Z', 'service/a', '--for', '1h');
    expect(rules('us-west-2')).toHaveLength(1);
  });

  it('--end takes away what the command put for that key, and nothing else', async () => {
    const { rules, activate } = await start();
    await mute('service/a', '--for', '1h');
    await mute('service/b', '--for', '1h');
    await mute('service/a', '--for', '2h');
    activate();
    const { status, stdout } = await mute('service/a', '--end');
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
"service/a is told again

us-west-2     2 rules ended
eu-central-1  2 rules ended
"
`);
    expect([...(await mutedIn('us-west-2'))]).toEqual(['service/b/down']);
    expect(rules('eu-central-1')).toHaveLength(1);
    const again = await mute('service/a', '--end');
    expect([again.status, again.stdout]).toEqual([0, expect.stringContaining('was not muted by this command')]);
  });

  it('asks for nothing but what its documented policy allows, and for all of it', async () => {
    const { actions, expire } = await start();
    await mute('service/a', '--for', '1h');
    expire();
    await mute('service/a', '--for', '1h');
    await mute('service/a', '--end');
    expect([...actions].sort()).toEqual(documentedActions('mute'));
  });

  it('--hub is about one hub, and --json says the same for programs', async () => {
    const { rules } = await start();
    const { status, stdout } = await mute('service/a', '--for', '1h', '--hub', 'eu-central-1', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      key: 'service/a',
      action: 'mute',
      from: '2026-01-05T12:01:00.000Z',
      until: '2026-01-05T13:01:00.000Z',
      alarms: ['common-cause/service/a/down'],
      hubs: [{ region: 'eu-central-1', done: true, rules: rules('eu-central-1').map(({ Name }) => Name) }],
    });
    expect(rules('us-west-2')).toEqual([]);
  });

  it('ends with 1 where one hub refuses, or is not there: AWS takes names of alarms that are not', async () => {
    await start({ refusing: ['us-west-2'] });
    const refused = await mute('service/a', '--for', '1h');
    expect([refused.status, refused.stdout]).toEqual([
      1,
      expect.stringMatching(/us-west-2 +not muted\n +cannot read the alarms, got "you may not"; check credentials/),
    ]);
    expect(refused.stdout).toMatch(/^service\/a is muted from .*, but not in every hub\n/);
    expect(refused.stdout).toMatch(/eu-central-1 +1 alarm muted/);
    await account?.close();
    const { rules } = await start({ undeployed: ['eu-central-1'] });
    const absent = await mute('service/a', '--for', '1h', '--json');
    expect(absent.status).toBe(1);
    expect(JSON.parse(absent.stdout).hubs[1]).toEqual({
      ...{ region: 'eu-central-1', done: false, rules: [] },
      why: 'has no alarm common-cause/service/a/down; deploy its hub first',
    });
    expect(rules('eu-central-1')).toEqual([]);
  });

  it('ends with 3 where every hub refuses, and where none can be reached', async () => {
    await start({ refusing: CONFIG.hubs });
    const refused = await mute('service/a', '--for', '1h');
    expect([refused.status, refused.stdout]).toEqual([3, expect.stringMatching(/^service\/a is not muted\n/)]);
    const kept = await mute('service/a', '--end');
    expect([kept.status, kept.stdout]).toEqual([3, expect.stringMatching(/^service\/a is as it was\n/)]);
    await account?.close();
    expect((await mute('service/a', '--for', '1h')).status).toBe(3);
  });

  it('of a silent hub mutes the alarm where it is: in the other one', async () => {
    const { rules } = await start();
    expect((await mute('hub/primary/silent', '--for', '1h')).status).toBe(0);
    expect(rules('us-west-2')).toEqual([]);
    expect(rules('eu-central-1')[0]?.MuteTargets?.AlarmNames).toEqual(['common-cause/hub/primary/silent']);
  });

  it('spreads more than 100 alarms over several rules, and ends them all', async () => {
    const { rules } = await start({ hasEveryAlarm: true });
    const fleet = { ...fleetOf({ services: 400, vantages: 3, hubs: 2, causes: {} }), hubShards: 300 };
    const definition = mutedKey('certificates', fleet, 'FILE');
    const options = { fleet, definition, regions: ['us-west-2'] };
    const { alarms } = await runMute({ ...options, minutes: 60 }, muteAws({}));
    const targets = rules('us-west-2').map(({ MuteTargets }) => MuteTargets?.AlarmNames ?? []);
    expect(targets.length).toBe(Math.ceil(alarms.length / 100));
    expect(targets.length).toBeGreaterThan(1);
    expect(Math.max(...targets.map(({ length }) => length))).toBe(100);
    expect(targets.flat()).toEqual(alarms);
    await runMute(options, muteAws({}));
    expect(rules('us-west-2')).toEqual([]);
  });

  it('takes 360 hours: as long as CloudWatch mutes', async () => {
    const { rules } = await start();
    expect((await mute('service/a', '--for', '360h')).status).toBe(0);
    expect(rules('us-west-2')[0]?.Rule.Schedule.Duration).toBe('PT21600M');
  });
});
