import { describe, expect, it } from '@jest/globals';
import { attribute, coincidence } from '../../../lambda/canary/judging/attribute';
import type { Verdict } from '../../../lib/contract/verdict';
import { verdictFrom } from '../../verdict-from';

const SERVICES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Verdicts in short: `a: 'dns.servfail'`, `a: 'dns.timeout+tcp.timeout'`; everyone else is up. */
function verdicts(failing: Readonly<Record<string, string>>, services = SERVICES): ReadonlyMap<string, Verdict> {
  return new Map(
    services.map((service): [string, Verdict] => {
      return [service, verdictFrom(failing[service] ?? 'up')];
    }),
  );
}

function each(services: readonly string[], code: string): Readonly<Record<string, string>> {
  return Object.fromEntries(services.map((service) => [service, code]));
}

function taken(failing: Readonly<Record<string, string>>, causes: Readonly<Record<string, readonly string[]>>) {
  return [...attribute(verdicts(failing), causes).causes.keys()];
}

describe('attribution', () => {
  it.each([
    ['dns', 'dns.servfail', true],
    ['dns', 'http.status', false],
    ['tld', 'dns.nxdomain', true],
    ['cdn', 'tcp.timeout', true],
    ['cdn', 'tls.expired', true],
    ['cdn', 'dns.timeout', false],
    ['host', 'http.status', true],
    ['network', 'tcp.reset', true],
    ['network', 'tls.handshake', false],
    ['network', 'tcp.refused', false],
    ['network', 'tcp.unreachable', true],
    ['network', 'tls.timeout', true],
    ['network', 'http.timeout', false],
    ['network', 'http.status', false],
    ['network', 'tls.expired', false],
    ['ca', 'tls.untrusted', true],
    ['ca', 'tls.handshake', false],
    ['owner', 'dns.refused', true],
    ['owner', 'http.truncated', true],
  ])('%s with %s fits: %s', (kind, code, fits) => {
    const cause = `${kind}/x`;
    expect(taken(each(['a', 'b'], code), { [cause]: ['a', 'b'] })).toEqual(fits ? [cause] : []);
  });

  it('a silent last good address behind a dead name speaks for the network', () => {
    expect(taken(each(['a', 'b'], 'dns.timeout+tcp.timeout'), { 'network/x': ['a', 'b'] })).toEqual(['network/x']);
  });

  it('a good or blocked last good address does not', () => {
    expect(taken(each(['a', 'b'], 'dns.timeout+up'), { 'network/x': ['a', 'b'] })).toEqual([]);
    expect(taken(each(['a', 'b'], 'dns.timeout+blocked'), { 'cdn/x': ['a', 'b'] })).toEqual([]);
  });

  it('the cause that explains much and little else is taken first', () => {
    const causes = { 'cdn/large': SERVICES, 'cdn/small': ['a', 'b'] };
    expect(taken(each(['a', 'b'], 'http.status'), causes)).toEqual(['cdn/small']);
    expect(taken(each(SERVICES, 'http.status'), causes)).toEqual(['cdn/large']);
  });

  it.each([
    ['host/x', 'cdn/x'],
    ['ca/x', 'owner/x'],
    ['tld/x', 'dns/x'],
    ['cdn/x', 'network/x'],
  ])('at equal score %s comes before %s', (first, second) => {
    const code = first.startsWith('tld') ? 'dns.servfail' : first.startsWith('ca') ? 'tls.expired' : 'tcp.timeout';
    expect(taken(each(['a', 'b'], code), { [second]: ['a', 'b'], [first]: ['a', 'b'] })).toEqual([first]);
  });

  it('an owner needs half of its services', () => {
    const owner = { 'owner/x': SERVICES };
    expect(taken(each(['a', 'b'], 'http.status'), owner)).toEqual([]);
    expect(taken(each(['a', 'b', 'c'], 'http.status'), owner)).toEqual(['owner/x']);
  });

  it.each([
    ['three causes', SERVICES, { 'cdn/x': ['a', 'b'], 'cdn/y': ['c', 'd'], 'cdn/z': ['e', 'f'] }, true],
    ['two causes', ['a', 'b', 'c', 'd'], { 'cdn/x': ['a', 'b'], 'cdn/y': ['c', 'd'] }, false],
    ['one cause and two strays', ['a', 'b', 'c', 'd'], { 'cdn/x': ['a', 'b'] }, true],
    ['one cause and what is unexplained', SERVICES, { 'cdn/x': ['a', 'b'] }, false],
    ['two causes and what is unexplained', SERVICES, { 'cdn/x': ['a', 'b'], 'cdn/y': ['c'] }, false],
    ['strays alone, unexplained together', SERVICES, {}, false],
    [
      'a cause of 60 % of those that fail, and two strays',
      ['a', 'b', 'c', 'd', 'e'],
      { 'cdn/x': ['a', 'b', 'c'] },
      false,
    ],
  ])(
    '%s: three messages or more about 60 %% of all services are everything, unless one cause says it',
    (_, failing, causes, everything) => {
      expect(attribute(verdicts(each(failing, 'http.status')), causes).everything).toBe(everything);
    },
  );

  it('fewer than 60 % of all services are never everything', () => {
    const causes = { 'cdn/x': ['a', 'b'] };
    expect(attribute(verdicts(each(['a', 'b', 'c', 'd'], 'http.status'), [...SERVICES, 'g']), causes).everything).toBe(
      false,
    );
  });

  it('a network that takes its name servers along is named before the name servers', () => {
    const causes = { 'dns/x': ['a', 'b'], 'network/y': ['a', 'b'], 'cdn/z': ['a', 'b'] };
    expect(taken(each(['a', 'b'], 'dns.timeout+tcp.timeout'), causes)).toEqual(['network/y']);
    expect(taken(each(['a', 'b'], 'dns.timeout+up'), causes)).toEqual(['dns/x']);
    expect(taken(each(['a', 'b'], 'dns.servfail+http.status'), causes)).toEqual(['dns/x']);
  });

  it('what no cause explains is unexplained from three services on', () => {
    expect(attribute(verdicts(each(['a', 'b'], 'http.status')), {}).unexplained).toBe(false);
    expect(attribute(verdicts(each(['a', 'b', 'c'], 'http.status')), {}).unexplained).toBe(true);
  });

  it('a cause of one member is none', () => {
    expect(taken(each(['a'], 'http.status'), { 'cdn/x': ['a'] })).toEqual([]);
  });

  it.each([
    [2, 2],
    [4, 2],
    [5, 3],
    [18, 3],
    [19, 4],
    [71, 4],
    [72, 5],
    [983, 9],
    [984, 10],
  ])('of %d members, %d must fail', (members, k) => {
    expect(coincidence(members)).toBe(k);
  });
});
