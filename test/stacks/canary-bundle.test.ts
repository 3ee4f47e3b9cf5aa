import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import config from '../../monitor.config';
import { bundleCanary } from '../canary/invoke-canary';

const KB = 1_000;

const EVERYTHING = {
  name: 'a',
  questions: [{ name: 'a.example', servers: 'authoritative' as const }],
  endpoints: [
    { url: 'tls://a.example:25', startTls: 'smtp' as const },
    {
      url: 'https://a.example/',
      auth: { bearer: 'token' },
      httpVersion: '2' as const,
      addresses: 'all' as const,
      expect: { body: { matches: ['ok'] }, json: [{ path: '$.state' }] },
    },
  ],
};

describe("the canary's bundle", () => {
  let folder = '';
  let all = '';
  beforeAll(() => {
    folder = bundleCanary(readMonitor(config).fleet);
    all = bundleCanary(readMonitor({ ...config, services: [EVERYTHING] }).fleet);
  });
  afterAll(() => {
    for (const each of [folder, all]) rmSync(each, { recursive: true });
  });

  it('has 330 kB at most, without what its configuration does not use, with the clients of metrics, claims and queue', () => {
    const code = readFileSync(join(folder, 'index.js'), 'utf8');
    expect(['PutMetricData', 'PutItem', 'SendMessage'].filter((operation) => code.includes(operation))).toHaveLength(3);
    expect(statSync(join(folder, 'index.js')).size).toBeLessThanOrEqual(330 * KB);
  });

  it('has 560 kB at most, with everything that a configuration can ask for', () => {
    const { size } = statSync(join(all, 'index.js'));
    expect(size).toBeGreaterThan(400 * KB);
    expect(size).toBeLessThanOrEqual(560 * KB);
  });

  it.each([
    ['STARTTLS', '1.3.6.1.4.1.1466.20037'],
    ['HTTP/2', 'node:http2'],
    ['questions of any type', 'no record, expected one'],
    ['name servers', 'lame (no AA)'],
    ['promises', 'a body that cannot be read'],
    ['secrets', 'GetSecretValue'],
  ])('has nothing of what its configuration does not ask for: %s', (_, trace) => {
    expect(readFileSync(join(folder, 'index.js'), 'utf8')).not.toContain(trace);
    expect(readFileSync(join(all, 'index.js'), 'utf8')).toContain(trace);
  });

  it.each(['credential_process', 'sso_session', 'AssumeRoleWithWebIdentity', '169.254.170.2'])(
    'has nothing of the chain of credentials that Lambda cannot use: %s',
    (trace) => {
      expect(readFileSync(join(folder, 'index.js'), 'utf8')).not.toContain(trace);
    },
  );
});
