import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import { addresses } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { half, hangUp, reply, startWebServer, type WebBehaviour, type WebServer } from '../../servers/web-server';
import { cellOf, open, spell } from '../probe';

const json = (value: unknown): WebBehaviour =>
  reply(200, { 'content-type': 'application/json' }, JSON.stringify(value));

const BEHAVIOURS: Readonly<Record<string, WebBehaviour>> = {
  '/300': reply(300),
  '/404': reply(404, {}, 'nothing here'),
  '/201': reply(201),
  '/200': reply(200, {}, 'Download the latest version here'),
  '/304': reply(304),
  '/post-only': ({ method }, response) => response.writeHead(method === 'POST' ? 200 : 400).end(),
  '/echo': (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => response.end(JSON.stringify({ headers: request.headers, raw: request.rawHeaders, body })));
  },
  '/bad-news': reply(200, {}, 'Bad news: could not connect to database server'),
  '/internal': reply(200, {}, 'internal error'),
  '/foo': json({ foo: { bar: 'baz' } }),
  '/empty-object': json({}),
  '/empty': reply(200),
  '/foo-text': json('foo'),
  '/foo-list': json(['foo', 'bar', 'baz']),
  '/true': json(true),
  '/emoji': json({ mood: '🚀' }),
  '/127': reply(200, {}, 'x'.repeat(127)),
  '/129': reply(200, {}, 'x'.repeat(129)),
  '/gzip': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('hello world'.repeat(10))),
  '/not-deflate': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'deflate' }).end(gzipSync('hello world'.repeat(10))),
  '/bomb': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50 * 2 ** 20))),
  '/half': half('closes'),
  '/hang-up': hangUp,
  '/302-nowhere': reply(302),
  '/empty-header': reply(200, { 'x-note': '' }),
  '/cookies': (_, response) => response.writeHead(200, { 'set-cookie': ['a=1', 'b=2; Domain=.example.com'] }).end(),
  '/old': reply(200, { 'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT' }),
  '/balance': json({ balance: '123.40000000000005' }),
  '/ids': json([{ id: 1 }, { id: 2 }, { id: 3 }]),
  '/data': json({ data: ['Whatever you like', 'another'] }),
  '/walk': json({ long: { simple: { walk: 'value' } } }),
  '/pair': json([1, 2]),
  '/members': json(['example.org']),
  '/html': reply(200, {}, `<html>${'long '.repeat(200)}</html>`),
  '/500': reply(500),
};

let names: DnsServer;
let site: WebServer;

beforeAll(async () => {
  names = await startDnsServer({ 'site.test': addresses('127.0.0.1') });
  site = await startWebServer(BEHAVIOURS);
});
afterAll(() => Promise.all([names.close(), site.close()]));

async function judged(path: string, more: Partial<HttpEndpoint> = {}): Promise<string> {
  const target = open(`http://site.test:${site.port}${path}`, more);
  return spell(await cellOf(target, { resolvers: [names.resolver] })).replace(', from 127.0.0.1', '');
}

const bodyRules = (body: NonNullable<NonNullable<HttpEndpoint['expect']>['body']>) => ({ expect: { body } });
const jsonRules = (...rules: NonNullable<NonNullable<HttpEndpoint['expect']>['json']>) => ({ expect: { json: rules } });
const headerRules = (...rules: NonNullable<NonNullable<HttpEndpoint['expect']>['headers']>) => ({
  expect: { headers: rules },
});

type Row = readonly [id: string, path: string, more: Partial<HttpEndpoint>, said: string];

const STATUS: readonly Row[] = [
  ['H4', '/300', {}, 'http.status: status 300, expected 200-299'],
  ['H5', '/404', {}, 'http.status: status 404, expected 200-299'],
  ['H6', '/404', { status: ['200', '404'] }, 'up'],
  ['H7', '/201', { status: ['200', '404'] }, 'http.status: status 201, expected 200, 404'],
  ['H19', '/post-only', { asking: { method: 'POST' } }, 'up'],
  ['H19 with GET', '/post-only', {}, 'http.status: status 400, expected 200-299'],
  ['H22 of an answer', '/200', { shouldFail: true }, 'http.status: expected to fail, and does not'],
  [
    'H22 of a break',
    '/hang-up',
    { shouldFail: true },
    'up: fails, as expected: http.truncated (127.0.0.1: TCP in MS, then an empty reply: closed)',
  ],
  ['H38', '/302-nowhere', { asking: { maxRedirects: 0 }, status: ['302'] }, 'up'],
  ['H45', '/302-nowhere', {}, 'http.status: status 302, expected 200-299'],
  ['A1', '/500', { status: ['200'] }, 'http.status: status 500, expected 200'],
  ['A2', '/404', { status: ['200', '429'] }, 'http.status: status 404, expected 200, 429'],
];

