import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandLine } from '../capture';
import { CONFIG } from './muted-account';

const folder = mkdtempSync(join(tmpdir(), 'common-cause-mute-refused-'));
const file = join(folder, 'monitor.json');
beforeAll(() => writeFileSync(file, JSON.stringify(CONFIG)));
afterAll(() => rmSync(folder, { recursive: true }));

describe('mute', () => {
  it.each([
    [['service/aa', '--for', '1h'], 'key: is not a key of FILE, got "service/aa"; did you mean "service/a"?\n'],
    [
      ['monitor/way/us-west-2', '--for', '1h'],
      'key: is told by a sentinel and no alarm, got "monitor/way/us-west-2"; silence it at the pager\n',
    ],
    [['service/a'], '--for: is missing, got nothing; write how long, such as --for 1h, or --end\n'],
    [['service/a', '--for', '30s'], 'got "30s"; write whole minutes from 1m to 360h, such as 1h30m'],
    [['service/a', '--for', '90s'], 'got "90s"; write whole minutes'],
    [['service/a', '--for', '361h'], 'got "361h"; write whole minutes'],
    [['service/a', '--for', 'long'], 'got "long"; write whole minutes'],
    [['service/a', '--for', '1h', '--end'], "option '--end' cannot be used with option '--for <duration>'"],
    [['--for', '1h'], "missing required argument 'key'"],
    [
      ['service/a', '--for', '1h', '--hub', 'us-west-1'],
      '--hub: is not a hub that tells of service/a, got "us-west-1"; did you mean "us-west-2"?\n',
    ],
  ])('ends with 2 for %s', async (args, message) => {
    const { status, stderr } = await commandLine('mute', ...args, '--config', file);
    expect([status, stderr.replace(file, 'FILE')]).toEqual([2, expect.stringContaining(message)]);
  });
});
