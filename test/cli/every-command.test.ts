import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandLine, onTerminal } from './capture';
import { type LocalTargets, startLocalTargets } from './probe/local-targets';

const COMMANDS = ['probe', 'check', 'cost', 'drill', 'rehearse', 'status', 'test-page', 'mute', 'reference'];

const ESCAPE = '\u{1b}';
const SGR = new RegExp(`${ESCAPE}\\[[\\d;]*m`, 'g');

/** Lines that are wider than a terminal, but for words that cannot be broken: they may be commands to copy. */
function tooWide(text: string, columns: number): readonly string[] {
  return text
    .replace(SGR, '')
    .split('\n')
    .filter((line) => [...line].length > columns && line.trim().includes(' '));
}

describe('every command', () => {
  it.each(COMMANDS)('%s explains itself with examples, in 80 columns', async (command) => {
    const { status, stdout } = await commandLine(command, '--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Examples:\\n {2}common-cause ${command}`, 'm'));
    expect(tooWide(stdout, 80)).toEqual([]);
  });

  it('the program explains itself with examples, and names every command', async () => {
    const { status, stdout } = await commandLine('--help');
    expect(status).toBe(0);
    for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(tooWide(stdout, 80)).toEqual([]);
  });

  it.each(['check', 'cost'])('%s fits a terminal of 80 columns', async (command) => {
    const { stdout } = await onTerminal(80, command);
    expect(tooWide(stdout, 80)).toEqual([]);
  });

  it.each(['check', 'cost'])('%s has no colours in a pipe', async (command) => {
    expect((await commandLine(command)).stdout).not.toContain(ESCAPE);
  });
});

describe('a probe on a terminal', () => {
  let targets: LocalTargets;
  beforeAll(async () => {
    targets = await startLocalTargets();
  });
  afterAll(() => targets.close());

  it('has colours that end where they began, and fits 80 columns', async () => {
    const { url, options } = targets;
    const { stdout } = await onTerminal(80, 'probe', url.up, url.down, url.refusing, ...options);
    expect(stdout).toContain(`${ESCAPE}[1;38;5;33mUP${ESCAPE}[0m`);
    expect(stdout).toContain(`${ESCAPE}[1;38;5;202mFAILING${ESCAPE}[0m`);
    expect(stdout).toContain(`${ESCAPE}[1;38;5;220mBLOCKED${ESCAPE}[0m`);
    expect(tooWide(stdout, 80)).toEqual([]);
  });

  it('fits 50 columns', async () => {
    const { stdout } = await onTerminal(50, 'probe', targets.url.up, ...targets.options, '--trace');
    expect(tooWide(stdout, 50)).toEqual([]);
  });
});