const BODY: readonly Row[] = [
  [
    'H46',
    '/bad-news',
    bodyRules({ matchesNot: ['could not connect to database'] }),
    'http.body: body "Bad news: could not connect to database server", expected not to match "could not connect to database"',
  ],
  ['a ban', '/internal', bodyRules({ containsNot: ['l e'] }), 'http.body: body "internal error", expected no "l e"'],
  ['H47', '/200', bodyRules({ matchesNot: ['could not connect to database'] }), 'up'],
  [
    'H48',
    '/internal',
    bodyRules({ matchesNot: ['fatal', 'internal error'] }),
    'http.body: body "internal error", expected not to match "internal error"',
  ],
  [
    'H49',
    '/200',
    bodyRules({ matches: ['Download', 'Copyright 2015'] }),
    'http.body: body "Download the latest version here", expected to match "Copyright 2015"',
  ],
  ['H61', '/127', { expect: { bytes: { max: 128 } } }, 'up'],
  ['H62', '/129', { expect: { bytes: { max: 128 } } }, 'http.body: body of 129 bytes, expected at most 128'],
  ['H64', '/gzip', bodyRules({ matches: ['^(hello world){10}$'] }), 'up'],
  [
    'H66',
    '/not-deflate',
    bodyRules({ contains: ['hello'] }),
    'http.body: a body that cannot be read: invalid block type',
  ],
  ['H71', '/half', bodyRules({ contains: ['x'] }), 'http.truncated: status 200, 10 bytes, then closed: aborted'],
  ['H71 without a rule', '/half', {}, 'http.truncated: status 200, 10 bytes, then closed: aborted'],
  [
    'A13',
    '/html',
    bodyRules({ contains: ['Welcome'] }),
    'http.body: body "<html>long long long long long long long long long long lo…, expected "Welcome"',
  ],
  [
    'a bomb',
    '/bomb',
    bodyRules({ contains: ['x'] }),
    'http.body: a body that cannot be read: unpacked, it is too large',
  ],
];

const JSON_ROWS: readonly Row[] = [
  [
    'H53 of another value',
    '/foo',
    jsonRules({ path: '$.foo.bar', equalsNot: 'baz' }),
    'http.body: $.foo.bar "baz", expected not "baz"',
  ],
  ['H53', '/foo', jsonRules({ path: '$.foo.bar', equalsNot: 'qux' }), 'up'],
  [
    'H54',
    '/empty-object',
    jsonRules({ path: '$.foo.bar', equalsNot: 'baz' }),
    'http.body: $.foo.bar selects 0, expected at least 1',
  ],
  ['H56', '/empty', jsonRules({ path: '$' }), 'http.body: body "", expected JSON'],
  ['H57 of a text', '/foo-text', jsonRules({ path: '$', equals: 'foo' }), 'up'],
  ['H57 of a list', '/foo-list', jsonRules({ path: '$[2]', equals: 'baz' }), 'up'],
  ['H57 of a truth', '/true', jsonRules({ path: '$', equals: true }), 'up'],
  ['H58', '/foo', jsonRules({ path: '$.foo.bar', equals: true }), 'http.body: $.foo.bar "baz", expected true'],
  ['H59', '/emoji', jsonRules({ path: '$.mood', equals: '🚀' }), 'up'],
  ['H60', '/empty-object', jsonRules({ path: '$.foo', count: { max: 0 } }), 'up'],
  ['A9', '/balance', jsonRules({ path: '$.balance', number: { min: 100 } }), 'up'],
  ['A11', '/ids', jsonRules({ path: '$[*]', count: { min: 3, max: 3 } }), 'up'],
  ['A14', '/data', jsonRules({ path: '$.data[*]', contains: ['Whatever'] }), 'up'],
  ['A15', '/walk', jsonRules({ path: '$.long.simple.walk', equals: 'value' }), 'up'],
  ['A17', '/pair', jsonRules({ path: '$[1]', equals: 2 }, { path: '$[*]', count: { min: 2, max: 2 } }), 'up'],
  ['A23', '/members', jsonRules({ path: '$[*]', equals: 'example.org' }), 'up'],
  [
    'A23 of a part',
    '/members',
    jsonRules({ path: '$[*]', equals: 'example.com' }),
    'http.body: $[*] "example.org", expected "example.com"',
  ],
];

