import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../lib/input/problem';
import { readScenario } from '../../lib/drill/read-scenario';

const noFleet = () => {
  throw new Error('the scenario has a fleet of its own');
};

const FLEET = 'fleet: { services: 4, vantages: 3, hubs: 1, causes: { dns/x: [svc0..svc3] } }';

function scenario(...lines: readonly string[]) {
  return readScenario('folder/s.yaml', ['title: t', FLEET, ...lines].join('\n'), noFleet);
}

function problemsOf(text: string): readonly string[] {
  try {
    readScenario('s.yaml', text, noFleet);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
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

  it.each<[string, string, string]>([
    ['an unknown key', `title: t\n${FLEET}\nevent: []`, 's.yaml:3: event unknown key; did you mean "events"?'],
    [
      'an unknown key of an event',
      `title: t\n${FLEET}\nevents:\n  - at: 1m\n    fro: 5m\n    silent: true`,
      's.yaml:5: events[0].fro unknown key; did you mean "for"?',
    ],
    [
      'a bad time',
      `title: t\n${FLEET}\nevents: [{ at: soon, silent: true }]`,
      's.yaml:3: events[0].at is no time, got "soon"; write a duration from the start such as "10m", or a time of day such as "15:40"',
    ],
    [
      'a bare number as time',
      `title: t\n${FLEET}\nevents: [{ at: 10, silent: true }]`,
      's.yaml:3: events[0].at is no time, got 10; write a duration from the start such as "10m", or a time of day such as "15:40"',
    ],
    [
      'a member that does not exist',
      'title: t\nfleet: { services: 2, vantages: 3, hubs: 1, causes: { dns/x: [svc0..svc3] } }',
      's.yaml:2: fleet.causes.dns/x[0] is no service, got "svc0..svc3"; did you mean "svc0"?',
    ],
    [
      'a service that does not exist',
      `title: t\n${FLEET}\nevents: [{ at: 1m, services: [svc9], result: up }]`,
      's.yaml:3: events[0].services[0] is no service, got "svc9"; did you mean "svc0"?',
    ],
    [
      'a vantage that does not exist',
      `title: t\n${FLEET}\nevents: [{ at: 1m, vantages: [v3], silent: true }]`,
      's.yaml:3: events[0].vantages[0] is no vantage, got "v3"; did you mean "v0"?',
    ],
    [
      'a result that is none',
      `title: t\n${FLEET}\nevents: [{ at: 1m, services: all, result: http.statsu }]`,
      's.yaml:3: events[0].result is no result, got "http.statsu"; did you mean "http.status"?',
    ],
    [
      'a page that no alarm can open',
      `title: t\n${FLEET}\nexpect: { pages: [cause/dns/y] }`,
      's.yaml:3: expect.pages[0] is no page of this fleet, got "cause/dns/y"; did you mean "cause/dns/x"?',
    ],
    [
      'two hubs',
      'title: t\nfleet: { services: 2, vantages: 3, hubs: 2 }',
      's.yaml:2: fleet.hubs is not 1 (the default is 2), and a standby cannot be rehearsed by this version, got 2; write hubs: 1',
    ],
    [
      'two hubs by default',
      'title: t\nfleet: { services: 2, vantages: 3 }',
      's.yaml:2: fleet.hubs is not 1 (the default is 2), and a standby cannot be rehearsed by this version, got 2; write hubs: 1',
    ],
    [
      'what later versions rehearse',
      `title: t\n${FLEET}\nevents: [{ at: 1m, mute: [service/svc1] }]`,
      's.yaml:3: events[0].mute cannot be rehearsed by this version, got ["service/svc1"]; leave it out, or use a later version',
    ],
    [
      'an event without effect',
      `title: t\n${FLEET}\nevents: [{ at: 1m }]`,
      's.yaml:3: events[0] has 0 effects, got {"at":"1m"}; write one of result, witnesses, silent, part',
    ],
    [
      'an event that ends before it begins',
      `title: t\n${FLEET}\nevents: [{ at: 5m, to: 3m, silent: true }]`,
      's.yaml:3: events[0] ends before it begins, got 5 to 3 minutes; write a later end',
    ],
    ['no title', FLEET, 's.yaml:1: title is no text, got nothing; write one'],
    ['no scenario at all', '- a list', 's.yaml:1: is no scenario, got ["a list"]; write title, fleet, events, expect'],
    ['an empty file', '', 's.yaml: is no scenario, got null; write title, fleet, events, expect'],
  ])('rejects %s', (_, text, message) => {
    expect(problemsOf(text)).toEqual(expect.arrayContaining([message]));
  });

  it('rejects what is no YAML, with the line', () => {
    expect(problemsOf('title: t\nevents: [')[0]).toMatch(/^s\.yaml:2: is no YAML, got .*; mend its form$/);
  });

  it('rejects 10 MB of it', () => {
    expect(problemsOf(`title: ${'x'.repeat(10_000_000)}`)).toEqual([
      's.yaml: is too large, got 10000007 characters; a scenario has at most 1000000',
    ]);
  });

  it('rejects aliases that grow without end', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
        (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[index]}`).join(', ')}]`,
      ),
    ];
    expect(problemsOf(bomb.join('\n'))[0]).toMatch(/^s\.yaml: is no YAML/);
  });

  it('reports every problem at once', () => {
    const text = `title: 5\n${FLEET}\nlength: long\nevents: [{ at: soon, silent: true }, { at: 1m, witness: failing }]`;
    expect(problemsOf(text).map((problem) => problem.split(' ')[1])).toEqual([
      'title',
      'length',
      'events[0].at',
      'events[1].witness',
    ]);
  });
});
