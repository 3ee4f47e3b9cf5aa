import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { classifyReply } from '../../../../lambda/canary/judging/classify-reply';
import { createNetwork } from '../../../../lambda/canary/network/create-network';
import {
  addresses,
  after,
  answer,
  answers,
  bogus,
  type DnsBehaviour,
  record,
  silent,
  truncated,
} from '../../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../../servers/dns-server';
import { UNENDED } from '../ask';

const forged = [record('A', 'forged.test', '192.0.2.66')];
const FORGED = [
  { question: 'other.test', answers: forged },
  { wrongId: true, answers: forged },
];
const loop = (from: string, to: string) => record('CNAME', from, to);
const garbage: DnsBehaviour = ({ message }) => [Buffer.concat([message.subarray(0, 2), Buffer.from('no DNS at all')])];

const BEHAVIOURS: Readonly<Record<string, DnsBehaviour>> = {
  'good.test': addresses('192.0.2.1', '192.0.2.2'),
  'nxdomain.test': answers({ rcode: 'NXDOMAIN' }),
  'nodata.test': answers(),
  'servfail.test': answers({ rcode: 'SERVFAIL' }),
  'refused.test': answers({ rcode: 'REFUSED', extendedErrors: [20] }),
  'bare-refusal.test': answers({ rcode: 'REFUSED', withoutQuestion: true }),
  'badvers.test': answers({ extendedRcode: 1 }),
  'silent.test': silent,
  'garbage.test': garbage,
  'short.test': ({ message }) => [message.subarray(0, 5)],
  'echo.test': ({ message }) => [message],
  'cut-record.test': (query) => [
    answer(query, { answers: [record('A', 'cut-record.test', '192.0.2.1')] }).subarray(0, -13),
  ],
  'truncated.test': truncated(addresses('192.0.2.3')),
  'truncated-mid-record.test': (query) =>
    query.overTcp ? addresses('192.0.2.3')(query) : truncated()(query).map((message) => message.subarray(0, 20)),
  'tcp-closed.test': truncated(),
  'tcp-truncated.test': truncated(answers({ flags: 1 << 9 })),
  'tcp-stranger.test': truncated(answers({ wrongId: true })),
  'forged.test': after(FORGED, addresses('192.0.2.4')),
  'forged-only.test': answers({ question: 'other.test', answers: forged }),
  'Mixed.test': answers({ question: 'mIXED.TEST', answers: [record('A', 'MIXED.test', '192.0.2.5')] }),
  'alias.test': answers({
    answers: [
      loop('alias.test', 'a.cdn.test'),
      loop('a.cdn.test', 'b.cdn.test'),
      record('A', 'b.cdn.test', '192.0.2.6'),
    ],
  }),
  'dangling.test': answers({ answers: [loop('dangling.test', 'gone.test'), record('A', 'else.test', '192.0.2.7')] }),
  'loop.test': answers({ answers: [loop('loop.test', 'pool.test'), loop('pool.test', 'loop.test')] }),
  'bogus.test': bogus(addresses('192.0.2.8')),
  'bogus-or-lost.test': bogus(silent),
  'bogus-by-its-word.test': bogus(silent, [9]),
  'lame-by-its-word.test': bogus(addresses('192.0.2.8'), [22]),
  'many-errors.test': answers({ rcode: 'SERVFAIL', extendedErrors: Array.from({ length: 20 }, () => 22) }),
};

/** For what must wait for its limit: the one wait of these tests. */
const SHORT_MS = 150;
const PATIENT_MS = 2_000;
const network = createNetwork({ systemResolver: '127.0.0.1', hasIpv6: true, isLambda: false });

