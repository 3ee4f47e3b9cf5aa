import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { builtInNames } from '../../lib/cli/built-in-drills';
import { DRILL_CODES } from '../../lib/cli/drill-codes';
import { commandLine } from './capture';

const folder = mkdtempSync(join(tmpdir(), 'common-cause-cli-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const FLEET = 'fleet: { services: 2, vantages: 3, hubs: 1 }';
const HOPEFUL = file('hopeful.yaml', `title: hopeful\n${FLEET}\nlength: 5m\nexpect: { pages: [service/svc0] }\n`);
const BROKEN = file('broken.yaml', `title: broken\n${FLEET}\nevents: [{ at: soon, silent: true }]\n`);

describe('the command line', () => {
  it("prints the drill's JSON, one line a scenario, in the order given", async () => {
    const { status, stdout, stderr } = await commandLine('drill', 'cdn-down', 'S03', '--json', '--phases', '2');
    const [first, second, ...more] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([status, stderr, more]).toEqual([0, '', []]);
    expect(first).toMatchObject({
      file: 'cdn-down.yaml',
      pass: true,
      phases: 2,
      failures: [],
      rawSends: { min: 1, max: 1 },
    });
    expect(first.first.pages[0]).toMatchObject({
      key: 'cause/cdn/cloudflare',
      layer: 'http',
      services: '3/3',
      vantages: '3/3',
      kind: 'opened',
      hub: 'primary',
    });
    expect(first.first.closes[0]).toMatchObject({ key: 'cause/cdn/cloudflare', kind: 'closed' });
    expect(second).toMatchObject({ file: 'one-minute-blip.yaml', timeToPage: null });
  });

  it('the same seed gives the same drill, another one another', async () => {
    const run = async (seed: string) =>
      (await commandLine('drill', 'cdn-down', '--json', '--phases', '1', '--seed', seed)).stdout;
    expect(await run('5')).toBe(await run('5'));
    expect(await run('5')).not.toBe(await run('6'));
  });

  it('draws a strip chart and the messages', async () => {
    const { stdout } = await commandLine('drill', 'dns-down', '--phases', '1', '--seed', '1');
    expect(stdout).toMatchInlineSnapshot(`
"DNS provider down: all 4 services

svc0      us-east-1          0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
svc0      eu-west-1          0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
svc0      ap-southeast-1     0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
svc1      us-east-1          0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
svc1      eu-west-1          0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
svc1      ap-southeast-1     0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
svc2      us-east-1          0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
svc2      eu-west-1          0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
svc2      ap-southeast-1     0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
svc3      us-east-1          0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
svc3      eu-west-1          0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
svc3      ap-southeast-1     0000000000XXXXXXXXXXXXXXX000000000000000000000000000000
incident  cause/dns/route53  ...........!!!!!!!!!!!!!!!!!!!!!!!!....................
                             12:00     12:10     12:20     12:30     12:40     12:50  (UTC)

12:11:15  PAGE  INCIDENT dns/route53: 4 of 4 services failing at dns, 3 of 3 vantages, since 12:10 UTC
12:35:15        RESOLVED dns/route53: after 15 min, 12:10 UTC to 12:25 UTC

PASS  DNS provider down: all 4 services: 1 of 1 phases as expected; first page 75 s after the onset (p95 75 s, at most 75 s)

"
`);
  });

  it('ends with status 1 where an expectation does not hold, and says which', async () => {
    const { status, stdout } = await commandLine('drill', HOPEFUL, '--phases', '1', '--quiet');
    expect(status).toBe(1);
    expect(stdout).toContain('FAIL  hopeful: 0 of 1 phases as expected\n  1 of 1 phases: missing page service/svc0\n');
  });

  it('names the built-in scenarios, each with its title', async () => {
    const { status, stdout } = await commandLine('drill', '--list');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^cdn-down +CDN down: 3 of 4 services$/m);
    expect(stdout.trimEnd().split('\n')).toHaveLength(builtInNames().length);
  });

  it('knows drills by their codes too, each of a drill that is there', () => {
    const names = builtInNames();
    expect(Object.values(DRILL_CODES).filter((name) => !names.includes(name))).toEqual([]);
    expect(names.filter((name) => Object.hasOwn(DRILL_CODES, name))).toEqual([]);
  });

  it.each<[string, string[], RegExp]>([
    [
      'a scenario that is none',
      ['drill', 'cdn-donw'],
      /^drill: no such file or built-in scenario, got "cdn-donw"; did you mean "cdn-down"\?\n$/,
    ],
    [
      'a file that is none',
      ['drill', 'folder/cdn-donw.yaml'],
      /^folder\/cdn-donw\.yaml: no such file; name one that exists\n$/,
    ],
    [
      'a name far from any',
      ['drill', 'd99'],
      /^drill: no such file or built-in scenario, got "d99"; common-cause drill --list names them\n$/,
    ],
    ['a broken file', ['drill', BROKEN], /broken\.yaml:3: events\[0\]\.at is not a time, got "soon"; write a duration/],
    ['a folder', ['drill', folder], /: is a folder; name a file in it\n$/],
    ['no scenario', ['drill'], /no scenario; name a file/],
    [
      'phases that are no number',
      ['drill', 's01', '--phases', 'many'],
      /got "many"; write a whole number from 1 to 1000/,
    ],
    ['no phases', ['drill', 's01', '--phases', '0'], /got "0"; write a whole number from 1 to 1000/],
    ['too many phases', ['drill', 's01', '--phases', '1001'], /got "1001"; write a whole number from 1 to 1000/],
    ['phases as a power', ['drill', 's01', '--phases', '1e1'], /got "1e1"; write a whole number from 1 to 1000/],
    ['a seed that is no number', ['rehearse', '--seed', '-3'], /got "-3"; write a whole number of at least 0/],
    ['an unknown option', ['drill', 's01', '--fast'], /unknown option '--fast'/],
    ['an unknown command', ['dril', 's01'], /unknown command 'dril'/],
  ])('rejects %s with one message and status 2', async (_, args, message) => {
    const { status, stdout, stderr } = await commandLine(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('says nothing of a good file where another is bad', async () => {
    const { status, stdout, stderr } = await commandLine('drill', 's01', BROKEN, 'd99');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});
