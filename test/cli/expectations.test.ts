import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { commandLine } from './capture';

const folder = mkdtempSync(join(tmpdir(), 'common-cause-expect-'));

function file(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

const FLEET = 'fleet: { services: 2, vantages: 3, hubs: 1 }';
const LOOK = file('look.yaml', 'title: a look', FLEET, 'length: 5m');
const QUIET = file('quiet.yaml', 'title: quiet <& calm>', FLEET, 'length: 5m', 'expect: { pages: [] }');
const HOPEFUL = file('hopeful.yaml', 'title: hopeful', FLEET, 'length: 5m', 'expect: { pages: [service/svc0] }');

describe('a scenario without expect', () => {
  it('is played to look at, and says that nothing was expected', async () => {
    const { status, stdout, stderr } = await commandLine('drill', LOOK, '--phases', '2', '--quiet');
    expect([status, stdout, stderr]).toEqual([0, 'PLAYED  a look: 2 phases, nothing was expected\n', '']);
  });

  it('is exit status 2 where a machine reads', async () => {
    const { status, stdout, stderr } = await commandLine('drill', QUIET, LOOK, '--phases', '2', '--json');
    expect(status).toBe(2);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).pass),
    ).toEqual([true, null]);
    expect(stderr).toBe(`${LOOK}: nothing was expected; add expect, or play it without --json and --junit\n`);
  });
});

describe('--junit', () => {
  it('writes a test case per scenario', async () => {
    const path = join(folder, 'drills.xml');
    const { status } = await commandLine('drill', QUIET, HOPEFUL, '--phases', '2', '--quiet', '--junit', path);
    expect(status).toBe(1);
    expect(readFileSync(path, 'utf8').replaceAll(folder, '')).toMatchInlineSnapshot(`
"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="common-cause drill" tests="2" failures="1" errors="0" skipped="0">
<testsuite name="common-cause drill" tests="2" failures="1" errors="0" skipped="0">
<testcase name="quiet &lt;&amp; calm&gt;" classname="quiet.yaml" file="/quiet.yaml"/>
<testcase name="hopeful" classname="hopeful.yaml" file="/hopeful.yaml"><failure message="2 of 2 phases: missing page service/svc0" type="expectation">2 of 2 phases: missing page service/svc0</failure></testcase>
</testsuite>
</testsuites>
"
`);
  });

  it('marks what expects nothing as skipped, and ends with status 2', async () => {
    const path = join(folder, 'look.xml');
    expect((await commandLine('drill', LOOK, '--phases', '1', '--quiet', '--junit', path)).status).toBe(2);
    expect(readFileSync(path, 'utf8')).toContain('><skipped message="nothing was expected"/></testcase>');
  });

  it('rejects a file that has no folder, before anything is played', async () => {
    const path = join(folder, 'none', 'drills.xml');
    expect(await commandLine('drill', QUIET, '--junit', path)).toEqual({
      status: 2,
      stdout: '',
      stderr: `${path}: has no folder to stand in; make it first\n`,
    });
  });
});
