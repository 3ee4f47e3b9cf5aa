import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decode } from 'dns-packet';
import type { Service } from '../../../lib/contract/fleet';
import { type Certificate, issue } from '../../servers/certificates';
import { answer, record } from '../../servers/dns-behaviours';
import { type Listening, listen } from '../../servers/listen';
import { type Beside, drip, HEALTHY_MS, pour, RUN_MS, runBeside } from './beside';

const SITE = 'site.test';
const MESSAGE = 'content-type: application/dns-message\r\n';

/** A good answer to what was heard over a stream. */
function goodAnswer(heard: Buffer, odd: Parameters<typeof answer>[1] = {}): Buffer {
  const message = heard.subarray(2);
  const answers = [record('A', SITE, '192.0.2.1')];
  return answer({ packet: decode(message), message, overTcp: true }, { answers, ...odd });
}

const framed = (message: Buffer, length = message.length) =>
  Buffer.concat([Buffer.from([length >> 8, length & 0xff]), message]);

type Behave = (socket: Socket, heard: Buffer) => void;

const answering =
  (make: (heard: Buffer) => Buffer): Behave =>
  (socket, heard) =>
    socket.write(make(heard));

const silent: Behave = () => {};
const noise = Buffer.alloc(300, 0xc0);

/** What comes over a stream, plain or secured, and what is said of it. */
const STREAMS: Readonly<Record<string, readonly [Behave, string | RegExp]>> = {
  'a length above the message, and silence': [
    answering((heard) => framed(goodAnswer(heard), 4_000)),
    'dns.timeout: site.test A: no answer in N s',
  ],
  'a length below the message': [answering((heard) => framed(goodAnswer(heard), 20)), /^dns\.malformed: /],
  'a length of nothing': [answering((heard) => framed(goodAnswer(heard), 0)), /^dns\.malformed: /],
  'a length of 64 kB': [
    answering((heard) => framed(goodAnswer(heard), 65_535)),
    'dns.malformed: site.test A: an answer of 64 kB',
  ],
  'half a length, and silence': [answering(() => Buffer.from([0])), 'dns.timeout: site.test A: no answer in N s'],
  'drops of a length that never comes': [
    (socket) => {
      socket.write(Buffer.from([0x30, 0]));
      drip(Buffer.from([1]))(socket);
    },
    'dns.timeout: site.test A: no answer in N s',
  ],
  'noise without end': [pour(noise), /^dns\.malformed: /],
  'several answers, the first of which is good': [
    answering((heard) =>
      Buffer.concat([framed(goodAnswer(heard)), framed(goodAnswer(heard, { rcode: 'SERVFAIL' })), framed(noise)]),
    ),
    'up',
  ],
  'an answer to another question': [
    answering((heard) => framed(goodAnswer(heard, { question: 'other.test' }))),
    'dns.malformed: site.test A: an answer to another question',
  ],
  'an answer of another id': [
    answering((heard) => framed(goodAnswer(heard, { wrongId: true }))),
    'dns.malformed: site.test A: an answer to another question',
  ],
  'the end in place of an answer': [(socket) => socket.end(), /^dns\.unreachable: /],
  'a reset': [(socket) => socket.destroy(), /^dns\.unreachable: /],
  silence: [silent, 'dns.timeout: site.test A: no answer in N s'],
};

/** What comes in place of a handshake. */
const HANDSHAKES: typeof STREAMS = {
  'noise in place of a handshake': [answering(() => noise), /^dns\.unreachable: /],
  'half a handshake, and the end': [(socket) => socket.end(Buffer.from([22, 3, 3, 64, 0, 2])), /^dns\.unreachable: /],
  'silence in place of a handshake': [silent, 'dns.timeout: site.test A: no answer in N s'],
  'a closed half in place of a handshake': [(socket) => socket.end(), /^dns\.unreachable: /],
};

