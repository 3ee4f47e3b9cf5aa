import { once } from 'node:events';
import { createServer as createWebServer } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listen } from '../../../servers/listen';
import { startUnacceptingServer } from '../../../servers/unaccepting-server';
import { reply, startWebServer, type WebServer } from '../../../servers/web-server';
import { ask, codeOf, SHORT_MS } from '../ask';

let site: WebServer;
let url: string;

beforeAll(async () => {
  site = await startWebServer({ '/': reply(200) });
  url = `http://site.test:${site.port}/`;
});

afterAll(() => site.close());

describe('connections', () => {
  it.each([
    ['closes at once', 'tls.handshake', 'http.truncated', (socket: Socket) => socket.end()],
    [
      'resets the first bytes',
      'tls.handshake',
      'http.truncated',
      (socket: Socket) => socket.on('data', () => socket.resetAndDestroy()),
    ],
    ['is silent', 'tls.timeout', 'http.timeout', () => {}],
  ])('a server that %s is %s over HTTPS and %s over HTTP', async (_, overTls, overHttp, behave) => {
    const server = await listen(createServer(behave));
    expect(await codeOf(`https://localhost:${server.port}/`, { limitMs: SHORT_MS })).toBe(overTls);
    expect(await codeOf(`http://site.test:${server.port}/`, { limitMs: SHORT_MS })).toBe(overHttp);
    await server.close();
  });

  it('a closed port is tcp.refused, whatever else could not be tried', async () => {
    const server = await listen(createServer());
    await server.close();
    expect(await codeOf(`http://site.test:${server.port}/`)).toBe('tcp.refused');
    expect(await codeOf(`http://site.test:${server.port}/`, { addresses: ['::1', '127.0.0.1'] })).toBe('tcp.refused');
  });

  it.each(['http', 'https'])('a connection ends with its probe over %s', async (scheme) => {
    const server = createServer((socket) => socket.resume());
    const ended = once(server, 'connection').then(([socket]) => once(socket, 'close'));
    const { port, close } = await listen(server);
    await codeOf(`${scheme}://localhost:${port}/`, { limitMs: SHORT_MS });
    await ended;
    await close();
  });

  it('a connection ends when nobody waits any more', async () => {
    const server = createServer((socket) => socket.resume());
    const ended = once(server, 'connection').then(([socket]) => once(socket, 'close'));
    const { port, close } = await listen(server);
    const nobody = new AbortController();
    const asking = ask(`http://site.test:${port}/`, { signal: nobody.signal });
    await once(server, 'connection');
    nobody.abort();
    expect(await asking).toMatchObject({ kind: 'broken', error: 'ETIMEOUT' });
    await ended;
    await close();
  });

  it('a private address is probe.noroute, unless the endpoint allows it', async () => {
    expect(await codeOf(url, { allowPrivateAddresses: false })).toBe('probe.noroute');
    expect(await codeOf(url)).toBe('up');
  });

  it('an IPv6 address without IPv6 is probe.noroute', async () => {
    expect(await codeOf(url, { addresses: ['::1'] })).toBe('probe.noroute');
  });

  it('no address, and a URL that is none, are observations too', async () => {
    expect(await codeOf(url, { addresses: [] })).toBe('probe.noroute');
    expect(await codeOf('https://')).toBe('tcp.unreachable');
  });
});

// Only Linux answers on all of 127.0.0.0/8, and only its full queue of connections is known to be silent.
(process.platform === 'linux' ? describe : describe.skip)('several addresses', () => {
  it('a server that takes no connection is tcp.timeout', async () => {
    const server = await startUnacceptingServer();
    const seen = await ask(`http://site.test:${server.port}/`, { limitMs: SHORT_MS });
    await server.close();
    const dead = [{ address: '127.0.0.1', error: 'ETIMEOUT', afterMs: expect.any(Number) }];
    expect(seen).toMatchObject({ kind: 'broken', phase: 'connect', error: 'ETIMEOUT', dead });
  });

  it('are tried in order until one connects', async () => {
    const seen = await ask(url, { addresses: ['::1', '127.0.0.2', '127.0.0.1'] });
    expect(seen.address).toBe('127.0.0.1');
  });

  it('a silent one does not hide a good one behind it', async () => {
    const silent = await startUnacceptingServer();
    const good = await listen(createWebServer(reply(200)), '127.0.0.2', silent.port);
    const seen = await ask(`http://site.test:${silent.port}/`, {
      limitMs: 1_000,
      addresses: ['127.0.0.1', '127.0.0.2'],
    });
    await Promise.all([silent.close(), good.close()]);
    expect(seen).toMatchObject({ kind: 'answered', address: '127.0.0.2', head: { status: 200 } });
  });
});
