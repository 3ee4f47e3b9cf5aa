import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { classifyReply } from '../../../../lambda/canary/judging/classify-reply';
import { createNetwork } from '../../../../lambda/canary/network/create-network';
import {
  addresses,
  answer,
  answers,
  type DnsBehaviour,
  record,
  silent,
  truncated,
} from '../../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../../servers/dns-server';
import { type RawRecords, rawAnswer, rawName, rawRecord } from '../../../servers/raw-dns-answer';
import { UNENDED } from '../ask';

const PATIENT_MS = 5_000;
const TYPE = { A: 1, CNAME: 5, SOA: 6, MX: 15, TXT: 16, SVCB: 64, OPT: 41, PRIVATE: 65_280 };

const good = rawRecord(TYPE.A, Buffer.from([192, 0, 2, 1]));
const raw =
  (records: RawRecords): DnsBehaviour =>
  (query) => [rawAnswer(query, records)];

/** Answers only from the n-th question on. */
function fromQuestion(n: number, then: DnsBehaviour): DnsBehaviour {
  let asked = 0;
  return (query) => {
    asked += 1;
    return asked >= n ? then(query) : [];
  };
}

const hasEdns = ({ packet }: Parameters<DnsBehaviour>[0]) => (packet.additionals ?? []).length > 0;
const withoutEdns =
  (rcode: 'FORMERR' | 'NOTIMP'): DnsBehaviour =>
  (query) =>
    hasEdns(query) ? [answer(query, { rcode })] : addresses('192.0.2.1')(query);

const badVersion: DnsBehaviour = (query) =>
  hasEdns(query) ? [answer(query, { extendedRcode: 1 })] : addresses('192.0.2.1')(query);

/** Pointers that lead through the whole message, one behind the other, asked for by every record. */
function pointerChain(bytes: number): Buffer {
  const chain = Buffer.alloc(bytes);
  for (let at = 0; at + 1 < bytes; at += 2) chain.writeUInt16BE(0xc000 | Math.min(0x3fff, 12 + at), at);
  return chain;
}

const BEHAVIOURS: Readonly<Record<string, DnsBehaviour>> = {
  'second.test': fromQuestion(2, addresses('192.0.2.1')),
  'third.test': fromQuestion(3, addresses('192.0.2.1')),
  'never.test': silent,
  'odd-text.test': raw({ answers: [rawRecord(TYPE.TXT, Buffer.from([200, 1])), good] }),
  'odd-mail.test': raw({ answers: [good, rawRecord(TYPE.MX, Buffer.from([1]))] }),
  'unknown-type.test': raw({ answers: [rawRecord(TYPE.PRIVATE, Buffer.from('??')), good] }),
  'odd-authority.test': raw({ answers: [good], authorities: [rawRecord(TYPE.SOA, Buffer.from([0xc0, 0xff]))] }),
  'odd-additional.test': raw({ answers: [good], additionals: [rawRecord(TYPE.SVCB, Buffer.alloc(1))] }),
  'odd-label.test': raw({ answers: [good], additionals: [rawRecord(TYPE.A, Buffer.alloc(4), Buffer.from([0x45, 0]))] }),
  'odd-option.test': raw({
    answers: [good],
    additionals: [rawRecord(TYPE.OPT, Buffer.from([0, 15, 255, 255, 0]), Buffer.from([0]))],
  }),
  'other-odd-address.test': raw({ answers: [rawRecord(TYPE.A, Buffer.alloc(5), rawName('other.test')), good] }),
  'odd-address.test': raw({ answers: [rawRecord(TYPE.A, Buffer.alloc(5))] }),
  'odd-alias.test': raw({ answers: [rawRecord(TYPE.CNAME, Buffer.from([0xc0, 0xff]))] }),
  'no-edns.test': withoutEdns('FORMERR'),
  'no-edns-either.test': withoutEdns('NOTIMP'),
  'old-edns.test': badVersion,
  'always-formerr.test': answers({ rcode: 'FORMERR' }),
  'two-aliases.test': answers({
    answers: [
      record('CNAME', 'two-aliases.test', 'a.test'),
      record('CNAME', 'two-aliases.test', 'b.test'),
      record('A', 'a.test', '192.0.2.1'),
      record('A', 'b.test', '192.0.2.2'),
    ],
  }),
  'backwards.test': answers({
    answers: [
      record('A', 'c.test', '192.0.2.1'),
      record('CNAME', 'b.test', 'c.test'),
      record('CNAME', 'backwards.test', 'b.test'),
    ],
  }),
  'long-chain.test': answers({
    answers: [
      ...Array.from({ length: 40 }, (_, n) =>
        record('CNAME', n === 0 ? 'long-chain.test' : `n${n}.test`, `n${n + 1}.test`),
      ),
      record('A', 'n40.test', '192.0.2.1'),
    ],
  }),
  'own-alias.test': answers({ answers: [record('CNAME', 'own-alias.test', 'own-alias.test')] }),
  'repeated-alias.test': answers({
    answers: [
      record('CNAME', 'repeated-alias.test', 'a.test'),
      record('CNAME', 'repeated-alias.test', 'a.test'),
      record('A', 'a.test', '192.0.2.1'),
    ],
  }),
  'too-many.test': truncated(raw({ answers: Array.from({ length: 1_001 }, () => good.subarray(0, 12)) })),
  'too-long.test': truncated(raw({ answers: [good], additionals: [rawRecord(TYPE.TXT, Buffer.alloc(17_000))] })),
  'pointers.test': truncated(raw({ answers: [rawRecord(TYPE.TXT, pointerChain(60_000)), good] })),
};

