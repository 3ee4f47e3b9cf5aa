import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { requestsOf } from '../../../lambda/canary/probing/service-observation';
import { MAX_ADDRESSES } from '../../../lambda/canary/run-limits';
import type { AskedAddresses, HttpEndpoint } from '../../../lib/contract/fleet';
import { type Certificate, issue } from '../../servers/certificates';
import { addresses, answers, type DnsBehaviour, silent } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { type Listening, listen } from '../../servers/listen';
import { reply } from '../../servers/web-server';
import { cellOf, observe, open, type ProbeOptions, spell } from '../probe';

const byType =
  (v4: DnsBehaviour, v6: DnsBehaviour): DnsBehaviour =>
  (query) =>
    (query.packet.questions?.[0]?.type === 'AAAA' ? v6 : v4)(query);

const ofV4 = (...all: readonly string[]) => byType(addresses(...all), answers());

let isTurned = false;
const MANY = Array.from({ length: 12 }, (_, at) => `127.0.0.${at + 1}`);

/** Nobody listens at 127.0.0.9, nor at ::1 on the port of `dead-v6.test`. */
const NAMES: Readonly<Record<string, DnsBehaviour>> = {
  'two.test': ofV4('127.0.0.1', '127.0.0.2'),
  'half.test': ofV4('127.0.0.1', '127.0.0.9'),
  'dual.test': byType(addresses('127.0.0.1'), addresses('::1')),
  'dead-v6.test': byType(addresses('127.0.0.1'), addresses('::1')),
  'v6.test': byType(answers(), addresses('::1')),
  'mute-v6.test': byType(addresses('127.0.0.1'), silent),
  'many.test': byType((query) => addresses(...(isTurned ? MANY.toReversed() : MANY))(query), answers()),
  'mixed.test': ofV4('127.0.0.1', '0.0.0.0'),
  localhost: ofV4('127.0.0.1', '127.0.0.2'),
};

const site: RequestListener = ({ url, headers, socket }, response) => {
  if (url === '/moved') response.writeHead(302, { location: '/' }).end();
  else if (url === '/to-v4') response.writeHead(302, { location: `http://two.test:${socket.localPort}/` }).end();
  else if (url === '/to-one') response.writeHead(302, { location: `http://127.0.0.1:${socket.localPort}/` }).end();
  else {
    const status = socket.localAddress === '127.0.0.2' ? Number(url?.slice(1)) : 200;
    response.writeHead(status || 200).end(headers.host);
  }
};

const HAS_IPV6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));

let names: DnsServer;
let servers: readonly Listening[];
let port: number;
let v4Port: number;
let authority: Certificate;

beforeAll(async () => {
  names = await startDnsServer(NAMES);
  const first = await listen(createServer(site));
  port = first.port;
  const others = HAS_IPV6 ? ['127.0.0.2', '::1'] : ['127.0.0.2'];
  const v4Only = await listen(createServer(site));
  v4Port = v4Only.port;
  servers = [first, v4Only, ...(await Promise.all(others.map((host) => listen(createServer(site), host, port))))];
  authority = await issue({ isAuthority: true });
});
afterAll(() => Promise.all([names.close(), ...servers.map(({ close }) => close())]));

type Asked = Partial<HttpEndpoint> & Pick<ProbeOptions, 'isLambda'>;

async function judged(place: string, askedAt: AskedAddresses, { isLambda = false, ...more }: Asked = {}) {
  const [host = '', path = ''] = place.split('/');
  const target = open(`http://${host}:${host === 'dead-v6.test' ? v4Port : port}/${path}`, { askedAt, ...more });
  const cell = await cellOf(target, { resolvers: [names.resolver], hasIpv6: true, isLambda, leftMs: 2_500 });
  return spell(cell)
    .replaceAll(names.resolver, 'RESOLVER')
    .replaceAll(`:${port}`, '')
    .replace(/ in 2\.\d s/, '');
}

const EACH = { isEach: true } as const;

