import { createServer, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addresses, type DnsBehaviour, truncated } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { type Listening, listen } from '../../servers/listen';
import { observe } from '../probe';

const INTERIM = 'HTTP/1.1 102 Processing\r\n\r\n';

/** Writes for as long as anybody reads. */
const pour = (bytes: string) => (socket: Socket) => {
  const more = () => {
    while (socket.writable && socket.write(bytes));
  };
  socket.on('drain', more);
  more();
};

/** Servers that keep somebody busy. */
const POURING: Readonly<Record<string, (socket: Socket) => void>> = {
  'interim answers without end': pour(INTERIM.repeat(50)),
  'a head without end': pour(`HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(1_000)}`),
  'a body without end': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    pour('x'.repeat(10_000))(socket);
  },
  'chunks without end': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    pour('1\r\nx\r\n'.repeat(1_000))(socket);
  },
  'noise without end': pour('\u0000\u00ff\u0001'.repeat(1_000)),
};

/** Servers that break off, or lead round and round. */
const BREAKING: Readonly<Record<string, (socket: Socket) => void>> = {
  'half a handshake': (socket) => socket.end(Buffer.from([22, 3, 3, 64, 0, 2])),
  'a reset': (socket) => socket.resetAndDestroy(),
  nothing: (socket) => socket.end(),
  'redirects to itself': (socket) =>
    socket.end(`HTTP/1.1 302 Found\r\nLocation: /${'a'.repeat(1_000)}\r\nContent-Length: 0\r\n\r\n`),
};

const noise: DnsBehaviour = ({ message }) => [Buffer.concat([message.subarray(0, 2), Buffer.alloc(500, 0xc0)])];

/** What the collector leaves. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

describe('hostile targets', () => {
  let names: DnsServer;
  let pouring: readonly Listening[];
  let breaking: readonly Listening[];
  const started = (servers: typeof POURING) =>
    Promise.all(Object.values(servers).map((behave) => listen(createServer((socket) => behave(socket.resume())))));

  beforeAll(async () => {
    names = await startDnsServer({
      'site.test': addresses('127.0.0.1'),
      'noise.test': noise,
      'cut.test': truncated(noise),
    });
    [pouring, breaking] = await Promise.all([started(POURING), started(BREAKING)]);
  });
  afterAll(() => Promise.all([names, ...pouring, ...breaking].map(({ close }) => close())));

  async function runOnce(servers: readonly Listening[]): Promise<void> {
    const urls = servers.flatMap(({ port }) => [`http://site.test:${port}/`, `https://site.test:${port}/`]);
    const http = urls.map((url) => ({ url, allowPrivateAddresses: true }));
    await observe({ dns: ['noise.test', 'cut.test'], http }, { resolvers: [names.resolver] });
  }

  async function run(times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) {
      await runOnce(count % 10 === 0 ? [...pouring, ...breaking] : breaking);
    }
  }

  it('three hundred runs leave no socket, no timer and no memory behind', async () => {
    const openNow = () => process.getActiveResourcesInfo().filter((kind) => /TCP|UDP|Timeout|TLS/.test(kind)).length;
    await run(30);
    const [heapBefore, openBefore] = [heapBytes(), openNow()];
    await run(270);
    await new Promise(setImmediate);
    expect(openNow()).toBeLessThanOrEqual(openBefore + pouring.length);
    expect((heapBytes() - heapBefore) / 2 ** 20).toBeLessThan(8);
  });
});