/** What comes over HTTPS. */
const ANSWERS: Readonly<Record<string, readonly [Behave, string | RegExp]>> = {
  'a body of noise': [
    (socket) => socket.end(`HTTP/1.1 200 OK\r\n${MESSAGE}content-length: 5\r\n\r\nnoise`),
    /^dns\.malformed: /,
  ],
  'a body without end': [
    (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${MESSAGE}\r\n`);
      pour(noise)(socket);
    },
    /^dns\.malformed: site\.test A: an answer of 1\d kB$/,
  ],
  'another content type': [
    (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nhi'),
    'dns.malformed: site.test A: content type text/html over HTTPS, expected application/dns-message',
  ],
  'no content type': [
    (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi'),
    'dns.malformed: site.test A: content type none over HTTPS, expected application/dns-message',
  ],
  'a redirect': [
    (socket) => socket.end('HTTP/1.1 302 Found\r\nlocation: https://127.0.0.1/\r\ncontent-length: 0\r\n\r\n'),
    'dns.malformed: site.test A: status 302 over HTTPS',
  ],
  'status 500': [
    (socket) => socket.end('HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n'),
    'dns.malformed: site.test A: status 500 over HTTPS',
  ],
  'drops of a head': [
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      drip('x: y\r\n')(socket);
    },
    'dns.timeout: site.test A: no answer in N s',
  ],
  'a head without end': [
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      pour('x: y\r\n'.repeat(500))(socket);
    },
    /^dns\.malformed: site\.test A: over HTTPS: /,
  ],
  'chunks that never end': [
    (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\n${MESSAGE}transfer-encoding: chunked\r\n\r\n`);
      drip('1\r\nx\r\n')(socket);
    },
    'dns.timeout: site.test A: no answer in N s',
  ],
  'an answer that is none of HTTP': [(socket) => socket.end(noise), /^dns\.malformed: site\.test A: over HTTPS: /],
};

const plain = (behave: Behave) => createServer((socket) => socket.once('data', (heard) => behave(socket, heard)));
const secured = (own: Certificate) => (behave: Behave) =>
  createTlsServer(own, (socket) => {
    socket.on('error', () => {});
    socket.once('data', (heard) => behave(socket, heard));
  });

describe('a hostile DNS server', () => {
  const servers: Listening[] = [];
  let run: Beside;

  async function started(
    prefix: string,
    kind: string,
    behaviours: typeof STREAMS,
    serve: (behave: Behave) => Server,
  ): Promise<readonly Service[]> {
    return Promise.all(
      Object.entries(behaviours).map(async ([name, [behave]]) => {
        const server = await listen(serve(behave));
        servers.push(server);
        const question = { name: SITE, type: 'A', servers: [`${prefix}127.0.0.1:${server.port}`] };
        return { name: `${name}, over ${kind}`, dns: [], http: [], questions: [question] };
      }),
    );
  }

  beforeAll(async () => {
    const authority = await issue({ isAuthority: true });
    const overTls = secured(await issue({ issuer: authority }));
    const hostile = await Promise.all([
      started('tcp://', 'TCP', STREAMS, plain),
      started('tls://', 'TLS', STREAMS, overTls),
      started('tls://', 'TLS', HANDSHAKES, plain),
      started('https://', 'HTTPS', ANSWERS, overTls),
      started('https://', 'HTTPS', HANDSHAKES, plain),
    ]);
    run = await runBeside(hostile.flat(), authority);
  });
  afterAll(() => Promise.all(servers.map(({ close }) => close())));

  const expected = (kinds: readonly string[], behaviours: typeof STREAMS) =>
    kinds.flatMap((kind) =>
      Object.entries(behaviours).map(([name, [, said]]) => [`${name}, over ${kind}`, said] as const),
    );

  it.each([
    ...expected(['TCP', 'TLS'], STREAMS),
    ...expected(['TLS', 'HTTPS'], HANDSHAKES),
    ...expected(['HTTPS'], ANSWERS),
  ])('of %s', (name, said) => {
    const found = run.said.get(name)?.replace(/ from \S+$/, '');
    expect(found).toEqual(said instanceof RegExp ? expect.stringMatching(said) : said);
  });

  it('keeps no healthy service waiting, and leaves nothing behind', () => {
    expect(run.healthy.verdict.kind).toBe('up');
    expect(run.healthyAfterMs).toBeLessThan(HEALTHY_MS);
    expect(run.durationMs).toBeLessThan(RUN_MS);
    expect(run.left).toBe(0);
  });
});