// Only Linux answers on all of 127.0.0.0/8.
(process.platform === 'linux' ? describe : describe.skip)('each address', () => {
  it.each<[string, string, AskedAddresses, string]>([
    ['all are good', 'two.test', EACH, 'up'],
    [
      'one fails',
      'half.test',
      EACH,
      'tcp.refused: 1 of 2 addresses fails: tcp.refused at 127.0.0.9 (connection refused)',
    ],
    [
      'one fails, and one is enough',
      'half.test',
      { ...EACH, leastHealthy: 1 },
      'up: 1 of 2 addresses fails, 1 must be good: tcp.refused at 127.0.0.9 (connection refused)',
    ],
    [
      'one answers otherwise',
      'two.test/500',
      EACH,
      'http.status: 1 of 2 addresses fails: http.status at 127.0.0.2 (status 500, expected 200-299)',
    ],
    ['one refuses us', 'two.test/429', EACH, 'blocked.status: refused: blocked.status at 127.0.0.2 (status 429)'],
    [
      'fewer than must be good',
      'two.test',
      { ...EACH, leastHealthy: 3 },
      'dns.answer: 2 addresses, and 3 must be good',
    ],
    [
      'one that nobody can connect to',
      'mixed.test',
      EACH,
      'dns.answer: 1 of 2 addresses fails: dns.answer at 0.0.0.0 (0.0.0.0 is an unspecified address)',
    ],
  ])('%s: %s', async (_, place, askedAt, said) => {
    expect(await judged(place, askedAt)).toBe(said);
  });

  it('is asked with the Host of the URL, and stays the same on a redirect within it', async () => {
    const host = `two.test:${port}`;
    expect(await judged('two.test/moved', EACH, { expect: { body: { contains: [host] } } })).toBe('up');
    const target = open(`http://${host}/moved`, { askedAt: EACH });
    const { endpoints } = await observe(target, { resolvers: [names.resolver] });
    const [seen] = endpoints;
    const parts = seen?.kind === 'apart' ? seen.parts : [];
    const met = parts.map(({ seen: part }) => requestsOf(part).flatMap(({ hops }) => hops));
    expect(met.map((hops) => hops.map(({ exchange }) => exchange.address))).toEqual([
      ['127.0.0.1', '127.0.0.1'],
      ['127.0.0.2', '127.0.0.2'],
    ]);
  });

  it('has the certificate of the name, whichever it is', async () => {
    const good = await listen(createTlsServer(await issue({ issuer: authority }), reply(200)));
    const other = await issue({ name: 'other.test', issuer: authority });
    const bad = await listen(createTlsServer(other, reply(200)), '127.0.0.2', good.port);
    const target = open(`https://localhost:${good.port}/`, { askedAt: EACH });
    const said = spell(await cellOf(target, { resolvers: [names.resolver], trusts: authority }));
    await Promise.all([good.close(), bad.close()]);
    expect(said).toMatch(/^tls\.hostname: 1 of 2 addresses fails: tls\.hostname at 127\.0\.0\.2 \(/);
  });

  it('of more than eight, eight are asked, the same ones again, and the others are named', async () => {
    const options = { resolvers: [names.resolver] };
    const target = open(`http://many.test:${port}/`, { askedAt: { ...EACH, leastHealthy: 2 } });
    expect(spell(await cellOf(target, options))).toMatch(/^up: 6 of 8 addresses fail, 2 must be good: /);
    const before = await observe(target, options);
    const [seen] = before.endpoints;
    expect(seen?.kind === 'apart' && seen.unasked).toEqual(MANY.slice(MAX_ADDRESSES));
    isTurned = true;
    const [again] = (await observe(target, { ...options, before })).endpoints;
    isTurned = false;
    const asked = again?.kind === 'apart' ? again.parts.map(({ address }) => address) : [];
    expect(asked.toSorted()).toEqual(MANY.slice(0, MAX_ADDRESSES));
  });

  it('is guarded: loopback is nobody in Lambda', async () => {
    expect(await judged('two.test', EACH, { isLambda: true })).toMatch(/^dns\.answer: .*a loopback address/);
  });
});

(HAS_IPV6 && process.platform === 'linux' ? describe : describe.skip)('IPv4 and IPv6', () => {
  const [V4, V6, BOTH] = [{ families: [4] }, { families: [6] }, { families: [4, 6] }] as const;

  it.each<[string, string, AskedAddresses, string]>([
    ['both answer', 'dual.test', BOTH, 'up'],
    ['IPv6 alone answers', 'dual.test', V6, 'up'],
    [
      'a dead one is seen beside a good one',
      'dead-v6.test',
      BOTH,
      'tcp.refused: 1 of 2 families fails, IPv6 only: tcp.refused at IPv6 (::1: connection refused)',
    ],
    ['a dead one does not matter where it is not wanted', 'dead-v6.test', V4, 'up'],
    ['N2: IPv6 is no way in where IPv4 is wanted', 'v6.test', V4, 'dns.nodata: v6.test: no IPv4 address from RESOLVER'],
    ['IPv4 is no way in where IPv6 is wanted', 'two.test', V6, 'dns.nodata: two.test: no IPv6 address from RESOLVER'],
    [
      'a missing one is seen beside a good one',
      'two.test',
      BOTH,
      'dns.nodata: 1 of 2 families fails, IPv6 only: dns.nodata at IPv6 (two.test: no IPv6 address from RESOLVER)',
    ],
    [
      'a silent question for one is seen beside a good one',
      'mute-v6.test',
      BOTH,
      'dns.timeout: 1 of 2 families fails, IPv6 only: dns.timeout at IPv6 (mute-v6.test: no answer from RESOLVER)',
    ],
    [
      'each address of both',
      'dead-v6.test',
      EACH,
      'tcp.refused: 1 of 2 addresses fails, IPv6 only: tcp.refused at ::1 (connection refused)',
    ],
    [
      'enough of all, and none of one that is wanted',
      'dead-v6.test',
      { ...BOTH, ...EACH, leastHealthy: 1 },
      'tcp.refused: 1 of 2 addresses fails, IPv6 only, 1 must be good: tcp.refused at ::1 (connection refused)',
    ],
    ['each address, whatever there is', 'two.test', EACH, 'up'],
    [
      'each address, where nobody says whether there are some of IPv6',
      'mute-v6.test',
      EACH,
      'up: IPv6 addresses not known: mute-v6.test: no answer from RESOLVER',
    ],
    [
      'a redirect stays in the family',
      'dual.test/to-v4',
      V6,
      'http.redirect: redirects to http://two.test/: dns.nodata (two.test: no IPv6 address from RESOLVER)',
    ],
    [
      'a redirect to an address of the other one',
      'dual.test/to-one',
      V6,
      'http.redirect: redirects to http://127.0.0.1/: 127.0.0.1 is not an IPv6 address',
    ],
  ])('%s: %s', async (_, place, askedAt, said) => {
    expect(await judged(place, askedAt)).toEqual(said);
  });

  it('without IPv6 here nobody says that it fails', async () => {
    const options = { resolvers: [names.resolver], hasIpv6: false };
    const asked = async (askedAt: AskedAddresses) =>
      spell(await cellOf(open(`http://dual.test:${port}/`, { askedAt }), options));
    const missing = 'not judged: probe.noroute at';
    expect(await asked(V6)).toBe('probe.noroute: no IPv6 here to reach ::1');
    expect(await asked(BOTH)).toBe(`up: ${missing} IPv6 (no IPv6 here to reach ::1)`);
    expect(await asked(EACH)).toBe(`up: ${missing} ::1 (no IPv6 here to reach ::1)`);
    expect(await asked({ ...EACH, leastHealthy: 2 })).toMatch(/^probe\.noroute: /);
  });

  it('IPv6 is asked for beside IPv4 only where somebody wants it', async () => {
    const askedFor = async (askedAt?: AskedAddresses) => {
      const before = names.asked.length;
      await observe(open(`http://dual.test:${port}/`, { ...(askedAt && { askedAt }) }), {
        resolvers: [names.resolver],
      });
      return names.asked.slice(before).length;
    };
    expect([await askedFor(), await askedFor(V4), await askedFor(V6), await askedFor(BOTH)]).toEqual([1, 1, 1, 2]);
  });
});
