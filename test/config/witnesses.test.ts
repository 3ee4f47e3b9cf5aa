import { describe, expect, it } from '@jest/globals';
import { DEFAULT_WITNESSES } from '../../lib/config/default-witnesses';
import { readMonitor } from '../../lib/config/read-monitor';
import { problemsWith, SMALL, serving } from './small-monitor';

const witnesses = (...hosts: readonly string[]) => ({ witnesses: hosts.map((host) => ({ url: `https://${host}/` })) });

describe('witnesses', () => {
  it('a default one that is watched is left out, with a note', () => {
    const { fleet, notes } = readMonitor({
      ...SMALL,
      ...serving({ url: 'https://WWW.google.com./search', dns: ['www.ripe.net.'] }),
    });
    expect(fleet.witnesses.map(({ name }) => name)).toEqual(['wikipedia', 'cloudflare', 'bbc', 'heise']);
    expect(notes).toEqual([
      'monitor.config.ts: witnesses: the default one "google" is left out, for www.google.com is watched; 4 are left',
      'monitor.config.ts: witnesses: the default one "ripe" is left out, for www.ripe.net is watched; 4 are left',
    ]);
  });

  it('rejects that most of the default ones are watched', () => {
    const urls = DEFAULT_WITNESSES.slice(0, 4).map(({ http }) => http.url);
    expect(problemsWith(serving({ urls }))).toEqual([
      'witnesses leaves only 2 of the 6 default ones, for the others are watched, got nothing; name control targets of your own',
    ]);
  });

  it.each([
    [
      'by the host of a URL',
      witnesses('B.example.:8443', 'c.example', 'd.example', 'e.example'),
      'https://B.example.:8443/',
    ],
    [
      'by a DNS name',
      { ...serving({ dns: ['c.example'] }), ...witnesses('c.example', 'd.example', 'e.example', 'f.example') },
      'https://c.example/',
    ],
  ])('rejects one that is watched: %s', (_, change, url) => {
    expect(problemsWith(change)).toEqual([
      `witnesses[0].url is watched itself, got "${url}"; choose a target of its own`,
    ]);
  });

  it('rejects three of one host', () => {
    const same = { witnesses: ['1', '2', '3'].map((path) => ({ url: `https://c.example/${path}` })) };
    expect(problemsWith(same)).toEqual([
      'witnesses has fewer than three different hosts, got ["c.example"]; add some on other networks, or leave the key out for the default set',
    ]);
  });

  it('one that is not a URL is one problem, not two', () => {
    expect(problemsWith(witnesses('c.example', 'd.example', ''))).toHaveLength(1);
  });
});
