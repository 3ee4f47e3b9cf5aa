import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { testPageAws } from '../../../lib/aws/test-page-aws';
import { isWell, runTest } from '../../../lib/cli/test-page/run-test';
import { readMonitor } from '../../../lib/config/read-monitor';
import { documentedActions } from '../../docs/policies';
import { unreadable } from '../../incidents/forms/rules';
import { commandLine } from '../capture';
import { useNobodysCredentials } from '../nobodys-credentials';
import { CONFIG, startTestedHub, type TestedHub, type Wrong } from './tested-hub';

const folder = mkdtempSync(join(tmpdir(), 'common-cause-test-page-'));
const file = join(folder, 'monitor.json');
beforeAll(() => writeFileSync(file, JSON.stringify(CONFIG)));
afterAll(() => rmSync(folder, { recursive: true }));

let hub: TestedHub | undefined;
useNobodysCredentials();
afterEach(async () => {
  await hub?.close();
  hub = undefined;
});

async function start(wrong?: Wrong): Promise<TestedHub> {
  hub = await startTestedHub(wrong);
  process.env.AWS_ENDPOINT_URL = hub.url;
  return hub;
}

const testPage = (...args: readonly string[]) => commandLine('test-page', '--config', file, ...args);

/** A test in which waiting takes no time. */
async function tested(severity: 'page' | 'ticket') {
  let now = Date.now();
  const sleep = async (ms: number) => {
    now += ms;
  };
  const deployment = readMonitor(CONFIG);
  const region = 'us-west-2';
  return runTest(
    { deployment, hub: region, severity, id: 'a1b2c3' },
    { ...testPageAws(region, {}), now: () => now, sleep },
  );
}

describe('test-page', () => {
  it('moves the alarm there and back, and says of each form that SNS took it', async () => {
    const { received, state } = await start();
    const { status, stdout } = await testPage();
    expect(status).toBe(0);
    expect(stdout.replaceAll(/TEST \w+/g, 'TEST ID')).toMatchInlineSnapshot(`
"TEST ID, as a page, from us-west-2

people  common-cause-people-pages  accepted by SNS as m-1
        1 subscription confirmed.
        AWS cannot tell whether an e-mail or SMS arrived: look in the inbox for "TEST ID".
pager   common-cause-pager-pages  accepted by SNS as m-1
        1 subscription confirmed.
        Whether the pager made an incident of it, and resolved it: look there for "TEST ID".
chat    common-cause-chat-pages  accepted by SNS as m-1
        1 subscription confirmed.
        Whether a channel shows it: look there for "TEST ID".
"
`);
    expect(state()).toBe('OK');
    expect([...received.keys()].sort()).toEqual(
      ['chat', 'pager', 'people'].map((form) => `common-cause-${form}-pages`),
    );
    const pager = received.get('common-cause-pager-pages') ?? [];
    expect(pager.map((subject) => subject.replace(/TEST \w+/, 'TEST ID'))).toEqual([
      'ALARM: TEST ID: the way to you works, nothing is wrong',
      'OK: TEST ID: is over, nothing is wrong',
    ]);
    expect(pager.flatMap(unreadable)).toEqual([]);
  });

  it('asks for nothing but what its documented policy allows, and for all of it', async () => {
    const { actions } = await start();
    await testPage();
    // the notifier behind the alarm publishes in its own name
    expect([...actions].filter((action) => action !== 'sns:Publish').sort()).toEqual(documentedActions('test-page'));
  });

  it('as a ticket tells who hears of tickets, and wakes nobody', async () => {
    const { received } = await start();
    const { status, stdout } = await testPage('--kind', 'ticket', '--json');
    expect(status).toBe(0);
    expect([...received.keys()]).toEqual(['common-cause-people-tickets']);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'ticket',
      hub: 'us-west-2',
      topics: [{ form: 'people', accepted: true, messageId: 'm-1', confirmed: 1, unconfirmed: [] }],
    });
  });

  it('names a topic that refuses, and why; the others are told', async () => {
    const { received } = await start({ refusing: 'pager' });
    const { status, stdout } = await testPage();
    expect(status).toBe(1);
    expect(stdout).toMatch(/pager +common-cause-pager-pages {2}not accepted\n +not sent: SNS refused it, .*no key/);
    expect(received.size).toBe(2);
  });

  it('lists who has not confirmed, and topics to which nobody listens', async () => {
    await start({ unconfirmed: ['oncall@example.com'] });
    const pending = await testPage();
    expect([pending.status, pending.stdout]).toEqual([
      1,
      expect.stringContaining('nobody has confirmed oncall@example.com'),
    ]);
    await hub?.close();
    await start({ isUnsubscribed: true });
    const { status, stdout } = await testPage();
    expect(status).toBe(1);
    expect(stdout).toContain('No channel is configured with this topic: nobody hears of it.');
  });

  it('says after a minute that the notifier wrote nothing, and leaves the alarm at OK', async () => {
    const { state } = await start({ isNotifierDead: true });
    const result = await tested('page');
    expect(result && isWell(result)).toBe(false);
    expect(result?.topics.map(({ why }) => why)).toEqual(
      Array(3).fill('not sent: the notifier wrote nothing of it within a minute; read its log /common-cause/notifier'),
    );
    expect(state()).toBe('OK');
  });

  it('works although a broken-off test has left the alarm in ALARM', async () => {
    const { state } = await start({ state: 'ALARM' });
    const result = await tested('ticket');
    expect(result && isWell(result)).toBe(true);
    expect(state()).toBe('OK');
  });

  it('ends with 3 where the hub is not there, and where AWS refuses', async () => {
    await start({ isGone: true });
    const gone = await testPage();
    expect([gone.status, gone.stderr]).toEqual([
      3,
      'us-west-2: has no test alarm of common-cause; deploy its hub first\n',
    ]);
    await hub?.close();
    const refused = await testPage();
    expect(refused.status).toBe(3);
    expect(refused.stderr).toMatch(/^us-west-2: cannot read the test alarm, got ".*"; check credentials, profile and/);
  });

  it.each([
    [['--hub', 'us-west-1'], '--hub: is not a hub of FILE, got "us-west-1"; did you mean "us-west-2"?\n'],
    [
      ['--kind', 'call'],
      "error: option '--kind <kind>' argument 'call' is invalid. Allowed choices are page, ticket.\n",
    ],
  ])('ends with 2 for %s', async (args, message) => {
    const { status, stderr } = await testPage(...args);
    expect(status).toBe(2);
    expect(stderr.replace(file, 'FILE')).toContain(message);
  });

  it('ends with 2 where nobody is told of tickets', async () => {
    writeFileSync(join(folder, 'pages.json'), JSON.stringify({ ...CONFIG, notify: [{ pager: 'p' }] }));
    const { status, stderr } = await commandLine(
      'test-page',
      '--config',
      join(folder, 'pages.json'),
      '--kind',
      'ticket',
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining('notify tells nobody of tickets, got --kind ticket')]);
  });
});
