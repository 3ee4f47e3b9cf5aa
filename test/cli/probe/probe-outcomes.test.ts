import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandLine } from '../capture';
import { type LocalTargets, startLocalTargets } from './local-targets';

let targets: LocalTargets;

beforeAll(async () => {
  targets = await startLocalTargets();
});

afterAll(() => targets.close());

/** A witness at a port where nothing listens: this machine sees nothing. */
const DEAD_WITNESS = ['--witness', 'http://127.0.0.1:1/'];

describe('the outcome of a probe', () => {
  it('all up is status 0', async () => {
    expect((await commandLine('probe', targets.url.up, ...targets.options)).status).toBe(0);
  });

  it('only refused is status 3', async () => {
    expect((await commandLine('probe', targets.url.refusing, targets.url.up, ...targets.options)).status).toBe(3);
  });

  it('a blind machine is said once, and lists no outages', async () => {
    const names = ['http://nowhere.test/', 'http://silent.test/'];
    const options = ['--resolver', targets.resolver, ...DEAD_WITNESS];
    const { status, stdout } = await commandLine('probe', ...names, ...options);
    expect(status).toBe(3);
    expect(stdout.match(/blind/g)).toHaveLength(1);
    expect(stdout).not.toMatch(/failing/i);
    expect(stdout).toContain('Not judged: http://nowhere.test/, http://silent.test/');
    const { services, blind } = JSON.parse((await commandLine('probe', ...names, ...options, '--json')).stdout);
    expect(blind).toBe(true);
    expect(services.map(({ verdict }: { readonly verdict: string }) => verdict)).toEqual(['unknown', 'unknown']);
  });

  it('a blind machine judges what stands on it all the same', async () => {
    const options = [
      ...targets.options.filter((each) => each !== '--witness' && each !== targets.witness),
      ...DEAD_WITNESS,
    ];
    const up = await commandLine('probe', targets.url.up, ...options, '--json');
    expect([up.status, JSON.parse(up.stdout).blind]).toEqual([0, true]);
    const down = await commandLine('probe', targets.url.down, 'http://nowhere.test/', ...options);
    expect(down.status).toBe(1);
    expect(down.stdout).toContain('FAILING at layer tcp: tcp.refused');
    expect(down.stdout).toContain('Not judged: http://nowhere.test/');
  });

  it('localhost is this machine, and no resolver is asked for it', async () => {
    const { port } = new URL(targets.witness);
    const { status, stdout } = await commandLine('probe', `http://localhost:${port}/`, ...targets.options, '--json');
    const { services } = JSON.parse(stdout);
    expect([status, services[0].names]).toEqual([0, [{ name: 'localhost', code: 'up', resolvers: [] }]]);
  });

  it('runs as often as it is told, a line of JSON each', async () => {
    const { stdout } = await commandLine('probe', targets.url.up, ...targets.options, '--json', '--count', '2');
    const runs = stdout.trimEnd().split('\n');
    expect(runs.map((run) => JSON.parse(run).services[0].code)).toEqual(['up', 'up']);
  });
});

describe('a trace', () => {
  it('has each packet, each header and each certificate of the chain', async () => {
    const { stdout } = await commandLine('probe', targets.url.up, ...targets.options, '--trace');
    expect(stdout).toMatch(
      /^ {7}0 s: CN=shop\.test\n {9}i: CN=Test authority\n {9}v: \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d$/m,
    );
    expect(stdout).toMatch(/^ {7}< date: /m);
    const [, packets = ''] = stdout.split('\npackets\n');
    const { resolver } = targets;
    expect(packets.trimEnd().split('\n')).toEqual([
      expect.stringMatching(new RegExp(`ms {2}udp -> ${resolver} {2}\\d+ bytes {2}A shop\\.test\\?$`)),
      expect.stringMatching(
        new RegExp(`ms {2}udp <- ${resolver} {2}\\d+ bytes {2}A shop\\.test NOERROR A 127\\.0\\.0\\.1$`),
      ),
    ]);
  });

  it('has the packets that were sent in vain, too', async () => {
    const { stdout } = await commandLine('probe', targets.url.silent, ...targets.options, '--trace');
    expect(stdout.match(/udp -> .* A silent\.test\?$/gm)?.length).toBeGreaterThan(2);
    expect(stdout).not.toMatch(/udp <- .* A silent\.test/);
  });
});

describe('a wish that makes no sense', () => {
  it.each<[string, string[], RegExp]>([
    [
      'a name that is no service',
      ['Whatsap'],
      /^probe: is neither a URL nor a service of .*got "Whatsap"; did you mean "WhatsApp"\?\n$/,
    ],
    ['a URL of another kind', ['ftp://a.test/'], /^probe: is not a URL, got "ftp:\/\/a\.test\/"; write one/],
    [
      'credentials in a URL',
      ['https://me:secret@a.test/'],
      /^probe: carries credentials, got "https:\/\/\*\*\*@a\.test\/"/,
    ],
    ['a witness that is no URL', ['http://a.test/', '--witness', 'me'], /^--witness: is not a URL, got "me"/],
    [
      'a resolver that is none',
      ['http://a.test/', '--resolver', 'dns.test'],
      /^--resolver: is not a resolver, got "dns\.test"; write/,
    ],
    ['a file of authorities that is not there', ['http://a.test/', '--ca', 'none.pem'], /^none\.pem: /],
    [
      'a file of authorities that holds none',
      ['http://a.test/', '--ca', 'package.json'],
      /^package\.json: has no certificates/,
    ],
    ['no runs at all', ['http://a.test/', '--count', '0'], /got "0"; write a whole number of at least 1/],
    ['a configuration that is not there', ['--config', 'none.ts'], /none\.ts: /],
  ])('rejects %s with one message and status 2', async (_, args, message) => {
    const { status, stdout, stderr } = await commandLine('probe', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it('reports everything that is wrong at once', async () => {
    const { stderr } = await commandLine('probe', 'Nobody', 'ftp://a.test/', '--resolver', 'x', '--witness', 'y');
    expect(stderr.trimEnd().split('\n')).toHaveLength(4);
  });
});
