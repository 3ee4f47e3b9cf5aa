import { describe, expect, it } from '@jest/globals';
import { FLEET, problemsOf } from './refusals';

describe('a scenario file', () => {
  it.each<[string, string, string]>([
    ['an unknown key', `title: t\n${FLEET}\nevent: []`, 's.yaml:3: event unknown key; did you mean "events"?'],
    [
      'an unknown key of an event',
      `title: t\n${FLEET}\nevents:\n  - at: 1m\n    fro: 5m\n    silent: true`,
      's.yaml:5: events[0].fro unknown key; did you mean "for"?',
    ],
    ['no title', FLEET, 's.yaml:1: title is not one line of 1 to 200 characters, got nothing; write such a text'],
    [
      'an empty title',
      `title: "  "\n${FLEET}`,
      's.yaml:1: title is not one line of 1 to 200 characters, got "  "; write such a text',
    ],
    [
      'a title that moves the cursor, without moving it',
      `title: "a\\x1b[2Jb"\n${FLEET}`,
      's.yaml:1: title is not one line of 1 to 200 characters, got "a\\u001b[2Jb"; write such a text',
    ],
    [
      'an unknown key that hides, without hiding it',
      `title: t\n${FLEET}\n"e\\u202events": []`,
      's.yaml:3: e\\u{202e}vents unknown key; did you mean "events"?',
    ],
    [
      'no scenario at all',
      '- a list',
      's.yaml:1: is not a scenario, got ["a list"]; write title, fleet, events, expect',
    ],
    ['an empty file', '', 's.yaml: is not a scenario, got null; write title, fleet, events, expect'],
    [
      'a length of nothing',
      `title: t\n${FLEET}\nlength: 0m`,
      's.yaml:3: length lasts no time, got "0m"; write more than 0',
    ],
    [
      'a length of more than a week',
      `title: t\n${FLEET}\nlength: 169h`,
      's.yaml:3: length is longer than 7 days, got "169h"; end the events earlier, or write a length',
    ],
    [
      'an event that makes it longer than a week',
      `title: t\n${FLEET}\nevents: [{ at: 0m, for: 168h, silent: true }]`,
      's.yaml:1: length is longer than 7 days, got nothing; end the events earlier, or write a length',
    ],
    [
      'a start that is no instant',
      `title: t\n${FLEET}\nstart: 2021-10-04`,
      's.yaml:3: start is not an instant, got "2021-10-04"; write one such as 2021-10-04T15:30:00Z',
    ],
  ])('rejects %s', (_, text, message) => {
    expect(problemsOf(text)).toEqual([message]);
  });

  it.each<[string, string, string]>([
    [
      'a bracket that stays open',
      'title: t\nevents: [',
      's.yaml:2: is indented otherwise than the lines before it, or has a bracket that stays open, got "events: ["; align it, or close it',
    ],
    [
      'a key twice',
      'title: t\ntitle: u',
      's.yaml:2: has a key that stands there before, got "title: u"; write it once',
    ],
    [
      'two documents',
      'title: t\n---\ntitle: u',
      's.yaml:2: begins a second document, got "---"; keep each in a file of its own',
    ],
    ['a tab', 'title: t\nfleet:\n\tservices: 4', 's.yaml:3: is indented with a tab, got "services: 4"; use spaces'],
    [
      'a tag',
      'title: !secret t',
      's.yaml:1: has a tag that means nothing here, got "title: !secret t"; leave the tag out',
    ],
    [
      'an anchor that is not there',
      'title: *t',
      's.yaml:1: names an anchor that does not exist, got "title: *t"; write the value itself',
    ],
    [
      'a list as a key',
      'title: t\n? [a]\n: b',
      's.yaml:2: has a key that is not a text, got "? [a]"; put it into quotes',
    ],
  ])('rejects %s, in our words and with the line', (_, text, message) => {
    expect(problemsOf(text)[0]).toBe(message);
  });

  it('rejects 10 MB of it', () => {
    expect(problemsOf(`title: ${'x'.repeat(10_000_000)}`)).toEqual([
      's.yaml: is too large, got 10000007 characters; write at most 1000000',
    ]);
  });

  it('rejects what is nested too deeply', () => {
    expect(problemsOf(`title: ${'['.repeat(50_000)}`)).toEqual([
      expect.stringMatching(/^s\.yaml:1: is nested too deeply, got .*; write it out$/),
    ]);
  });

  it('rejects aliases that grow without end', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...['b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
        (name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[index]}`).join(', ')}]`,
      ),
    ];
    expect(problemsOf(bomb.join('\n'))).toEqual(['s.yaml: has aliases that grow without end; write it out']);
  });

  it('rejects an anchor that contains itself', () => {
    expect(problemsOf('title: t\nevents: &a [*a]')).toEqual(['s.yaml:1: contains itself; write it out']);
  });

  it('reports every problem at once', () => {
    const lines = [
      'title: 5',
      'fleet: { services: 4, vantages: 3, hubs: 1, causes: { dns/x: [svc0, svc7] } }',
      'length: long',
      'events:',
      '  - { at: soon, silent: true }',
      '  - { at: 1m, witness: failing }',
      '  - { at: 1m, services: [svc9], result: http.status }',
      'expect: { pages: [service/svc8], services: 5/4 }',
    ];
    expect(problemsOf(lines.join('\n')).map((problem) => problem.split(' ')[1])).toEqual([
      'title',
      'length',
      'events[0].at',
      'events[1].witness',
      'expect.services',
      'fleet.causes.dns/x[1]',
      'events[2].services[0]',
      'expect.pages[0]',
    ]);
  });
});