describe('DNS questions', () => {
  let server: DnsServer;
  beforeAll(async () => {
    server = await startDnsServer(BEHAVIOURS);
  });
  afterAll(() => server.close());

  const ask = (name: string, limitMs = PATIENT_MS) =>
    network.dns({ name, type: 'A', resolver: server.resolver }, limitMs, UNENDED);

  it.each([
    ['good.test', 'up'],
    ['nxdomain.test', 'dns.nxdomain'],
    ['nodata.test', 'dns.nodata'],
    ['servfail.test', 'dns.servfail'],
    ['refused.test', 'dns.refused'],
    ['bare-refusal.test', 'dns.refused'],
    ['badvers.test', 'dns.servfail'],
    ['garbage.test', 'dns.malformed'],
    ['short.test', 'dns.malformed'],
    ['echo.test', 'dns.malformed'],
    ['cut-record.test', 'dns.malformed'],
    ['truncated.test', 'up'],
    ['truncated-mid-record.test', 'up'],
    ['tcp-closed.test', 'dns.truncated'],
    ['tcp-truncated.test', 'dns.truncated'],
    ['tcp-stranger.test', 'dns.truncated'],
    ['forged.test', 'up'],
    ['Mixed.test', 'up'],
    ['alias.test', 'up'],
    ['dangling.test', 'dns.nodata'],
    ['loop.test', 'dns.loop'],
    ['bogus.test', 'dns.bogus'],
    ['bogus-by-its-word.test', 'dns.bogus'],
    ['lame-by-its-word.test', 'dns.servfail'],
    ['many-errors.test', 'dns.servfail'],
    [`${'a'.repeat(64)}.test`, 'dns.nxdomain'],
    ['two..dots.test', 'dns.nxdomain'],
  ])('%s is %s', async (name, code) => {
    expect(classifyReply(await ask(name))).toBe(code);
  });

  it.each([
    ['silent.test', 'dns.timeout'],
    ['forged-only.test', 'dns.timeout'],
    ['bogus-or-lost.test', 'dns.servfail'],
  ])('%s is %s when the limit ends', async (name, code) => {
    expect(classifyReply(await ask(name, SHORT_MS))).toBe(code);
  });

  it('the answer carries addresses, aliases and extended errors', async () => {
    expect(await ask('good.test')).toEqual({
      kind: 'answered',
      rcode: 'NOERROR',
      addresses: ['192.0.2.1', '192.0.2.2'],
    });
    expect(await ask('alias.test')).toMatchObject({ addresses: ['192.0.2.6'], aliases: ['a.cdn.test', 'b.cdn.test'] });
    expect(await ask('forged.test')).toMatchObject({ addresses: ['192.0.2.4'] });
    expect(await ask('refused.test')).toMatchObject({ extendedErrors: [{ code: 20, text: '' }] });
    expect(await ask('many-errors.test')).toMatchObject({
      extendedErrors: Array.from({ length: 10 }, () => ({ code: 22, text: '' })),
    });
    expect(await ask('badvers.test')).toMatchObject({ rcode: 'RCODE_16' });
  });

  it('each question has an id of its own, asks for recursion and for no DNSSEC records', async () => {
    const before = server.asked.length;
    await Promise.all(Array.from({ length: 8 }, () => ask('good.test')));
    const asked = server.asked.slice(before);
    expect(new Set(asked.map(({ id }) => id)).size).toBeGreaterThan(1);
    expect(asked.every(({ flag_rd, flag_cd }) => flag_rd && !flag_cd)).toBe(true);
    expect(asked[0]?.additionals?.[0]).toMatchObject({ type: 'OPT', udpPayloadSize: 1232, flag_do: false });
  });

  it('a closed port is unreachable at once', async () => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const { port } = socket.address();
    socket.close();
    const seen = await network.dns(
      { name: 'good.test', type: 'A', resolver: `127.0.0.1:${port}` },
      PATIENT_MS,
      UNENDED,
    );
    expect(seen).toMatchObject({ kind: 'unanswered', error: 'ECONNREFUSED' });
  });

  it('a resolver that is no address is an observation, not an exception', async () => {
    const seen = await network.dns({ name: 'good.test', type: 'A', resolver: 'resolver.test' }, PATIENT_MS, UNENDED);
    expect(classifyReply(seen)).toBe('dns.unreachable');
  });

  it('an IPv6 question gets IPv6 addresses only', async () => {
    const both = await startDnsServer({ 'both.test': addresses('192.0.2.1', '2001:db8::1') });
    const seen = await network.dns({ name: 'both.test', type: 'AAAA', resolver: both.resolver }, PATIENT_MS, UNENDED);
    expect(seen).toMatchObject({ addresses: ['2001:db8::1'] });
    await both.close();
  });
});
