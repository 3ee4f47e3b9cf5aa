import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Certificate, issue } from '../../../servers/certificates';
import { addresses } from '../../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../../servers/dns-server';
import { listen } from '../../../servers/listen';
import { raw, startWebServer } from '../../../servers/web-server';
import { cellOf, open, spell } from '../../probe';

const BODY = 'Content-Length: 5\r\n\r\nhello';
const OK = 'HTTP/1.1 200 OK\r\n';
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const line = (bytes: number) => `X: ${'y'.repeat(bytes - 5)}\r\n`;

/** curl 7.88 says 200 to each. */
const TAKEN: readonly (readonly [string, string])[] = [
  ['both lengths', `${OK}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`],
  ['a length twice', `${OK}Content-Length: 5\r\n${BODY}`],
  ['a list of lengths', `${OK}Content-Length: 5, 5\r\n\r\nhello`],
  ['a length with a sign', `${OK}Content-Length: +5\r\n\r\nhello`],
  ['a length beyond all numbers', `${OK}Content-Length: 99999999999999999999999\r\n\r\nhello`],
  ['control characters in a value', `${OK}X: a\u0001b\u007f\r\n${BODY}`],
  ['raw UTF-8 in a value', `${OK}X: z\u00c3\u00bcrich\r\n${BODY}`],
  ['raw UTF-8 in a name', `${OK}X-\u00c3\u00bc: z\r\n${BODY}`],
  ['a blank before the colon', `${OK}Server : x\r\n${BODY}`],
  ['a blank in a name', `${OK}My Header: x\r\n${BODY}`],
  ['no name', `${OK}: x\r\n${BODY}`],
  ['folded lines', `${OK}X: a\r\n b\r\n\tc\r\n${BODY}`],
  ['line feeds only', `${OK}${BODY}`.replaceAll('\r', '')],
  ['no reason', `HTTP/1.1 200\r\n${BODY}`],
  ['UTF-8 in the reason', `HTTP/1.1 200 \u00c3\u00bc\r\n${BODY}`],
  ['a control character in the reason', `HTTP/1.1 200 O\u0001K\r\n${BODY}`],
  ['two blanks before the status', `HTTP/1.1  200 OK\r\n${BODY}`],
  ['no blank behind the status', `HTTP/1.1 200OK\r\n${BODY}`],
  ['HTTP/1.0 without a length', 'HTTP/1.0 200 OK\r\n\r\nhello'],
  ['HTTP/2 by name', `HTTP/2 200\r\n${BODY}`],
  ['a lower-case protocol', `http/1.1 200 OK\r\n${BODY}`],
  ['no headers', `${OK}\r\nhello`],
  ['a cut head', `${OK}Server: x\r\n`],
  ['a status line and no more', OK],
  ['a chunk with an extension', `${CHUNKED}5;a=b\r\nhello\r\n0\r\n\r\n`],
  ['blanks behind a chunk’s length', `${CHUNKED}5  \r\nhello\r\n0\r\n\r\n`],
  ['chunks with line feeds only', `${CHUNKED}5\nhello\n0\n\n`],
  ['trailers', `${CHUNKED}5\r\nhello\r\n0\r\nX: y\r\n\r\n`],
  ['chunked twice', `${OK}Transfer-Encoding: chunked\r\n${CHUNKED.slice(OK.length)}5\r\nhello\r\n0\r\n\r\n`],
  ['more than was promised', `${OK}${BODY} and more`],
  ['a head of 20 kB', `${OK}${line(20_000)}${BODY}`],
  ['a head of 250 kB', `${OK}${line(1_000).repeat(250)}${BODY}`],
  ['a head of 290 kB', `${OK}${line(1_000).repeat(290)}${BODY}`],
  ['three thousand headers', `${OK}${line(10).repeat(3_000)}${BODY}`],
  ['an offer to upgrade', `${OK}Connection: Upgrade\r\nUpgrade: h2,h2c\r\n${BODY}`],
  ['an answer before the answer', `HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${OK}${BODY}`],
];

