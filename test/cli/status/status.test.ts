import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { statusAws } from '../../../lib/aws/status-aws';
import { statusCommand } from '../../../lib/cli/status-command';
import type { Terminal } from '../../../lib/cli/terminal';
import { SMALL } from '../../config/small-monitor';
import { documentedActions } from '../../docs/policies';
import type { AwsAccountServer } from '../../servers/aws-account';
import { commandLine } from '../capture';
import { useNobodysCredentials } from '../nobodys-credentials';
import { type ActiveRule, type Deployed, NOW, receiptOf, startDeployment } from './watched-deployment';

const folder = mkdtempSync(join(tmpdir(), 'common-cause-status-'));
const file = join(folder, 'monitor.json');
beforeAll(() =>
  writeFileSync(file, JSON.stringify({ ...SMALL, hubs: ['us-west-2', 'eu-central-1'], notify: [{ pager: 'p' }] })),
);
afterAll(() => rmSync(folder, { recursive: true }));

let account: AwsAccountServer | undefined;
useNobodysCredentials();
afterEach(async () => {
  await account?.close();
});

async function start(deployed?: Deployed): Promise<AwsAccountServer> {
  account = await startDeployment(deployed);
  process.env.AWS_ENDPOINT_URL = account.url;
  return account;
}

/** The command at a time that stands still, but where it waits. */
async function status(...args: readonly string[]) {
  let now = NOW;
  const written = { stdout: '', stderr: '', status: -1 };
  const writer = (name: 'stdout' | 'stderr') => ({ write: (text: string) => (written[name] += text) });
  const terminal = { argv: [], env: {}, stdout: writer('stdout'), stderr: writer('stderr') } as unknown as Terminal;
  const sleep = async (ms: number) => {
    now += ms;
  };
  const exit = (code: number) => {
    written.status = code;
  };
  const command = statusCommand(terminal, exit, (fleet, access) => ({
    ...statusAws(fleet, access),
    now: () => now,
    sleep,
  }));
  await command.parseAsync(['--config', file, ...args], { from: 'user' });
  return written;
}

const MUTED: readonly ActiveRule[] = [
  ['common-cause-mute-service-a-first', ['service/a/down'], 'at(2021-10-04T15:00)', 'PT1H'],
  ['common-cause-mute-service-a-later', ['service/a/down'], 'at(2021-10-04T15:30)', 'PT1H'],
  ['common-cause-hub-us-west-2-maintenance-0', ['incident/cause/owner/x'], 'cron(0 15 * * 1)', 'PT2H'],
  ['night', ['service/a/partly'], 'at(2021-10-04T03:00)', 'P1D'],
];

const PAGE = receiptOf({ key: 'cause/owner/x', severity: 'page', layer: 'dns' });
const TICKET = receiptOf({ key: 'partial/a', severity: 'ticket', services: ['a'] });

