import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { bundle } from '../../lib/stacks/bundle';
import config from '../../monitor.config';

/** Every variable that some function wants. */
const ENVIRONMENT = {
  AWS_REGION: 'us-west-2',
  CLAIMS_TABLE: 'claims',
  RUN_QUEUE_URL: 'http://127.0.0.1/queue',
  TOPICS: '[]',
  RECEIPTS_TABLE: 'receipts',
  TICK_QUEUE_URL: 'http://127.0.0.1/ticks',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

describe('a bundle loads where nothing is but itself', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'common-cause-bundles-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['canary', 'notifier', 'sentinel', 'loop', 'fallback', 'matrix'] as const)('%s', (name) => {
    const asset = bundle(name, readMonitor(config).fleet, join(folder, name));
    const program = 'process.stdout.write(typeof require(process.argv[1]).handler)';
    const loaded = spawnSync(process.execPath, ['-e', program, asset], {
      cwd: folder,
      env: ENVIRONMENT,
      encoding: 'utf8',
    });
    expect([loaded.stdout, loaded.stderr]).toEqual(['function', '']);
  });
});
