import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { InputError } from '../../lib/input/problem';
import { emptyBundles } from '../../lib/stacks/bundle';
import { createApp, synthesize } from '../../lib/stacks/synthesize';
import { SMALL } from '../config/small-monitor';

const folder = mkdtempSync(join(tmpdir(), 'common-cause-test-'));
const bundles = emptyBundles(join(folder, 'code'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is refused of so many services of twenty owners; empty where they fit. */
function refused(count: number, more: object = {}): string {
  const services = Array.from({ length: count }, (_, index) => ({
    name: `s${index}`,
    owner: `o${index % 20}`,
    url: `https://s${index}.example/`,
  }));
  try {
    synthesize(
      readMonitor({ ...SMALL, services, tickets: 'shared', ...more }, 'other.yaml'),
      bundles,
      createApp({ outdir: join(folder, 'cdk.out') }),
    );
    return '';
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

describe('more services than one stack can watch', () => {
  it('are refused in one line, with the number that fits and the file that asked', () => {
    const pattern =
      /^other\.yaml: services need more resources than one stack may have, got 170 services \(\d+ of 500 resources\); write at most (\d+), or hubShards: \d+ or more$/;
    const [, most] = pattern.exec(refused(170)) ?? [];
    expect(Number(most)).toBeGreaterThan(40);
    expect(refused(Number(most))).toBe('');
    expect(refused(Number(most) + 1)).toMatch(/^other\.yaml: services need more resources/);
  });

  it('or more causes than that fit the number of stacks that the refusal names', () => {
    const causes = Object.fromEntries(
      Array.from({ length: 150 }, (_, n) => [`cdn/c${n}`, ['s0', 's1', `s${2 + (n % 18)}`]]),
    );
    const [, shards] = /, or hubShards: (\d+) or more$/.exec(refused(20, { causes })) ?? [];
    expect(Number(shards)).toBeGreaterThan(2);
    expect(refused(20, { causes, hubShards: Number(shards) })).toBe('');
  });
});