describe('status', () => {
  it('of a quiet deployment ends with 0', async () => {
    await start({ raised: ['silence', 'hub/primary/alive', 'hub/primary/ticking', 'covered/0123456789', 'test'] });
    const { status: code, stdout } = await status();
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
"common-cause at 15:42:10 UTC

No incident is open.

   us-east-1  eu-west-1  ap-southeast-1
a  up         up         up
b  up         up         up

Hub us-west-2 (primary)
  no alarm says that anything is wrong
Hub eu-central-1 (standby)
  no alarm says that anything is wrong
"
`);
  });

  it('says what is open, what fails where and with which code, and what is in ALARM', async () => {
    await start({
      failing: { a: 'dns.servfail', b: 'dns.timeout' },
      blind: ['ap-southeast-1'],
      raised: ['incident/cause/owner/x', 'cause/owner/x', 'service/a/down suppressed', 'covered/0123456789'],
      receipts: [TICKET, PAGE, receiptOf({ key: 'service/a', severity: 'page', mergedInto: 'cause/owner/x' })],
    });
    const { status: code, stdout } = await status();
    expect(code).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
"common-cause at 15:42:10 UTC

1 page, 1 ticket open
PAGE    cause/owner/x
        at dns, since 15:40 UTC (2 min), seen from us-east-1, eu-west-1: a, b
TICKET  partial/a
        since 15:40 UTC (2 min), seen from us-east-1, eu-west-1: a

   us-east-1     eu-west-1     ap-southeast-1
a  dns.servfail  dns.servfail  blind
b  dns.timeout   dns.timeout   blind

ap-southeast-1 is blind: 1 of 1 witness failing

Hub us-west-2 (primary)
  in ALARM: incident/cause/owner/x, service/a/down (held back)
  signs: cause/owner/x
Hub eu-central-1 (standby)
  in ALARM: incident/cause/owner/x, service/a/down (held back)
  signs: cause/owner/x
"
`);
  });

  it('says which keys are muted, until when, and by whom', async () => {
    await start({ muted: MUTED });
    expect(
      (await status()).stdout.split('\n').filter((text) => /muted|until|command/.test(text)),
    ).toMatchInlineSnapshot(`
[
  "  muted: cause/owner/x until 17:00 UTC (planned maintenance), service/a until 16:30 UTC (common-cause mute), partial/a until 2021-10-05 03:00 UTC (a rule of somebody)",
  "  muted: cause/owner/x until 17:00 UTC (a rule of somebody), service/a until 16:30 UTC (common-cause mute), partial/a until 2021-10-05 03:00 UTC (a rule of somebody)",
]
`);
    const [hub] = JSON.parse((await status('--json')).stdout).hubs;
    expect(hub.muted).toEqual([
      {
        key: 'cause/owner/x',
        until: '2021-10-04T17:00:00.000Z',
        by: 'configuration',
        rule: 'common-cause-hub-us-west-2-maintenance-0',
      },
      { key: 'service/a', until: '2021-10-04T16:30:00.000Z', by: 'command', rule: 'common-cause-mute-service-a-later' },
      { key: 'partial/a', until: '2021-10-05T03:00:00.000Z', by: 'hand', rule: 'night' },
    ]);
  });

  it('a key is muted while all of its alarms are', async () => {
    await start({ muted: [['night', ['certificates', 'service/none/down'], 'at(2021-10-04T15:00)', 'PT1H']] });
    const [hub] = JSON.parse((await status('--json')).stdout).hubs;
    expect(hub.muted.map(({ key }: { key: string }) => key)).toEqual(['certificates']);
  });

  it('tickets alone wake nobody, and end with 0', async () => {
    await start({ receipts: [TICKET], raised: ['service/a/partly', 'service/a/down suppressed'] });
    expect((await status()).status).toBe(0);
  });

  it('a page that no receipt knows of is open all the same', async () => {
    await start({ raised: ['service/a/down'] });
    expect((await status()).status).toBe(1);
  });

  it('a ticket that is held is told to nobody', async () => {
    await start({ receipts: [{ ...TICKET, heldAt: NOW }] });
    expect((await status()).stdout).toContain('No incident is open.');
  });

  it('with one hub gone says what the other one knows, and why', async () => {
    await start({ refusing: ['us-west-2'], receipts: [PAGE] });
    const { status: code, stdout } = await status();
    expect(code).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'us-west-2: cannot read the alarms, got "you may not"; check credentials, profile and permissions',
    );
  });

  it('with no hub at all ends with 3, and shows what the vantages saw', async () => {
    await start({ refusing: ['us-west-2', 'eu-central-1'], silent: ['eu-west-1'], failing: { a: 'tls.expired' } });
    const { status: code, stdout } = await status();
    expect(code).toBe(3);
    expect(stdout).toMatch(/^a +tls\.expired +no run +tls\.expired$/m);
    expect(stdout).toContain('eu-west-1 is silent');
    expect(stdout).toContain('What is open is not known: no receipts could be read.');
  });

  it('names a vantage whose records may not be read', async () => {
    await start({ refusing: ['eu-west-1'] });
    expect((await status()).stdout).toMatch(/eu-west-1 cannot be read, got ".*you may not/);
  });

  it('--json says the same, a line each time; --watch asks again each minute', async () => {
    await start({ failing: { a: 'dns.servfail' }, receipts: [PAGE], raised: ['incident/cause/owner/x'] });
    const { stdout } = await status('--json', '--watch', '--count', '2');
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect([first.at, second.at]).toEqual(['2021-10-04T15:42:10.000Z', '2021-10-04T15:43:10.000Z']);
    expect(first).toMatchObject({
      name: 'common-cause',
      incidents: [{ key: 'cause/owner/x', severity: 'page', layer: 'dns', since: '2021-10-04T15:40:00.000Z' }],
      vantages: [{ vantage: 'us-east-1', state: 'sees', minute: '2021-10-04T15:41:00.000Z' }, {}, {}],
      hubs: [{ region: 'us-west-2', alarms: [{ path: 'incident/cause/owner/x', kind: 'page' }] }, {}],
    });
    const a = first.services.find(({ service }: { service: string }) => service === 'a');
    expect(a.cells['us-east-1']).toEqual({ state: 'failing', code: 'dns.servfail' });
  });

  it('asks for nothing but what its documented policy allows, and for all of it', async () => {
    const { actions } = await start({ muted: MUTED });
    await status();
    expect([...actions].sort()).toEqual(documentedActions('status'));
  });

  it('its documented policy changes nothing', () => {
    for (const action of documentedActions('status')) expect(action).toMatch(/:(Describe|Filter|Scan|Get|List)/);
  });

  it('ends with 2 for a file that is not there, and for an option that is none', async () => {
    expect((await commandLine('status', '--config', 'nowhere.yaml')).status).toBe(2);
    expect((await commandLine('status', '--whatch')).status).toBe(2);
  });
});