const HEADERS: readonly Row[] = [
  ['H75', '/200', headerRules({ name: 'x-note', matchesNot: ['.*'] }), 'http.header: no header x-note, expected one'],
  ['H76', '/200', headerRules({ name: 'x-note', presence: 'optional', matchesNot: ['.*'] }), 'up'],
  [
    'H77',
    '/empty-header',
    headerRules({ name: 'x-note', presence: 'optional', matchesNot: ['.*'] }),
    'http.header: header x-note: "", expected not to match ".*"',
  ],
  [
    'H78',
    '/cookies',
    headerRules({ name: 'set-cookie', matchesNot: ['Domain=\\.example\\.com$'] }),
    'http.header: header set-cookie: "a=1", "b=2; Domain=.example.com", expected not to match "Domain=\\\\.example\\\\.com$"',
  ],
  ['H79', '/cookies', headerRules({ name: 'set-cookie', matches: ['^b='] }), 'up'],
  [
    'a forbidden one',
    '/empty-header',
    headerRules({ name: 'x-note', presence: 'forbidden' }),
    'http.header: header x-note: "", expected none',
  ],
];

describe('what peers ask of answers', () => {
  it.each([...STATUS, ...BODY, ...JSON_ROWS, ...HEADERS])('%s: %s', async (_, path, more, said) => {
    expect((await judged(path, more)).replace(/TCP in \d+ ms/, 'TCP in MS')).toBe(said);
  });

  it('H26, H27: Host and User-Agent are sent as they are given, once', async () => {
    const asking = { headers: { host: 'my-secret-vhost.com', 'user-agent': 'x' } };
    const rules = [
      { path: '$.headers.host', equals: 'my-secret-vhost.com' },
      { path: "$.raw[?@ == 'host' || @ == 'Host']", count: { min: 1, max: 1 } },
      { path: "$.headers['user-agent']", equals: 'x' },
    ];
    expect(await judged('/echo', { asking, expect: { json: rules } })).toBe('up');
    const own = { path: "$.headers['user-agent']", matches: ['^CommonCause/\\d+\\.\\d+\\.\\d+ \\(\\+https://'] };
    expect(await judged('/echo', { expect: { json: [own] } })).toBe('up');
  });

  it('H51: the size of a body is known where patterns have read it', async () => {
    const both = { bytes: { max: 10 }, body: { matches: ['Download'] } };
    expect(await judged('/200', { expect: both })).toBe('http.body: body of 32 bytes, expected at most 10');
  });

  it('a body is sent with its length and type', async () => {
    const asking = { method: 'PUT', headers: { 'content-type': 'text/plain' }, body: 'grüße' };
    const rules = [
      { path: '$.body', equals: 'grüße' },
      { path: "$.headers['content-length']", equals: '7' },
    ];
    expect(await judged('/echo', { asking, expect: { json: rules } })).toBe('up');
  });

  it('A4: times have bounds, for slow and for failing', async () => {
    const total = (bounds: object) => ({ expect: { times: { total: bounds } } });
    expect(await judged('/200', total({ failingMs: 5_000 }))).toBe('up');
    expect(await judged('/200', total({ failingMs: 0.001 }))).toMatch(
      /^http\.slow: the whole answer in \d+ ms, expected at most 0\.001 ms$/,
    );
    expect(await judged('/200', total({ degradedMs: 0.001 }))).toMatch(/^up: the whole answer in \d+ ms, expected/);
  });
});
