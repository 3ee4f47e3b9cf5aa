import { once } from 'node:events';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeExchange } from '../../../../lambda/canary/judging/describe-exchange';
import { type Certificate, issue } from '../../../servers/certificates';
import { type Http2Server, respond, type StreamBehaviour, startHttp2Server } from '../../../servers/http2-server';
import { type Listening, listen } from '../../../servers/listen';
import { reply, startWebServer, type WebServer } from '../../../servers/web-server';
import { type Ask, ask, codeOf, SHORT_MS } from '../ask';

const pour: StreamBehaviour = (stream) => {
  stream.respond({ ':status': 200 });
  const more = () => {
    while (!stream.destroyed && stream.write('x'.repeat(10_000)));
  };
  stream.on('drain', more);
  more();
};

const half: StreamBehaviour = (stream) => {
  stream.respond({ ':status': 200 });
  stream.write('x'.repeat(10));
};

const interims =
  (times: number): StreamBehaviour =>
  (stream) => {
    for (let sent = 0; sent < times; sent += 1) stream.additionalHeaders({ ':status': 103 });
    stream.respond({ ':status': 200 });
    stream.end();
  };

const CANCEL = 8;
const INTERNAL_ERROR = 2;

const BEHAVIOURS: Readonly<Record<string, StreamBehaviour>> = {
  '/ok': respond(200, { 'content-type': 'text/plain' }, 'hello'),
  '/empty': respond(204),
  '/echo': (stream, headers) => {
    let body = '';
    stream.on('data', (chunk) => {
      body += chunk;
    });
    stream.on('end', () => respond(200, {}, JSON.stringify({ ...headers, body }))(stream, headers));
  },
  '/cookies': respond(200, { 'set-cookie': ['a=1', 'b=2'] }),
  '/endless': pour,
  '/unavailable': respond(503, {}, 'sorry'),
  '/login': respond(401),
  '/cloudflare': respond(403, { 'cf-mitigated': 'challenge' }),
  '/three-hints': interims(3),
  '/many-hints': interims(20),
  '/mute': () => {},
  '/cancelled': (stream) => stream.close(CANCEL),
  '/reset': (stream) => stream.close(INTERNAL_ERROR),
  '/closed-well': (stream) => stream.close(),
  '/gone': (stream) => stream.session?.goaway(11),
  '/going': (stream, headers) => {
    stream.session?.goaway(0);
    respond(200)(stream, headers);
  },
  '/hang-up': (stream) => stream.session?.destroy(),
  '/half-and-wait': half,
  '/many-headers': respond(200, Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`x-${at}`, 'y']))),
};

const asking = { offersHttp2: true };

let authority: Certificate;
let own: Certificate;
let site: Http2Server;
let older: WebServer;

beforeAll(async () => {
  authority = await issue({ isAuthority: true });
  own = await issue({ issuer: authority });
  site = await startHttp2Server(BEHAVIOURS, own);
  older = await startWebServer({ '/ok': reply(200, {}, 'hello') }, own);
});

afterAll(() => Promise.all([site.close(), older.close()]));

const at = (path: string, { port }: Listening = site) => `https://localhost:${port}${path}`;
const overHttp2 = (more: Ask = {}): Ask => ({ trusts: authority, asking, ...more });

const ANSWERS = [
  ['/ok', 'up'],
  ['/empty', 'up'],
  ['/endless', 'up'],
  ['/three-hints', 'up'],
  ['/many-headers', 'up'],
  ['/going', 'up'],
  ['/unavailable', 'http.status'],
  ['/login', 'blocked.status'],
  ['/cloudflare', 'blocked.challenge'],
] as const;

const BREAKS = [
  ['/many-hints', 'firstByte', 'more than 10 answers before the answer'],
  ['/cancelled', 'firstByte', 'RST_STREAM (CANCEL)'],
  ['/reset', 'firstByte', 'RST_STREAM (INTERNAL_ERROR)'],
  ['/closed-well', 'firstByte', 'RST_STREAM (NO_ERROR)'],
  ['/gone', 'firstByte', 'GOAWAY (ENHANCE_YOUR_CALM)'],
  ['/hang-up', 'firstByte', 'closed without an answer'],
] as const;

