import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addresses, answer, answers, type DnsBehaviour, record, silent } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { reply, startWebServer, type WebServer } from '../../servers/web-server';
import { cellOf, observe, open, spell } from '../probe';

const byType =
  (v4: DnsBehaviour, v6: DnsBehaviour): DnsBehaviour =>
  (query) =>
    (query.packet.questions?.[0]?.type === 'AAAA' ? v6 : v4)(query);

const lame: DnsBehaviour = (query) => [answer(query, { rcode: 'SERVFAIL', extendedErrors: [22], words: 'timed out' })];

const NAMES: Readonly<Record<string, DnsBehaviour>> = {
  'good.test': addresses('127.0.0.1'),
  'v6-only.test': byType(answers(), addresses('2606:4700::1111')),
  'nothing.test': byType(answers(), answers()),
  'nothing-or-lame.test': byType(answers(), answers({ rcode: 'SERVFAIL', extendedErrors: [23] })),
  'unspecified.test': addresses('0.0.0.0'),
  'private.test': addresses('10.0.0.1'),
  'mixed.test': addresses('10.0.0.1', '93.184.215.14'),
  'metadata.test': addresses('169.254.169.254'),
  'nxdomain.test': answers({ rcode: 'NXDOMAIN' }),
  'lame.test': lame,
  'alias.test': answers({ answers: [record('CNAME', 'alias.test', 'cdn.test')] }),
};

let good: DnsServer;
let mute: DnsServer;
let site: WebServer;

beforeAll(async () => {
  good = await startDnsServer(NAMES);
  mute = await startDnsServer(Object.fromEntries(Object.keys(NAMES).map((name) => [name, silent])));
  site = await startWebServer({ '/': reply(200) });
});

afterAll(() => Promise.all([good.close(), mute.close(), site.close()]));

const named = (...dns: readonly string[]) => ({ dns, http: [] });
const judged = async (...dns: readonly string[]) => spell(await cellOf(named(...dns), { resolvers: [good.resolver] }));

describe('names', () => {
  it('the first good answer is used, and a silent resolver is left behind after 0.3 s', async () => {
    const began = performance.now();
    const seen = await observe(named('mixed.test'), { resolvers: [mute.resolver, good.resolver] });
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(seen.names[0]?.replies.map(({ resolver, reply: { kind } }) => [resolver, kind])).toEqual([
      [mute.resolver, 'unanswered'],
      [good.resolver, 'answered'],
    ]);
  });

  it('IPv6 is asked for where IPv4 has nothing: without IPv6 here, nobody can say', async () => {
    const { verdict } = await cellOf(open(`http://v6-only.test:${site.port}/`), { resolvers: [good.resolver] });
    expect(verdict).toEqual({ kind: 'unknown', code: 'probe.noroute' });
    expect(await judged('v6-only.test')).toBe('up');
  });

  it.each([
    ['nothing.test', 'dns.nodata: nothing.test: no address from RESOLVER'],
    ['alias.test', 'dns.nodata: alias.test: no address of its alias cdn.test from RESOLVER'],
    ['nothing-or-lame.test', 'dns.servfail: nothing-or-lame.test: SERVFAIL (EDE 23 Network Error) from RESOLVER'],
    ['nxdomain.test', 'dns.nxdomain: nxdomain.test: NXDOMAIN from RESOLVER'],
    ['lame.test', 'dns.servfail: lame.test: SERVFAIL (EDE 22 No Reachable Authority "timed out") from RESOLVER'],
    ['unspecified.test', 'dns.answer: unspecified.test: 0.0.0.0, an unspecified address from RESOLVER'],
    ['private.test', 'dns.answer: private.test: 10.0.0.1, a private address from RESOLVER'],
    ['metadata.test', 'dns.answer: metadata.test: 169.254.169.254, a link-local address from RESOLVER'],
    ['mixed.test', 'up'],
  ])('%s is %s', async (name, expected) => {
    expect(await judged(name)).toBe(expected.replace('RESOLVER', good.resolver));
  });

  it('says what each of several resolvers said', async () => {
    const resolvers = [good.resolver, mute.resolver];
    expect(spell(await cellOf(named('nxdomain.test'), { resolvers }))).toMatch(
      /^dns\.nxdomain: nxdomain\.test: NXDOMAIN from 127\.0\.0\.1:\d+, no answer in 2\.0 s from 127\.0\.0\.1:\d+$/,
    );
  });

  it('a name that may be private for one URL may be so for no other', async () => {
    const url = `http://good.test:${site.port}/`;
    const other = { ...open(url), dns: ['private.test'] };
    const { verdict } = await cellOf(other, { resolvers: [good.resolver] });
    expect(verdict).toMatchObject({ kind: 'failing', code: 'dns.answer', connection: 'up' });
  });

  it('a permission for private addresses opens neither loopback nor link-local ones in Lambda', async () => {
    const resolvers = [good.resolver];
    const url = `http://good.test:${site.port}/`;
    expect((await cellOf(open(url), { resolvers })).verdict.kind).toBe('up');
    expect(spell(await cellOf(open(url), { resolvers, isLambda: true }))).toMatch(/^dns\.answer: .*a loopback address/);
    const metadata = open('http://metadata.test/');
    expect(spell(await cellOf(metadata, { resolvers, isLambda: true }))).toMatch(
      /^dns\.answer: .*a link-local address/,
    );
  });

  it('a host with a final dot, or in capitals, is the same name', async () => {
    expect(spell(await cellOf(open(`http://GOOD.test.:${site.port}/`), { resolvers: [good.resolver] }))).toBe('up');
    expect(spell(await cellOf(open('https://nxdomain.test./'), { resolvers: [good.resolver] }))).toMatch(
      /^dns\.nxdomain/,
    );
  });

  it('a service of which nothing was judged is unknown, never up', async () => {
    expect(spell(await cellOf({ dns: [], http: [] }, { resolvers: [good.resolver] }))).toBe('probe.budget');
    const { verdict } = await cellOf(
      { dns: [], http: [{ url: 'http://127.0.0.1/' }, { url: 'http://[::1]/', allowPrivateAddresses: true }] },
      { resolvers: [good.resolver] },
    );
    expect(verdict).toEqual({ kind: 'unknown', code: 'probe.noroute' });
  });

  it('an address is requested, and never asked for as a name', async () => {
    const before = good.asked.length;
    expect(spell(await cellOf(open(`http://127.0.0.1:${site.port}/`), { resolvers: [good.resolver] }))).toBe('up');
    expect(good.asked.length).toBe(before);
  });
});