const JUDGED: readonly (readonly [string, string, string])[] = [
  [
    'a status behind which no parser understands a word',
    `HTTP/1.1 503 Down\r\n: x\r\n${BODY}`,
    'http.status: status 503, expected 200-299, from 127.0.0.1, but Invalid header token',
  ],
  [
    'a refusal behind which no parser understands a word',
    `HTTP/1.1 429 Slow Down\r\n: x\r\n${BODY}`,
    'blocked.status: status 429 from 127.0.0.1, but Invalid header token',
  ],
  [
    'a redirect behind which no parser understands a word',
    `HTTP/1.1 302 Found\r\n: x\r\nLocation: https://gone.test/\r\n${BODY}`,
    'http.redirect: redirects to https://gone.test/: dns.timeout (gone.test: no answer in 2.0 s from RESOLVER)',
  ],
  [
    'chunks that are none',
    `${CHUNKED}xyz\r\nhello\r\n`,
    'up: status 200 from 127.0.0.1, but Invalid character in chunk size',
  ],
  [
    'a body that breaks off',
    `${OK}Content-Length: 500\r\n\r\nhello`,
    'http.truncated: status 200, 5 bytes, then closed: aborted',
  ],
  ['chunks without an end', `${CHUNKED}5\r\nhello\r\n`, 'http.truncated: status 200, 5 bytes, then closed: aborted'],
  [
    'another protocol',
    'SSH-2.0-OpenSSH_9.9\r\n',
    'http.truncated: 127.0.0.1: TCP in MS, then 21 bytes that are not HTTP: Expected HTTP/, RTSP/ or ICE/',
  ],
  ['nothing', '', 'http.truncated: 127.0.0.1: TCP in MS, then an empty reply: closed'],
  [
    'a switch of protocols',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n',
    'http.status: status 101, expected 200-299, from 127.0.0.1',
  ],
];

let names: DnsServer;
let authority: Certificate;
let certificate: Certificate;

beforeAll(async () => {
  names = await startDnsServer({ localhost: addresses('127.0.0.1') });
  authority = await issue({ isAuthority: true });
  certificate = await issue({ issuer: authority });
});

afterAll(() => names.close());

async function judged(scheme: 'http' | 'https', bytes: string): Promise<string> {
  const server = await startWebServer({ '/': raw(bytes) }, scheme === 'https' ? certificate : undefined);
  try {
    const url = `${scheme}://localhost:${server.port}/`;
    const text = spell(await cellOf(open(url), { resolvers: [names.resolver], trusts: authority }));
    return text.replace(names.resolver, 'RESOLVER').replace(/TCP in \d+ ms/, 'TCP in MS');
  } finally {
    await server.close();
  }
}

describe('an answer that browsers take', () => {
  it.each(TAKEN)('with %s is up over HTTP', async (_, bytes) => {
    expect(await judged('http', bytes)).toMatch(/^up(: status 200 from 127\.0\.0\.1, but .+)?$/);
  });

  it.each(TAKEN)('with %s is up over HTTPS', async (_, bytes) => {
    expect(await judged('https', bytes)).toMatch(/^up(: status 200 from 127\.0\.0\.1, but .+)?$/);
  });
});

describe('an answer that is odd', () => {
  it.each(JUDGED)('%s', async (_, bytes, expected) => {
    expect(await judged('http', bytes)).toBe(expected);
  });
});

describe('answers before the answer', () => {
  const interim = 'HTTP/1.1 102 Processing\r\n\r\n';

  it('ten are taken', async () => {
    expect(await judged('http', `${interim.repeat(10)}${OK}${BODY}`)).toBe('up');
  });

  it('without end are broken off at once, and keep nobody else waiting', async () => {
    const flood = await listen(
      createServer((socket) => {
        const pour = () => {
          while (socket.writable && socket.write(interim.repeat(100)));
        };
        socket.on('drain', pour);
        pour();
      }),
    );
    const url = `http://localhost:${flood.port}/`;
    const began = performance.now();
    const seen = await Promise.all(
      Array.from({ length: 10 }, () => cellOf(open(url), { resolvers: [names.resolver] })),
    );
    const elapsedMs = performance.now() - began;
    await flood.close();
    expect(new Set(seen.map(spell).map((text) => text.replace(/\d+ ms/, 'MS')))).toEqual(
      new Set(['http.truncated: 127.0.0.1: TCP in MS, then more than 10 answers before the answer']),
    );
    expect(elapsedMs).toBeLessThan(2_000);
  });
});
