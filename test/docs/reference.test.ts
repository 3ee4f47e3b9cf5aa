import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { conclude } from '../../lambda/canary/judging/conclude';
import { peopleForm } from '../../lambda/incidents/forms/people-form';
import { contractReference } from '../../lib/cli/reference/contract-reference';
import { EXAMPLE_MONITOR } from '../../lib/cli/reference/example-monitor';
import { REFERENCES } from '../../lib/cli/reference/references';
import { readMonitor } from '../../lib/config/read-monitor';
import { METRICS } from '../../lib/contract/metrics';
import type { Cell } from '../../lib/contract/verdict';

/** Metrics that hubs publish, and the one that nobody does. */
const OF_HUBS: readonly string[] = ['LoopRequest', 'LoopTick', 'PeerAlive', 'Test'];

const ROOT = resolve(__dirname, '..', '..');

describe('references', () => {
  it.each(Object.entries(REFERENCES))('%s is what "common-cause reference" writes', async (path, text) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(await text());
  });

  it('the configuration with every key is accepted', () => {
    expect(readMonitor(EXAMPLE_MONITOR).fleet.name).toBe('shop-watch');
  });

  it('every member of a message is named in the contract', () => {
    const scope = { names: ['Shop'], of: 2 };
    const { message, attributes } = peopleForm({
      kind: 'updated',
      severity: 'page',
      key: 'service/Shop',
      at: 0,
      hub: 'eu-central-1',
      layer: 'dns',
      services: scope,
      vantages: scope,
      since: 0,
      isLarger: true,
      title: 'title',
      text: 'text',
      dedupKey: 'shop-watch/service/Shop',
    });
    const payload = JSON.parse(JSON.parse(message).https);
    const members = [payload, payload.services, attributes].flatMap((each) => Object.keys(each));
    expect(members.filter((member) => !contractReference().includes(`\`${member}\``))).toEqual([]);
  });

  it('every metric of canaries is published with the dimensions and the unit that the contract names', () => {
    const { fleet } = readMonitor(EXAMPLE_MONITOR);
    const cells: readonly Cell[] = [
      { service: 'Shop', verdict: { kind: 'up', slow: true }, responseTimeMs: 900, certificateDays: 60 },
      { service: 'Login', verdict: { kind: 'failing', code: 'dns.servfail', connection: 'tcp.timeout' } },
      { service: 'Stock', verdict: { kind: 'blocked', code: 'blocked.status' } },
    ];
    const witnesses = [{ name: 'witness', code: 'up' }] as const;
    const findings = { cells, witnesses, answers: [], failedResolvers: new Set(''), fromMemory: [] };
    const { samples } = conclude(fleet, 'eu-west-1', findings);
    for (const { metric, dimensions, unit } of samples) {
      expect([metric, Object.keys(dimensions), unit]).toEqual([
        metric,
        METRICS[metric].dimensions,
        METRICS[metric].unit,
      ]);
    }
    const ofCanaries = Object.keys(METRICS).filter((metric) => !OF_HUBS.includes(metric));
    expect(new Set(samples.map(({ metric }) => metric))).toEqual(new Set(ofCanaries));
  });
});
