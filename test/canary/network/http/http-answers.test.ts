import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Certificate, issue } from '../../../servers/certificates';
import {
  half,
  hangUp,
  mute,
  raw,
  reply,
  startWebServer,
  type WebBehaviour,
  type WebServer,
} from '../../../servers/web-server';
import { ask, codeOf, SHORT_MS } from '../ask';

const BEHAVIOURS: Readonly<Record<string, WebBehaviour>> = {
  '/ok': reply(200, {}, 'hello'),
  '/empty': reply(204),
  '/endless': (_, response) => {
    response.writeHead(200, { 'content-length': 10_000_000 }).write(Buffer.alloc(200_000));
  },
  '/unavailable': reply(503),
  '/unavailable-and-cut': (request, response) => {
    response.writeHead(503, { 'content-length': 100 }).write('x', () => request.socket.destroy());
  },
  '/moved': reply(302, { location: '/ok' }),
  '/moved-nowhere': reply(302),
  '/login': reply(401),
  '/too-many': reply(429),
  '/cloudflare': reply(403, { 'cf-mitigated': 'challenge' }),
  '/waf-challenge': reply(202, { 'x-amzn-waf-action': 'challenge' }),
  '/waf-captcha': reply(405, { 'x-amzn-waf-action': 'captcha' }),
  '/mute': mute,
  '/hang-up': hangUp,
  '/half': half('closes'),
  '/half-and-wait': half('waits'),
  '/long-head': reply(200, { 'x-long': 'y'.repeat(17_000) }),
  '/no-http': raw('SSH-2.0-OpenSSH_9.9\r\n'),
  '/cut-chunks': raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n'),
  '/upgrade': raw('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
  '/until-close': raw('HTTP/1.1 200 OK\r\n\r\nhello'),
  '/early-hints': raw('HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
};

let authority: Certificate;
let plain: WebServer;
let secured: WebServer;

beforeAll(async () => {
  authority = await issue({ isAuthority: true });
  plain = await startWebServer(BEHAVIOURS);
  secured = await startWebServer(BEHAVIOURS, await issue({ issuer: authority }));
});

afterAll(() => Promise.all([plain.close(), secured.close()]));

const ANSWERS = [
  ['/ok', 'up'],
  ['/empty', 'up'],
  ['/endless', 'up'],
  ['/until-close', 'up'],
  ['/early-hints', 'up'],
  ['/unavailable', 'http.status'],
  ['/unavailable-and-cut', 'http.status'],
  ['/moved-nowhere', 'http.status'],
  ['/login', 'blocked.status'],
  ['/too-many', 'blocked.status'],
  ['/cloudflare', 'blocked.challenge'],
  ['/waf-challenge', 'blocked.challenge'],
  ['/waf-captcha', 'blocked.challenge'],
  ['/hang-up', 'http.truncated'],
  ['/upgrade', 'http.status'],
  ['/half', 'http.truncated'],
  ['/cut-chunks', 'http.truncated'],
  ['/long-head', 'up'],
  ['/no-http', 'http.truncated'],
] as const;

describe('HTTP answers', () => {
  it.each(ANSWERS)('%s is %s over HTTP', async (path, code) => {
    expect(await codeOf(`http://site.test:${plain.port}${path}`)).toBe(code);
  });

  it.each(ANSWERS)('%s is %s over HTTPS', async (path, code) => {
    expect(await codeOf(`https://localhost:${secured.port}${path}`, { trusts: authority })).toBe(code);
  });

  it.each(['/mute', '/half-and-wait'])('%s is http.timeout when the limit ends', async (path) => {
    expect(await codeOf(`https://localhost:${secured.port}${path}`, { trusts: authority, limitMs: SHORT_MS })).toBe(
      'http.timeout',
    );
  });

  it('a redirect is the caller’s to follow', async () => {
    const seen = await ask(`http://site.test:${plain.port}/moved`);
    expect(seen).toMatchObject({ head: { status: 302, headers: { location: '/ok' } } });
    expect(await codeOf(`http://site.test:${plain.port}/moved`)).toBe('up');
  });

  it.each([
    ['/unavailable', ['200-299', '503'], 'up'],
    ['/ok', ['404'], 'http.status'],
    ['/moved', ['302'], 'up'],
  ])('%s with the accepted ranges %j is %s', async (path, status, code) => {
    expect(await codeOf(`http://site.test:${plain.port}${path}`, { status })).toBe(code);
  });

  it('the request says who asks and for which host', async () => {
    await ask(`http://site.test:${plain.port}/ok`);
    expect(plain.requests.at(-1)?.headers).toEqual({
      host: `site.test:${plain.port}`,
      'user-agent': expect.stringMatching(/^CommonCause\/\d+\.\d+\.\d+ \(\+https:\/\/\S+\)$/),
      accept: 'text/html,application/json;q=0.9,*/*;q=0.8',
      'accept-encoding': 'identity',
      connection: 'close',
    });
  });

  it('a good answer carries the time of each phase, the certificates and the TLS version', async () => {
    const seen = await ask(`https://localhost:${secured.port}/ok`, { trusts: authority });
    expect(seen).toEqual({
      kind: 'answered',
      address: '127.0.0.1',
      head: { status: 200, headers: expect.objectContaining({ connection: 'close' }) },
      body: { bytes: 5, end: 'whole' },
      phasesMs: {
        connect: expect.any(Number),
        tls: expect.any(Number),
        firstByte: expect.any(Number),
        transfer: expect.any(Number),
      },
      lagMs: expect.any(Number),
      tls: {
        version: 'TLSv1.3',
        chain: [
          expect.objectContaining({ subject: 'CN=localhost', issuer: 'CN=Test authority' }),
          expect.objectContaining({ subject: 'CN=Test authority', issuer: 'CN=Test authority' }),
        ],
      },
    });
  });

  it('only finished phases have a time', async () => {
    const seen = await ask(`http://site.test:${plain.port}/hang-up`);
    expect(Object.keys(seen.phasesMs)).toEqual(['connect']);
    expect(seen).toMatchObject({ phase: 'firstByte', error: 'ECONNRESET', reason: 'socket hang up' });
  });
});
