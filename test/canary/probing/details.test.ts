import { createServer as createHttpServer } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judgeService } from '../../../lambda/canary/judging/judge-service';
import { type Certificate, issue } from '../../servers/certificates';
import { addresses } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { listen } from '../../servers/listen';
import { startUnacceptingServer } from '../../servers/unaccepting-server';
import { half, mute, reply, startWebServer, type WebServer } from '../../servers/web-server';
import { cellOf, observe, open, spell } from '../probe';

let names: DnsServer;
let authority: Certificate;
let site: WebServer;
let secured: WebServer;

const BEHAVIOURS = { '/ok': reply(200), '/down': reply(503), '/mute': mute, '/stalls': half('waits') };

beforeAll(async () => {
  names = await startDnsServer({
    'site.test': addresses('127.0.0.1'),
    localhost: addresses('127.0.0.1'),
    'two.test': addresses('127.0.0.2', '127.0.0.1'),
  });
  authority = await issue({ isAuthority: true });
  site = await startWebServer(BEHAVIOURS);
  secured = await startWebServer(BEHAVIOURS, await issue({ issuer: authority }));
});

afterAll(() => Promise.all([names.close(), site.close(), secured.close()]));

async function judged(url: string): Promise<string> {
  const cell = await cellOf(open(url), { resolvers: [names.resolver], trusts: authority, leftMs: 14_000 });
  return spell(cell).replace(/(TCP|TLS) in \d+ ms/g, '$1 in MS');
}

async function judgedAt(scheme: 'http' | 'https', behave: (socket: Socket) => void): Promise<string> {
  const server = await listen(createServer(behave));
  try {
    return await judged(`${scheme}://localhost:${server.port}/`);
  } finally {
    await server.close();
  }
}

describe('what people are told', () => {
  it('of a status: who gave it', async () => {
    expect(await judged(`http://site.test:${site.port}/down`)).toBe(
      'http.status: status 503, expected 200-299, from 127.0.0.1',
    );
  });

  it('of time-outs: the address, and the phases that were finished', async () => {
    const [tls, firstByte, body, plain] = await Promise.all([
      judgedAt('https', () => {}),
      judged(`https://localhost:${secured.port}/mute`),
      judged(`https://localhost:${secured.port}/stalls`),
      judged(`http://site.test:${site.port}/mute`),
    ]);
    expect([tls, firstByte, body, plain]).toEqual([
      'tls.timeout: 127.0.0.1: TCP in MS, then no TLS answer in 3.0 s',
      'http.timeout: 127.0.0.1: TCP in MS, TLS in MS, then no answer in 4.0 s',
      'http.timeout: status 200, 10 bytes, then silence',
      'http.timeout: 127.0.0.1: TCP in MS, then no answer in 4.0 s',
    ]);
  });

  it('of a connection that closes: when', async () => {
    expect(await judgedAt('https', (socket) => socket.end())).toMatch(
      /^tls\.handshake: 127\.0\.0\.1: TCP in MS, then (closed in the handshake|.*disconnected before secure.*)$/,
    );
    expect(await judgedAt('http', (socket) => socket.once('data', () => socket.resetAndDestroy()))).toBe(
      'http.truncated: 127.0.0.1: TCP in MS, then an empty reply: closed',
    );
  });

  it.each([
    [
      'expired',
      { fromDay: -9, toDay: -1 },
      /^tls\.expired: expired on (?<date>[\d-]+): certificate of CN=localhost issued by CN=Test authority$/,
      -1,
    ],
    [
      'not valid yet',
      { fromDay: 2 },
      /^tls\.notyet: valid from (?<date>[\d-]+): certificate of CN=localhost issued by CN=Test authority$/,
      2,
    ],
    [
      'for another name',
      { name: 'other.test' },
      /^tls\.hostname: .*DNS:other\.test.* \(certificate of CN=other\.test issued by CN=Test authority, until (?<date>[\d-]+)\)$/,
      30,
    ],
  ] as const)('of a certificate that is %s: date and issuer', async (_, wish, expected, day) => {
    const server = await startWebServer({}, await issue({ issuer: authority, ...wish }));
    const said = await judged(`https://localhost:${server.port}/`);
    await server.close();
    expect(said).toMatch(expected);
    const date = new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10);
    expect(expected.exec(said)?.groups?.date).toBe(date);
  });

  it('of certificates on the way: the days of the one that has the least', async () => {
    const [soon, late] = await Promise.all([
      issue({ issuer: authority, toDay: 5 }),
      issue({ issuer: authority, toDay: 50 }),
    ]);
    const end = await startWebServer({ '/': reply(200) }, late);
    const start = await startWebServer({ '/': reply(302, { location: `https://localhost:${end.port}/` }) }, soon);
    const target = open(`https://localhost:${start.port}/`);
    const cell = await cellOf(target, { resolvers: [names.resolver], trusts: authority, ports: [end.port] });
    await Promise.all([start.close(), end.close()]);
    expect(cell).toMatchObject({ verdict: { kind: 'up' }, certificateDays: expect.closeTo(5, 1) });
  });
});

// Only Linux answers on all of 127.0.0.0/8.
(process.platform === 'linux' ? describe : describe.skip)('one of several addresses', () => {
  it('that refuses is named, although the service is up', async () => {
    expect(await judged(`http://two.test:${site.port}/ok`)).toBe(
      'up: 127.0.0.2: connection refused; 127.0.0.1 answers',
    );
  });

  it('that is silent is named, although the service is up', async () => {
    const silent = await startUnacceptingServer();
    const good = await listen(createHttpServer(reply(200)), '127.0.0.2', silent.port);
    const order = await startDnsServer({ 'two.test': addresses('127.0.0.1', '127.0.0.2') });
    const said = spell(await cellOf(open(`http://two.test:${silent.port}/`), { resolvers: [order.resolver] }));
    await Promise.all([silent.close(), good.close(), order.close()]);
    expect(said).toBe('up: 127.0.0.1: no connection in 1.5 s; 127.0.0.2 answers');
  });

  it('that answers with an error is asked again by the second try, and by its name', async () => {
    const bad = await listen(createHttpServer(reply(503)), '127.0.0.2', 0);
    const good = await listen(createHttpServer(reply(200)), '127.0.0.1', bad.port);
    const target = open(`http://two.test:${bad.port}/`);
    const first = await observe(target, { resolvers: [names.resolver] });
    const turned = await startDnsServer({ 'two.test': addresses('127.0.0.1', '127.0.0.2') });
    const second = await observe(target, { resolvers: [turned.resolver], before: first });
    await Promise.all([bad.close(), good.close(), turned.close()]);
    expect([first, second].map((seen) => spell(judgeService({ name: 'two' }, seen, 0)))).toEqual([
      'http.status: status 503, expected 200-299, from 127.0.0.2',
      'http.status: status 503, expected 200-299, from 127.0.0.2',
    ]);
  });

  it('all of which refuse are all named', async () => {
    const closed = await listen(createServer());
    await closed.close();
    expect(await judged(`http://two.test:${closed.port}/`)).toBe(
      'tcp.refused: 127.0.0.2: connection refused, 127.0.0.1: connection refused',
    );
  });
});
