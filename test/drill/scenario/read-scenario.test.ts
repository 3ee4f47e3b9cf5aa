import { describe, expect, it } from '@jest/globals';
import { readScenario } from '../../../lib/drill/scenario/read-scenario';

const noFleet = () => {
  throw new Error('the scenario has a fleet of its own');
};

const FLEET = 'fleet: { services: 4, vantages: 3, hubs: 1, causes: { dns/x: [svc0..svc3] } }';

function scenario(...lines: readonly string[]) {
  return readScenario('folder/s.yaml', ['title: t', FLEET, ...lines].join('\n'), noFleet);
}

const EVENT = 'events: [{ at: 10m, for: 5m, services: [svc0..svc1], vantages: [v1], result: http.status }]';

describe('a scenario file', () => {
  it('names services and vantages in ranges, all, by cause and by region', () => {
    const events = [
      '  - { at: 1m, for: 1m, services: [svc0, svc2..svc3], vantages: [v0, ap-southeast-1], result: up }',
      '  - { at: 1m, for: 1m, services: all, result: up }',
      '  - { at: 1m, for: 1m, cause: dns/x, result: up }',
    ];
    const read = scenario('events:', ...events).events;
    expect(read.map(({ effect }) => (effect.kind === 'result' ? [...effect.services].join(' ') : ''))).toEqual([
      'svc0 svc2 svc3',
      'svc0 svc1 svc2 svc3',
      'svc0 svc1 svc2 svc3',
    ]);
    expect([...(read[0]?.vantages ?? [])]).toEqual(['us-east-1', 'ap-southeast-1']);
  });

  it('splits a result into its layers', () => {
    const [event] = scenario(
      'events: [{ at: 1m, services: all, result: [dns.timeout+tcp.timeout, http.status, up] }]',
    ).events;
    expect(event?.effect).toMatchObject({
      results: [
        { name: 'dns.timeout', connection: 'tcp.timeout' },
        { connection: 'http.status' },
        { name: 'up', connection: 'up' },
      ],
    });
  });

  it('plays everything that the format has', () => {
    const events = [
      '  - { at: 1m, services: [svc2], unprobed: true }',
      '  - { at: 1m, vantages: [v1], unprobed: 0.5 }',
      '  - { at: 1m, vantages: all, witnesses: down }',
      '  - { at: 1m, vantages: [v1], silent: true, cycle: { bad: 5m, good: 4m } }',
      '  - { at: 1m, vantages: [v1], runs: twice }',
      '  - { at: 1m, vantages: [v1], publish: twice }',
      '  - { at: 1m, publish: { late: 90s }, hub: primary }',
      '  - { at: 1m, resolvers: [1.1.1.1], result: dns.timeout }',
      '  - { at: 1m, part: topics, state: failing }',
    ];
    const read = scenario('events:', ...events).events;
    expect(read.map(({ effect }) => effect)).toMatchObject([
      { kind: 'untold', services: new Set(['svc2']) },
      { kind: 'cut-short', share: 0.5 },
      { kind: 'witnesses', state: 'down' },
      { kind: 'silent' },
      { kind: 'runs-twice' },
      { kind: 'publish', delivery: 'twice' },
      { kind: 'publish', delivery: { lateMs: 90_000 }, hubs: new Set(['us-west-2']) },
      { kind: 'resolvers', resolvers: new Set(['1.1.1.1']), results: [{ name: 'dns.timeout' }] },
      { kind: 'part', part: 'topics' },
    ]);
    expect(read[3]?.cycle).toEqual({ badMs: 300_000, goodMs: 240_000 });
  });

  it('names the vantages that reach a service, in the order of the fleet', () => {
    const fleet = 'fleet: { services: 3, vantages: 3, hubs: 1, reach: { svc1: [v2, us-east-1]} }';
    const read = readScenario('s.yaml', `title: t\n${fleet}`, noFleet).fleet;
    expect(read.services.map(({ vantages }) => vantages)).toEqual([
      undefined,
      ['us-east-1', 'ap-southeast-1'],
      undefined,
    ]);
  });

  it('leaves out a cause that fewer than two vantages can judge, with a note', () => {
    const fleet =
      'fleet: { services: 2, vantages: 3, hubs: 1, reach: { svc0: [v0, v1], svc1: [v1, v2] }, causes: { dns/x: [svc0..svc1] } }';
    const read = readScenario('s.yaml', `title: t\n${fleet}`, noFleet);
    expect(read.fleet.causes).toEqual({});
    expect(read.notes).toEqual([
      's.yaml:2: fleet.causes.dns/x is left out, for fewer than two vantages probe two of its members; give its members reach',
    ]);
  });

  it('reads times of day from its start, across midnight too', () => {
    const { events, isExact } = scenario(
      'start: 2021-10-04T15:30:00Z',
      'events: [{ at: 15:40, to: 00:30, services: all, result: up }]',
    );
    expect(events[0]).toMatchObject({ fromMs: 10 * 60_000, toMs: 9 * 3_600_000 });
    expect(isExact).toBe(true);
  });

  it('is as long as its last event and thirty minutes, unless it says otherwise', () => {
    expect(scenario(EVENT).lengthMs).toBe(45 * 60_000);
    expect(scenario('length: 1h30m', EVENT).lengthMs).toBe(90 * 60_000);
  });

  it('may be JSON', () => {
    const json = JSON.stringify({ title: 't', fleet: { services: ['a', 'b'], vantages: 2, hubs: 1 }, events: [] });
    expect(readScenario('s.json', json, noFleet).fleet.services.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});
