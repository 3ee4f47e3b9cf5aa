import { describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import shipped from '../../monitor.config';
import { problemsWith, SMALL } from './small-monitor';

describe('monitor.config.ts', () => {
  it('a small one is enough', () => {
    const { fleet, notes } = readMonitor(SMALL);
    expect(fleet).toMatchObject({
      name: 'common-cause',
      quorum: 2,
      resolvers: ['system', '1.1.1.1'],
      causes: { 'owner/x': ['a', 'b'] },
    });
    expect(fleet.witnesses.length).toBeGreaterThanOrEqual(5);
    expect(fleet.services[0]).toEqual({ name: 'a', dns: ['a.example'], http: [{ url: 'https://a.example/' }] });
    expect(notes).toEqual([]);
  });

  it('the shipped one watches four services of one owner from three regions, without a note', () => {
    const { fleet, notes } = readMonitor(shipped);
    expect(fleet.causes).toEqual({ 'owner/meta': ['Facebook', 'Instagram', 'WhatsApp', 'Threads'] });
    expect(fleet.vantages).toHaveLength(3);
    expect(notes).toEqual([]);
  });

  it('default witnesses are no monitored services, on as many top-level domains as there are hosts', () => {
    const hosts = readMonitor(SMALL).fleet.witnesses.map(({ http }) => new URL(http.url).hostname);
    expect(new Set(hosts.map((host) => host.split('.').at(-1))).size).toBe(hosts.length);
  });

  it('five mistakes at once give five problems', () => {
    const [a, b] = SMALL.services;
    const mistakes = {
      services: [
        { ...a, url: 'a.example' },
        { ...b, name: 'a' },
      ],
      vantages: ['us-east-1', 'eu-west-9'],
      quorum: 7,
      witnesses: [],
    };
    expect(problemsWith(mistakes)).toHaveLength(5);
  });

  it.each([[undefined], [null], ['text'], [[]]])('rejects a configuration that is %j', (config) => {
    expect(() => readMonitor(config)).toThrow('monitor.config.ts: is not a configuration');
  });
});
