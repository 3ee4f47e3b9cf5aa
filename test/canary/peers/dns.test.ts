import { once } from 'node:events';
import { createServer } from 'node:https';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, AUTHENTIC_DATA, AUTHORITATIVE_ANSWER, decode } from 'dns-packet';
import type { DnsEndpoint } from '../../../lib/contract/dns-endpoint';
import { type Certificate, issue } from '../../servers/certificates';
import { after, answer, answers, type DnsBehaviour, silent, truncated } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { type Listening, listen } from '../../servers/listen';
import { rawAnswer, rawRecord } from '../../servers/raw-dns-answer';
import { cellOf, spell } from '../probe';

const SITE = 'site.test';

const records = (...list: readonly Answer[]): DnsBehaviour => answers({ answers: list });
const two: readonly Answer[] = ['192.0.2.1', '192.0.2.2'].map((data) => ({ type: 'A', name: SITE, data, ttl: 3600 }));

/** Answers only where recursion is asked for, as peers' stub A does. */
const recursive: DnsBehaviour = (query) => [
  answer(query, query.packet.flag_rd ? { answers: two } : { rcode: 'REFUSED' }),
];

const BEHAVIOURS: Readonly<Record<string, DnsBehaviour>> = {
  'site.test': recursive,
  'cut.test': truncated((query) => recursive(query)),
  'servfail.test': answers({ rcode: 'SERVFAIL', extendedErrors: [22] }),
  'nx.test': answers({ rcode: 'NXDOMAIN' }),
  'nothing.test': answers(),
  'silent.test': silent,
  'forged.test': after([{ wrongId: true }, { question: 'other.test' }], silent),
  'mail.test': records(
    { type: 'MX', name: 'mail.test', ttl: 60, data: { preference: 10, exchange: 'A.mail.test' } },
    { type: 'MX', name: 'mail.test', ttl: 300, data: { preference: 20, exchange: 'b.mail.test' } },
  ),
  'text.test': records(
    { type: 'TXT', name: 'text.test', ttl: 60, data: ['v=spf1 ', '-all'] },
    { type: 'TXT', name: 'text.test', ttl: 60, data: ['second'] },
  ),
  'zone.test': records({
    type: 'SOA',
    name: 'zone.test',
    ttl: 60,
    data: {
      mname: 'ns1.zone.test',
      rname: 'host.zone.test',
      serial: 1000,
      refresh: 1,
      retry: 2,
      expire: 3,
      minimum: 4,
    },
  }),
  'caa.test': records({
    type: 'CAA',
    name: 'caa.test',
    ttl: 60,
    data: { flags: 0, tag: 'issue', value: 'ca.test' } as never,
  }),
  'srv.test': records({
    type: 'SRV',
    name: 'srv.test',
    ttl: 60,
    data: { priority: 1, weight: 2, port: 5060, target: 'sip.test' },
  }),
  'new.test': (query) => [rawAnswer(query, { answers: [rawRecord(65, Buffer.from([0, 1, 0]))] })],
  'ad.test': (query) => [answer(query, { answers: two, question: 'ad.test', flags: AUTHENTIC_DATA })],
  'aa.test': (query) => [answer(query, { answers: two, question: 'aa.test', flags: AUTHORITATIVE_ANSWER })],
};

let dns: DnsServer;
let authority: Certificate;
let overTls: Listening;
let overHttps: Listening;

const behave = (message: Buffer): readonly Buffer[] => {
  const packet = decode(message);
  return BEHAVIOURS[packet.questions?.[0]?.name ?? '']?.({ packet, message, overTcp: true }) ?? [];
};

beforeAll(async () => {
  dns = await startDnsServer(BEHAVIOURS);
  authority = await issue({ isAuthority: true });
  const own = await issue({ issuer: authority });
  const tls = createTlsServer(own, (socket) => {
    socket.on('error', () => {});
    socket.on('data', (data: Buffer) => {
      for (const each of behave(data.subarray(2))) {
        socket.write(Buffer.concat([Buffer.from([each.length >> 8, each.length & 0xff]), each]));
      }
    });
  });
  const https = createServer(own, async (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    await once(request, 'end');
    const isAsked = request.headers['content-type'] === 'application/dns-message' && request.url === '/dns-query';
    const [each] = isAsked ? behave(Buffer.concat(chunks)) : [];
    response.writeHead(each === undefined ? 400 : 200, { 'content-type': 'application/dns-message' }).end(each);
  });
  [overTls, overHttps] = await Promise.all([listen(tls), listen(https)]);
});
afterAll(() => Promise.all([dns.close(), overTls.close(), overHttps.close()]));

async function judged(question: Partial<DnsEndpoint>): Promise<string> {
  const questions = [{ name: SITE, type: 'A', servers: [dns.resolver], ...question }];
  const cell = await cellOf({ dns: [], http: [], questions }, { resolvers: [dns.resolver], trusts: authority });
  return spell(cell).replaceAll(/ from [^,]+$/g, '');
}

