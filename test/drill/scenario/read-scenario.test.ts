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

  it('splits a result into its planes', () => {
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
