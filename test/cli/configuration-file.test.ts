import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SMALL } from '../config/small-monitor';
import { commandLine } from './capture';

const ROOT = resolve(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'common-cause-config-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const OWN = file('own.yaml', 'title: ours\nlength: 5m\nexpect: { pages: [] }\n');
const DEFINE = `import { defineMonitor } from '${ROOT}/lib/config/define-monitor';\n`;

/** The program as people start it: TypeScript is compiled as it is in the field. */
function program(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/common-cause.cjs'), ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { status, stdout, stderr };
}

describe('--config', () => {
  it.each([
    [
      'YAML',
      'other.yaml',
      `services: [{ name: Search, url: https://search.example/ }]\nvantages: [us-east-1, eu-west-1]\nhubs: [us-west-2]\nnotify: [{ email: a@example.com }]\n`,
    ],
    ['JSON', 'other.json', JSON.stringify({ ...SMALL, $schema: './schemas/configuration.schema.json' })],
  ])('takes %s', async (_, name, text) => {
    const { status, stderr } = await commandLine(
      'drill',
      OWN,
      '--config',
      file(name, text),
      '--phases',
      '1',
      '--quiet',
    );
    expect([status, stderr]).toEqual([0, '']);
  });

  it('takes TypeScript, and says once what it left out', () => {
    const services = [...SMALL.services, { name: 'g', url: 'https://www.google.com/' }];
    const path = file(
      'other.ts',
      `${DEFINE}export default defineMonitor(${JSON.stringify({ ...SMALL, services })});\n`,
    );
    const { status, stderr } = program('drill', OWN, OWN, '--config', path, '--phases', '1', '--quiet');
    expect(status).toBe(0);
    expect(stderr).toBe(
      `${path}: witnesses: the default one "google" is left out, for www.google.com is watched; 5 are left\n`,
    );
  });

  it('YAML is blamed with its lines', async () => {
    const path = file(
      'bad.yaml',
      'services:\n  - name: Search\n    url: search.example\nvantages: [us-east-1]\nhub: x\n',
    );
    const { status, stderr } = await commandLine('drill', OWN, '--config', path);
    expect(status).toBe(2);
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .map((line) => line.replace(`${path}:`, '').split(' ').slice(0, 2).join(' ')),
    ).toEqual(['3: services[0].url', '4: vantages', '1: hubs', '1: notify', '5: hub']);
  });

  it.each<[string, string, string, string]>([
    ['is not there', 'none.ts', '', ': no such file; name one that exists'],
    ['throws', 'throws.ts', '\n\nthrow new Error("no\\nway");\n', ':3: throws when it is loaded, got "no"; mend it'],
    [
      'has a syntax error',
      'syntax.ts',
      'export default {\n  services: [,\n  a b };\n',
      ':3: cannot be compiled, got "Expected \\"]\\" but found \\"b\\""; mend its form',
    ],
    [
      'imports what is not there',
      'imports.ts',
      'import { x } from "./nowhere";\nexport default x;\n',
      ': cannot be loaded, got "Cannot find module \'./nowhere\'"; mend its imports',
    ],
    [
      'exports nothing',
      'empty.ts',
      'export const a = 1;\n',
      ': exports no configuration; write export default defineMonitor({ ... })',
    ],
    [
      'exports something else',
      'else.ts',
      'export default 7;\n',
      ': is not a configuration, got 7; export default defineMonitor({ ... })',
    ],
  ])('a file that %s is one line and exit status 2', (_, name, text, message) => {
    const path = text === '' ? join(folder, name) : file(name, text);
    expect(program('drill', OWN, '--config', path)).toEqual({ status: 2, stdout: '', stderr: `${path}${message}\n` });
  });
});

describe('--config of data', () => {
  it.each<[string, string, string, string]>([
    [
      'is not YAML',
      'syntax.yaml',
      'a: b: c\n',
      ':1: has two colons where one can stand, got "a: b: c"; put the text into quotes, or begin a new line',
    ],
    [
      'is of another kind',
      'other.toml',
      'a = 1\n',
      ': is not a configuration; name a file that ends with .ts, .mts, .cts, .js, .mjs, .cjs, .json, .yaml, .yml',
    ],
  ])('a file that %s is one line and exit status 2', async (_, name, text, message) => {
    const path = file(name, text);
    expect(await commandLine('drill', OWN, '--config', path)).toEqual({
      status: 2,
      stdout: '',
      stderr: `${path}${message}\n`,
    });
  });
});

describe('the CDK app', () => {
  it('takes another file by -c config=FILE, and says in one line what is wrong with it', () => {
    const path = file('cdk.yaml', 'services: []\n');
    const { status, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', 'bin/app.ts'], {
      encoding: 'utf8',
      cwd: ROOT,
      env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ config: path }) },
    });
    expect(status).toBe(2);
    expect(stderr.split('\n')[0]).toBe(`${path}:1: services is empty, got []; name at least one service`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('a reader who stops reading', () => {
  it('is no failure', () => {
    const drill = `${process.execPath} ${join(ROOT, 'bin/common-cause.cjs')} drill --list`;
    const { stdout, stderr } = spawnSync('bash', ['-c', `${drill} ${OWN} | head -c 1; echo ",\${PIPESTATUS[0]}"`], {
      encoding: 'utf8',
    });
    expect([stdout.split(',')[1], stderr]).toEqual(['0\n', '']);
  });

  it('is told the version', async () => {
    expect(await commandLine('--version')).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
  });
});