describe('what peers ask of DNS', () => {
  it.each<[string, Partial<DnsEndpoint>, string]>([
    [
      'D2',
      { expect: { rcodes: ['SERVFAIL', 'NXDOMAIN'] } },
      'dns.answer: site.test A: NOERROR, expected SERVFAIL, NXDOMAIN',
    ],
    ['D3', { expect: { ttl: { min: 3600, max: 3600 } } }, 'up'],
    [
      'D3 of another TTL',
      { expect: { ttl: { min: 7200 } } },
      'dns.answer: site.test A: TTL 3600, 3600 s, expected at least 7200 s',
    ],
    ['RD=0', { isRecursive: false }, 'dns.refused: site.test A: REFUSED, expected NOERROR'],
    ['D23', { name: 'nx.test' }, 'dns.nxdomain: nx.test A: NXDOMAIN, expected NOERROR'],
    ['an expected NXDOMAIN', { name: 'nx.test', expect: { rcodes: ['NXDOMAIN'] } }, 'up'],
    ['an expected SERVFAIL', { name: 'servfail.test', expect: { rcodes: ['SERVFAIL'] } }, 'up'],
    ['SERVFAIL', { name: 'servfail.test' }, 'dns.servfail: servfail.test A: SERVFAIL, expected NOERROR'],
    ['D24 of AA', { name: 'aa.test', expect: { isAuthoritative: true, count: { min: 0 } } }, 'up'],
    ['D24 without AA', { expect: { isAuthoritative: true } }, 'dns.answer: site.test A: no AA flag, expected one'],
    [
      'D24 turned round',
      { name: 'aa.test', expect: { isAuthoritative: false, count: { min: 0 } } },
      'dns.answer: aa.test A: an AA flag, expected none',
    ],
    ['AD', { name: 'ad.test', expect: { isAuthenticated: true } }, 'up'],
    ['no AD', { expect: { isAuthenticated: true } }, 'dns.answer: site.test A: no AD flag, expected one'],
    ['D26', { name: 'text.test', type: 'TXT', expect: { exactly: ['second', 'v=spf1 -all'] } }, 'up'],
    ['D27: any', { expect: { any: ['192.0.2.1', '192.0.2.9'] } }, 'up'],
    [
      'D27: no one',
      { expect: { any: ['192.0.2.9'] } },
      'dns.answer: site.test A: "192.0.2.1", "192.0.2.2", expected one of "192.0.2.9"',
    ],
    [
      'D27: every',
      { expect: { every: ['192.0.2.1'] } },
      'dns.answer: site.test A: "192.0.2.1", "192.0.2.2", expected only "192.0.2.1"',
    ],
    ['D27: exactly', { expect: { exactly: ['192.0.2.2', '192.0.2.1'] } }, 'up'],
    ['D31', { name: 'silent.test' }, 'dns.timeout: silent.test A: no answer in 2.0 s'],
    ['D32', { name: 'nothing.test' }, 'dns.nodata: nothing.test A: no record, expected one'],
    ['D32 where that is expected', { name: 'nothing.test', expect: { count: { max: 0 } } }, 'up'],
    ['D33', { name: 'forged.test' }, 'dns.timeout: forged.test A: no answer in 2.0 s'],
    ['count', { expect: { count: { min: 3 } } }, 'dns.answer: site.test A: 2 records, expected at least 3'],
    [
      'MX',
      {
        name: 'mail.test',
        type: 'MX',
        expect: { exactly: ['10 a.mail.test', '20 B.mail.test.'], ttl: { min: 60, max: 300 } },
      },
      'up',
    ],
    ['SOA', { name: 'zone.test', type: 'SOA', expect: { any: ['ns1.zone.test host.zone.test 1000 1 2 3 4'] } }, 'up'],
    ['CAA', { name: 'caa.test', type: 'CAA', expect: { any: ['0 issue "ca.test"'] } }, 'up'],
    ['SRV', { name: 'srv.test', type: 'SRV', expect: { any: ['1 2 5060 sip.test'] } }, 'up'],
    ['a type by its number', { name: 'new.test', type: 'TYPE65', expect: { any: ['\\# 3 000100'] } }, 'up'],
    ['an answer that is cut', { name: 'cut.test', expect: { count: { min: 0 } } }, 'up'],
    [
      'time',
      { expect: { time: { failingMs: 0.001 } } },
      'dns.timeout: site.test A: an answer in 1 ms, expected at most 0.001 ms',
    ],
  ])('%s', async (_, question, said) => {
    expect((await judged(question)).replace(/in \d+ ms/, 'in 1 ms')).toBe(said);
  });

  it.each(['tcp', 'tls', 'https'])('D29: over %s', async (transport) => {
    const ports: Readonly<Record<string, number>> = { tls: overTls.port, https: overHttps.port };
    const at = ports[transport] === undefined ? dns.resolver : `127.0.0.1:${ports[transport]}`;
    expect(await judged({ servers: [`${transport}://${at}`], expect: { exactly: ['192.0.2.1', '192.0.2.2'] } })).toBe(
      'up',
    );
  });

  it('fails only if all of its servers fail', async () => {
    const servers = [dns.resolver, '127.0.0.1:1'];
    expect(await judged({ servers })).toBe('up');
    expect(await judged({ servers, expect: { count: { max: 0 } } })).toMatch(
      /^dns\.answer: site\.test A: 2 records, expected at most 0 from/,
    );
  });
});
