import { createServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpExpectations } from '../../../lib/contract/expectations';
import { type Listening, listen } from '../../servers/listen';
import { type Beside, drip, HEALTHY_MS, pour, RUN_MS, runBeside } from './beside';

const CLOSED = 'HTTP/1.1 200 OK\r\nconnection: close\r\n';

function packed(coding: string, body: Buffer) {
  return (socket: Socket) => {
    socket.write(`${CLOSED}content-encoding: ${coding}\r\n\r\n`);
    socket.end(body);
  };
}

/** Packed into itself, again and again, without getting smaller. */
function manyTimes(times: number): Buffer {
  let body = Buffer.from('{}');
  for (let count = 0; count < times; count += 1) body = gzipSync(body, { level: 0 });
  return body;
}

const json = (body: string) => (socket: Socket) => socket.end(`${CLOSED}\r\n${body}`);
const nested = `[${`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)},`.repeat(18)}1]`;
const ZEROS = Buffer.alloc(16 * 1024 * 1024);

const TEXT: HttpExpectations = { body: { contains: ['state'] } };
const PATTERN: HttpExpectations = { body: { matches: ['(?i)st.*ate.*x'] } };
const PATH: HttpExpectations = { json: [{ path: '$..a', equals: 2 }] };

const GZIP = gzipSync(ZEROS);
const UNPACKED = 'http.body: a body that cannot be read: unpacked, it is too large, from 127.0.0.1';

/** What hostile servers send, what was promised of it, and what is said. */
const BODIES: Readonly<Record<string, readonly [(socket: Socket) => void, HttpExpectations, RegExp | string]>> = {
  'a body without end, and a text': [
    (socket) => {
      socket.write(`${CLOSED}\r\n`);
      pour('x'.repeat(10_000))(socket);
    },
    TEXT,
    /^http\.body: body "x{58}…, expected "state"/,
  ],
  'chunks without end, and a pattern': [
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      pour(`2710\r\n${'state '.repeat(1_666)}stat\r\n`)(socket);
    },
    PATTERN,
    /^http\.body: body "state state .*…, expected to match/,
  ],
  'drops without end, and a path': [
    (socket) => {
      socket.write(`${CLOSED}\r\n`);
      drip('[')(socket);
    },
    PATH,
    /^http\.body: body "\[+[…"], expected JSON/,
  ],
  'a bomb of gzip, and a text': [packed('gzip', GZIP), TEXT, UNPACKED],
  'a bomb of deflate, and a pattern': [packed('deflate', deflateSync(ZEROS)), PATTERN, UNPACKED],
  'a bomb of brotli, and a path': [packed('br', brotliCompressSync(ZEROS)), PATH, UNPACKED],
  'a bomb within a bomb': [packed('gzip, gzip', gzipSync(GZIP)), TEXT, UNPACKED],
  'a body that is packed a thousand times': [
    packed(Array(1_000).fill('gzip').join(','), manyTimes(1_000)),
    TEXT,
    'http.body: a body that cannot be read: packed 1000 times over, from 127.0.0.1',
  ],
  'noise that claims to be packed': [
    packed('gzip', Buffer.alloc(1_000, 7)),
    PATTERN,
    /^http\.body: .*incorrect header/,
  ],
  'values within values, and a path that meets all of them': [
    json(nested),
    PATH,
    'http.body: $..a selects 36000, too much to be compared, from 127.0.0.1',
  ],
  'a hundred thousand brackets, and a path': [
    json('['.repeat(100_000) + ']'.repeat(100_000)),
    PATH,
    /^http\.body: \$\.\.a (selects 0|too deep)/,
  ],
};

describe('a hostile body under a promise', () => {
  let servers: readonly Listening[] = [];
  let run: Beside;
  beforeAll(async () => {
    servers = await Promise.all(
      Object.values(BODIES).map(([behave]) =>
        listen(createServer((socket) => socket.resume().once('data', () => behave(socket)))),
      ),
    );
    run = await runBeside(
      Object.entries(BODIES).map(([name, [, expect]], index) => ({
        name,
        dns: [],
        http: [{ url: `http://127.0.0.1:${servers[index]?.port}/`, allowPrivateAddresses: true, expect }],
      })),
    );
  });
  afterAll(() => Promise.all(servers.map(({ close }) => close())));

  it.each(Object.entries(BODIES))('of %s fails by it', (name, [, , said]) => {
    expect(run.said.get(name)).toEqual(said instanceof RegExp ? expect.stringMatching(said) : said);
  });

  it('keeps no healthy service waiting, and leaves nothing behind', () => {
    expect(run.healthy.verdict.kind).toBe('up');
    expect(run.healthyAfterMs).toBeLessThan(HEALTHY_MS);
    expect(run.durationMs).toBeLessThan(RUN_MS);
    expect(run.left).toBe(0);
  });
});