const network = createNetwork({ systemResolver: '127.0.0.1', hasIpv6: true, isLambda: false });

describe('replies as they are', () => {
  let server: DnsServer;
  beforeAll(async () => {
    server = await startDnsServer(BEHAVIOURS);
  });
  afterAll(() => server.close());

  const ask = (name: string) => network.dns({ name, type: 'A', resolver: server.resolver }, PATIENT_MS, UNENDED);

  it.each([
    ['second.test', 'up'],
    ['third.test', 'up'],
    ['never.test', 'dns.timeout'],
    ['odd-text.test', 'up'],
    ['odd-mail.test', 'up'],
    ['unknown-type.test', 'up'],
    ['odd-authority.test', 'up'],
    ['odd-additional.test', 'up'],
    ['odd-label.test', 'up'],
    ['odd-option.test', 'up'],
    ['other-odd-address.test', 'up'],
    ['odd-address.test', 'dns.malformed'],
    ['odd-alias.test', 'dns.malformed'],
    ['no-edns.test', 'up'],
    ['no-edns-either.test', 'up'],
    ['old-edns.test', 'up'],
    ['always-formerr.test', 'dns.servfail'],
    ['two-aliases.test', 'up'],
    ['backwards.test', 'up'],
    ['long-chain.test', 'up'],
    ['own-alias.test', 'dns.loop'],
    ['repeated-alias.test', 'up'],
    ['too-many.test', 'dns.malformed'],
    ['too-long.test', 'dns.malformed'],
    ['pointers.test', 'dns.malformed'],
  ])('%s is %s', async (name, code) => {
    expect(classifyReply(await ask(name))).toBe(code);
  });

  it('a question without an answer is sent again after 0.6 and 1.2 s, and given up after 2', async () => {
    const before = server.asked.length;
    const began = performance.now();
    await ask('never.test');
    expect(Math.round((performance.now() - began) / 1_000)).toBe(2);
    const asked = server.asked.slice(before);
    expect([asked.length, new Set(asked.map(({ id }) => id)).size]).toEqual([3, 1]);
  });

  it('every alias is followed', async () => {
    expect(await ask('two-aliases.test')).toMatchObject({ addresses: ['192.0.2.1', '192.0.2.2'] });
  });

  it('what is too long to be read costs no time', async () => {
    const began = process.cpuUsage();
    await Promise.all(Array.from({ length: 20 }, () => ask('pointers.test')));
    const { user } = process.cpuUsage(began);
    expect(user / 1_000).toBeLessThan(500);
  });
});
