import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import config from '../../monitor.config';
import { bundleCanary } from '../canary/invoke-canary';

const KB = 1_000;

describe("the canary's bundle", () => {
  let folder = '';
  beforeAll(() => {
    folder = bundleCanary(readMonitor(config).fleet);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has 330 kB at most, with the clients of metrics, claims and queue', () => {
    const code = readFileSync(join(folder, 'index.js'), 'utf8');
    expect(['PutMetricData', 'PutItem', 'SendMessage'].filter((operation) => code.includes(operation))).toHaveLength(3);
    expect(statSync(join(folder, 'index.js')).size).toBeLessThanOrEqual(330 * KB);
  });

  it.each(['credential_process', 'sso_session', 'AssumeRoleWithWebIdentity', '169.254.170.2'])(
    'has nothing of the chain of credentials that Lambda cannot use: %s',
    (trace) => {
      expect(readFileSync(join(folder, 'index.js'), 'utf8')).not.toContain(trace);
    },
  );
});
