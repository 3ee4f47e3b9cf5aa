import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Listening, listen } from '../../servers/listen';
import { commandLine } from '../capture';

const folder = mkdtempSync(join(tmpdir(), 'common-cause-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

let written = 0;

/** A configuration in a file of its own: two services of one owner, unless changed. */
function configuration(change: object = {}): string {
  written += 1;
  const file = join(folder, `monitor-${written}.json`);
  const base = {
    services: [
      { name: 'Shop', owner: 'acme', url: 'https://shop.example.com/' },
      { name: 'Login', owner: 'acme', url: 'https://login.example.com/' },
    ],
    vantages: ['us-east-1', 'eu-west-1', 'ap-southeast-1'],
    hubs: ['us-west-2'],
    notify: [{ email: 'oncall@example.com' }],
  };
  writeFileSync(file, JSON.stringify({ ...base, ...change }));
  return file;
}

async function checked(file: string, ...options: readonly string[]) {
  const { status, stdout, stderr } = await commandLine('check', '--config', file, '--json', ...options);
  return { status, stderr, ...JSON.parse(stdout) };
}

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `svc${index}`,
    owner: `owner${Math.floor(index / 5)}`,
    url: `https://svc${index}.example.com/`,
  }));

describe('common-cause check', () => {
  it('prints what the shipped configuration would deploy', async () => {
    const { status, stdout, stderr } = await commandLine('check');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^sound {2}.*monitor\.config\.ts$/m);
    expect(stdout).toContain('us-east-1, eu-west-1, ap-southeast-1; 2 of 3 must say so');
    expect(stdout).toContain('  owner/meta: Facebook, Instagram, WhatsApp, Threads');
    expect(stdout).toMatch(/\d+ series, \d+ metric alarms, \d+ composite alarms, \d+ functions/);
    expect(stdout).toMatch(/common-cause-hub-us-west-2 +\d+ of 500 resources +\d+ of 1,000 kB/);
    expect(stdout).toMatch(/\$\d+\.\d\d a month: /);
    expect(stdout).not.toContain('warning');
  });

  it('prints the same of fifty services as JSON', async () => {
    const { status, problems, warnings, services, causes, counts, monthlyUsd } = await checked(
      configuration({ services: many(50), hubShards: 2 }),
    );
    expect([status, problems, warnings]).toEqual([0, [], []]);
    expect(services[7]).toEqual({ name: 'svc7', causes: ['owner/owner1'] });
    expect(causes['owner/owner1']).toEqual(['svc5', 'svc6', 'svc7', 'svc8', 'svc9']);
    expect(counts).toMatchObject({ vantages: 3, hubs: 1, quorum: 2, services: 50, causes: 10 });
    expect(counts.metricAlarms).toBeGreaterThan(100);
    expect(counts.stacks).toHaveLength(5);
    expect(counts.stacks[0]).toEqual({
      name: 'common-cause-hub-us-west-2',
      resources: expect.any(Number),
      bytes: expect.any(Number),
    });
    expect(monthlyUsd).toBeGreaterThan(100);
  });

  it('what fits into no stack is a problem', async () => {
    const { status, problems } = await checked(configuration({ services: many(300), tickets: 'shared' }));
    expect(status).toBe(2);
    expect(problems).toHaveLength(1);
    expect(problems[0].text).toMatch(/more resources than one stack/);
  });

  it('what costs too much is a problem', async () => {
    const { status, problems } = await checked(configuration({ maxMonthlyUsd: 1 }));
    expect([status, problems[0].text]).toEqual([
      2,
      expect.stringMatching(/^maxMonthlyUsd is less than what this costs/),
    ]);
  });

  it('every problem has its place and its text, and the exit status is 2', async () => {
    const file = configuration({ services: [{ name: 'Shop', url: 'shop' }], quorums: 2 });
    const { status, problems, stderr } = await checked(file);
    expect([status, stderr]).toEqual([2, '']);
    expect(problems).toEqual([
      { where: `${file}:1: services[0].url`, text: expect.stringMatching(/^is not a URL, got "shop"; /) },
      { where: `${file}:1: quorums`, text: expect.stringMatching(/^unknown key; did you mean "quorum"\?$/) },
    ]);
    const text = await commandLine('check', '--config', file);
    expect([text.status, text.stdout, text.stderr.trimEnd().split('\n')]).toEqual([2, '', expect.any(Array)]);
    expect(text.stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('a warning', () => {
  const witnesses = (...hosts: readonly string[]) => hosts.map((host) => ({ url: `https://${host}/` }));

  it.each<[string, object, string, RegExp]>([
    [
      'a service without a cause',
      { services: [...many(2), { name: 'Alone', url: 'https://alone.example.com/' }] },
      'services[2]',
      /^Alone belongs to no cause/,
    ],
    [
      'an owner of one service',
      { services: [...many(2), { name: 'Alone', owner: 'ownr0', url: 'https://alone.example.com/' }] },
      'services[2].owner',
      /^ownr0 owns Alone alone/,
    ],
    [
      'two causes with the same members',
      { causes: { 'cdn/fastly': ['Login', 'Shop'] } },
      'causes.cdn/fastly',
      /^has the same members as owner\/acme/,
    ],
    [
      'witnesses on one network',
      { witnesses: witnesses('a.one.test', 'b.one.test', 'two.test', 'three.test') },
      'witnesses',
      /^2 of 4 stand on one network \(one\.test\)/,
    ],
    [
      'witnesses below a suffix of two labels',
      { witnesses: witnesses('www.bbc.co.uk', 'news.bbc.co.uk', 'www.itv.co.uk') },
      'witnesses',
      /^2 of 3 stand on one network \(bbc\.co\.uk\)/,
    ],
    [
      'a hub that is the only vantage of its continent',
      { hubs: ['eu-west-1'] },
      'hubs[0]',
      /^eu-west-1 is a hub and the only vantage of Europe/,
    ],
  ])('tells of %s', async (_, change, where, text) => {
    const file = configuration(change);
    const { status, problems, warnings } = await checked(file);
    expect([status, problems]).toEqual([0, []]);
    const found = warnings.filter((each: { readonly where: string }) => each.where === `${file}: ${where}`);
    expect(found.map((each: { readonly text: string }) => each.text)).toEqual([expect.stringMatching(text)]);
  });

  it('stands apart from what is sound', async () => {
    const { stdout } = await commandLine('check', '--config', configuration({ hubs: ['eu-west-1'] }));
    expect(stdout).toMatch(/^sound/);
    expect(stdout).toMatch(/\n\n1 warning\n {2}.*hubs\[0\]: eu-west-1/);
  });
});

describe('--connect', () => {
  const WITNESSES = ['127.0.0.2', '127.0.0.3', '127.0.0.4'];
  let servers: readonly Listening[];
  let port: number;

  const web = () =>
    createServer(({ url }, response) =>
      response.writeHead(url === '/gone' ? 410 : url === '/refused' ? 403 : 200).end(),
    );

  beforeAll(async () => {
    const first = await listen(web());
    port = first.port;
    servers = [first, ...(await Promise.all(WITNESSES.map((host) => listen(web(), host, port))))];
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  const target = (host: string, path = '/', of = port) => ({
    url: `http://${host}:${of}${path}`,
    allowPrivateAddresses: true,
  });
  const SERVICES = () => [
    { name: 'Shop', owner: 'acme', ...target('127.0.0.1') },
    { name: 'Gone', owner: 'acme', ...target('127.0.0.1', '/gone') },
    { name: 'Refused', owner: 'acme', ...target('127.0.0.1', '/refused') },
  ];

  it('asks every endpoint and witness once, from here', async () => {
    const file = configuration({ services: SERVICES(), witnesses: WITNESSES.map((host) => target(host)) });
    const { status, connect } = await checked(file, '--connect');
    expect(status).toBe(0);
    expect(connect).toEqual([
      ...WITNESSES.map((host) => ({ target: `http://${host}:${port}/`, witness: host, code: 'up' })),
      { target: `http://127.0.0.1:${port}/`, service: 'Shop', code: 'up' },
      { target: `http://127.0.0.1:${port}/gone`, service: 'Gone', code: 'http.status' },
      { target: `http://127.0.0.1:${port}/refused`, service: 'Refused', code: 'blocked.status' },
    ]);
    const { stdout } = await commandLine('check', '--config', file, '--connect');
    expect(stdout).toContain('Tried from here: 4 of 6 targets answer');
    expect(stdout).toContain(`  http.status  http://127.0.0.1:${port}/gone (Gone)`);
  });

  it('a blind machine is one warning, and what stands on it is asked all the same', async () => {
    const file = configuration({ services: SERVICES(), witnesses: WITNESSES.map((host) => target(host, '/', 1)) });
    const { status, connect, warnings } = await checked(file, '--connect');
    expect(status).toBe(0);
    expect(connect.map(({ code }: { readonly code: string }) => code)).toEqual(['up', 'http.status', 'blocked.status']);
    const blind = warnings.filter(({ where }: { readonly where: string }) => where === '--connect');
    expect(blind.map(({ text }: { readonly text: string }) => text)).toEqual([
      expect.stringMatching(/^This machine is blind: 3 of its 3/),
    ]);
  });
});