describe('HTTP/2 answers', () => {
  it.each(ANSWERS)('%s is %s', async (path, code) => {
    expect(await codeOf(at(path), overHttp2())).toBe(code);
  });

  it.each(BREAKS)('%s breaks in %s: %s', async (path, phase, reason) => {
    expect(await ask(at(path), overHttp2())).toMatchObject({ kind: 'broken', phase, reason });
    expect(await codeOf(at(path), overHttp2())).toBe('http.truncated');
  });

  it('what is never answered, and a body that stalls, are http.timeout', async () => {
    expect(await codeOf(at('/mute'), overHttp2({ limitMs: SHORT_MS }))).toBe('http.timeout');
    const stalled = await ask(at('/half-and-wait'), overHttp2({ limitMs: 2 * SHORT_MS }));
    expect(describeExchange(stalled, 0)).toBe('status 200, 10 bytes, then silence');
  });

  it('each phase is timed, and the head, the certificate and what is spoken are kept', async () => {
    expect(await ask(at('/ok'), overHttp2())).toMatchObject({
      kind: 'answered',
      address: '127.0.0.1',
      head: { status: 200, headers: { 'content-type': 'text/plain' } },
      body: { bytes: 5, end: 'whole' },
      tls: { version: 'TLSv1.3', httpVersion: '2', chain: [{ subject: 'CN=localhost' }, {}] },
      phasesMs: {
        connect: expect.any(Number),
        tls: expect.any(Number),
        firstByte: expect.any(Number),
        transfer: expect.any(Number),
      },
    });
  });

  it('headers that come twice are each kept', async () => {
    const { head } = await ask(at('/cookies'), overHttp2());
    expect(head?.repeated).toEqual({ 'set-cookie': ['a=1', 'b=2'] });
  });

  it('a request has its method, Host, headers and body', async () => {
    const told = { method: 'PUT', headers: { host: 'other.test', 'user-agent': 'x', 'x-own': 'y' }, body: 'grüße' };
    const json = [
      { path: "$[':method']", equals: 'PUT' },
      { path: "$[':authority']", equals: 'other.test' },
      { path: "$['user-agent']", equals: 'x' },
      { path: "$['x-own']", equals: 'y' },
      { path: '$.body', equals: 'grüße' },
      { path: '$.host', count: { max: 0 } },
    ];
    expect(await ask(at('/echo'), overHttp2({ asking: { ...asking, ...told }, expect: { json } }))).toMatchObject({
      kind: 'answered',
      body: { end: 'whole' },
    });
    const seen = await ask(at('/echo'), overHttp2({ asking: { ...asking, ...told }, expect: { json } }));
    expect('unmet' in seen).toBe(false);
  });

  it('an answer to HEAD has no body, whatever length it names', async () => {
    const server = await startHttp2Server({ '/': respond(200, { 'content-length': '100' }) }, own);
    const seen = await ask(at('/', server), overHttp2({ asking: { ...asking, method: 'HEAD' } }));
    await server.close();
    expect(seen).toMatchObject({ kind: 'answered', body: { bytes: 0, end: 'whole' } });
  });

  it('nothing is left open, however it ends', async () => {
    const openNow = () => process.getActiveResourcesInfo().filter((kind) => /TCP|Timeout|TLS/.test(kind)).length;
    const paths = ['/ok', '/gone', '/reset', '/hang-up', '/endless', '/unavailable', '/mute', '/half-and-wait'];
    const all = () => Promise.all(paths.map((path) => codeOf(at(path), overHttp2({ limitMs: SHORT_MS }))));
    await all();
    await new Promise(setImmediate);
    const before = openNow();
    for (let count = 0; count < 5; count += 1) await all();
    await new Promise(setImmediate);
    // the server's own ends may close a little later
    expect(openNow()).toBeLessThanOrEqual(before + paths.length);
  });

  it('a connection ends with its probe', async () => {
    const server = createTlsServer({ ...own, ALPNProtocols: ['h2'] });
    const ended = once(server, 'secureConnection').then(([socket]: TLSSocket[]) =>
      once(socket?.resume() ?? server, 'close'),
    );
    const listening = await listen(server);
    await codeOf(at('/', listening), overHttp2({ limitMs: SHORT_MS }));
    await ended;
    await listening.close();
  });
});

describe('what is spoken', () => {
  it('is HTTP/1.1 where nothing else is asked for', async () => {
    const seen = await ask(at('/ok', older), { trusts: authority });
    expect(seen.tls?.httpVersion).toBeUndefined();
    expect(await codeOf(at('/ok'), { trusts: authority })).toBe('tls.protocol');
  });

  it('is what the server prefers of what we offer', async () => {
    expect((await ask(at('/ok'), overHttp2())).tls?.httpVersion).toBe('2');
    const elder = await ask(at('/ok', older), overHttp2());
    expect([elder.kind, elder.tls?.httpVersion]).toEqual(['answered', undefined]);
  });

  it('where HTTP/2 is expected, HTTP/1.1 is tls.protocol', async () => {
    const wants = overHttp2({ expect: { httpVersion: '2' } });
    expect(await codeOf(at('/ok'), wants)).toBe('up');
    expect(await codeOf(at('/ok', older), wants)).toBe('tls.protocol');
    const silent = await startWebServer({ '/ok': reply(200) }, { ...own, ALPNProtocols: undefined });
    expect(await codeOf(at('/ok', silent), wants)).toBe('tls.protocol');
    await silent.close();
  });
});
