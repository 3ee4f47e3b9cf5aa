import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadMonitor } from '../../lib/config/load-monitor';
import { secretsOf } from '../../lib/contract/reach';
import { definedForCanary, leftOutOfCanary } from '../../lib/stacks/left-out-of-canary';
import { ROOT } from '../form/files';
import { deployed } from '../stacks/deployment';

const read = (file: string) => loadMonitor(join(ROOT, 'docs', file));

describe.each(['site-behind-cdn.yaml', 'api-with-token.yaml', 'mail-host.yaml'])('docs/%s', (file) => {
  it('is a configuration, and becomes stacks', () => {
    const { fleet } = read(file);
    expect(fleet.services.length).toBeGreaterThan(2);
    expect([...deployed(read(file)).keys()]).toHaveLength(fleet.vantages.length + fleet.hubs.length);
  });
});

describe('the examples', () => {
  it('an API with a token has its secret, and JSON paths without patterns', () => {
    const { fleet } = read('api-with-token.yaml');
    expect(secretsOf(fleet.services)).toEqual(['api-watch/token']);
    expect(Object.keys(leftOutOfCanary(fleet))).toEqual(['re2js']);
  });

  it('a mail host has questions, name servers and dialogues, and no secret', () => {
    const { fleet } = read('mail-host.yaml');
    expect(Object.keys(definedForCanary(fleet))).toEqual([
      'process.env.CANARY_WITHOUT_ADDRESSES',
      'process.env.CANARY_WITHOUT_HTTP2',
      'process.env.CANARY_WITHOUT_SECRETS',
    ]);
    expect(fleet.services.flatMap(({ questions = [] }) => questions.map(({ type }) => type))).toEqual([
      'MX',
      'TXT',
      'MX',
      'TXT',
    ]);
  });
});
