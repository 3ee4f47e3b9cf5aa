import { describe, expect, it } from '@jest/globals';
import { AUTHORITATIVE_ANSWER } from 'dns-packet';
import type { KnownZone } from '../../../lambda/canary/probing/zones/zones';
import type { DnsEndpoint } from '../../../lib/contract/dns-endpoint';
import { answers, type DnsBehaviour, record } from '../../servers/dns-behaviours';
import { authoritative, referral } from '../../servers/zone-servers';
import { asking, beside, good, holding, judged, run, toldOf, withZone, ZONE } from './zone-run';

const refusing = answers({ rcode: 'REFUSED' });
const noise: DnsBehaviour = ({ message }) => [Buffer.concat([message.subarray(0, 2), Buffer.alloc(40, 0x81)])];

describe('the name servers of a zone, beside a URL', () => {
  it('have nothing to tell while all of them answer; two services share one packet each over UDP and TCP', async () => {
    await withZone({ servers: [good, good], names: { 'www.shop.test': answers() } }, async (zone) => {
      const cells = await run(zone, [beside(ZONE), beside('www.shop.test'), asking({ type: 'SOA' })]);
      expect(cells.map((cell) => cell.zone)).toEqual([undefined, undefined, undefined]);
      expect(zone.nameServers.map(({ asked, overTcp }) => [asked.length, overTcp()])).toEqual([
        [2, 1],
        [2, 1],
      ]);
      expect(zone.nameServers[0]?.asked[0]).toMatchObject({ flag_rd: false, questions: [{ name: ZONE, type: 'SOA' }] });
    });
  });

  it.each<[string, readonly DnsBehaviour[], string]>([
    ['one that refuses is lame', [good, refusing], 'ns2.shop.test: lame (REFUSED)'],
    ['one without AA is lame', [good, authoritative(ZONE, 7, { flags: 0 })], 'ns2.shop.test: lame (no AA)'],
    ['one that refers to the root is lame', [good, referral('.')], 'ns2.shop.test: lame (refers up to .)'],
    ['one that refers to its parent is lame', [good, referral('test')], 'ns2.shop.test: lame (refers up to test)'],
    ['one that refers elsewhere is lame', [good, referral('x.test')], 'ns2.shop.test: lame (refers to x.test)'],
    ['one that answers noise', [good, noise], 'ns2.shop.test: an answer of 132612 records'],
    ['one whose zone has expired', [good, answers({ rcode: 'SERVFAIL' })], 'ns2.shop.test: SERVFAIL'],
    [
      'one that answers over UDP alone',
      [good, (query) => (query.overTcp ? [] : good(query))],
      'ns2.shop.test: over TCP: closed without an answer',
    ],
    [
      'those that are behind',
      [authoritative(ZONE, 8), good, authoritative(ZONE, 8)],
      'serials differ: 8 at ns1.shop.test, ns3.shop.test; 7 at ns2.shop.test',
    ],
  ])('name %s', async (_, servers, said) => {
    expect(await toldOf({ servers })).toBe(`zone shop.test; ${said}`);
  });

  it('are eight at most, and those beyond are named', async () => {
    const others = Object.fromEntries([2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [`z${n}.shop.test`, '127.0.0.1']));
    expect(await toldOf({ servers: [good], others })).toBe('zone shop.test; not asked: z8.shop.test, z9.shop.test');
  });

  it('are not asked at addresses that nobody outside has, whatever a zone says', async () => {
    await withZone({ servers: [good], others: { 'ns9.shop.test': '10.0.0.1' } }, async (zone) => {
      const [cell] = await run(zone, [beside(ZONE, false)]);
      expect(cell?.zone).toBe(
        'zone shop.test does not answer; ns1.shop.test: 127.0.0.1, a loopback address: not asked; ns9.shop.test: 10.0.0.1, a private address: not asked',
      );
      expect(zone.nameServers[0]?.asked).toEqual([]);
    });
  });

  it('are those of the zone around a name, and around an alias', async () => {
    const alias = answers({ answers: [record('CNAME', 'www.shop.test', 'cdn.test')] });
    expect(await toldOf({ servers: [refusing], names: { 'www.shop.test': alias } }, beside('www.shop.test'))).toBe(
      'zone shop.test does not answer; ns1.shop.test: lame (REFUSED)',
    );
  });

  it('of no known zone are told where the name fails', async () => {
    const names = { 'lost.test': answers({ rcode: 'SERVFAIL' }) };
    expect(await toldOf({ servers: [good], names }, beside('lost.test'))).toBe(
      'the name servers of lost.test are not known',
    );
  });

  it('are still known when the zone cannot be found, and say since when it answers again', async () => {
    await withZone({ servers: [good, good] }, async (zone) => {
      const memory = new Map<string, KnownZone>();
      const told = async (time: string) => (await run(zone, [beside(ZONE)], { memory, time }))[0]?.zone;
      expect(await told('21:38')).toBeUndefined();
      zone.setResolver(true);
      for (const index of [0, 1]) zone.setServer(index, refusing);
      const dead = 'ns1.shop.test: lame (REFUSED); ns2.shop.test: lame (REFUSED); asked at its last known name servers';
      expect(await told('21:39')).toBe(`zone shop.test does not answer since 21:39; ${dead}`);
      expect(await told('21:40')).toBe(`zone shop.test does not answer since 21:39; ${dead}`);
      for (const index of [0, 1]) zone.setServer(index, good);
      const lagging =
        'zone shop.test answers since 22:05 at 2 of 2 name servers, the resolvers do not yet; asked at its last known name servers';
      expect(await told('22:05')).toBe(lagging);
      expect(await told('22:06')).toBe(lagging);
      zone.setResolver(false);
      expect(await told('22:07')).toBeUndefined();
      zone.setResolver(true);
      expect(await told('23:30')).toBe(
        'zone shop.test answers at 2 of 2 name servers, the resolvers do not; asked at its last known name servers',
      );
    });
  });
});

describe('a question that name servers judge', () => {
  const alias: DnsBehaviour = answers({
    flags: AUTHORITATIVE_ANSWER,
    answers: [record('CNAME', ZONE, 'cdn.test')],
  });
  it.each<[string, readonly DnsBehaviour[], Partial<DnsEndpoint>, string]>([
    ['is up where one of them answers as it should', [refusing, holding('192.0.2.1')], {}, 'up'],
    [
      'fails by its promises',
      [holding('192.0.2.1')],
      { expect: { exactly: ['192.0.2.2'] } },
      'dns.answer: shop.test A: "192.0.2.1", expected exactly "192.0.2.2" from ns1.shop.test',
    ],
    ['is refused', [refusing], {}, 'dns.refused: shop.test A: REFUSED, expected NOERROR from ns1.shop.test'],
    [
      'is not kept by hearsay',
      [authoritative(ZONE, 7, { flags: 0, answers: [record('A', ZONE, '192.0.2.1')] })],
      {},
      'dns.answer: shop.test A: lame (no AA) from ns1.shop.test',
    ],
    ['has no record', [good], {}, 'dns.nodata: shop.test A: no record, expected one from ns1.shop.test'],
    ['is up where its records are an alias', [alias], {}, 'up'],
    [
      'goes to nobody at a private address',
      [holding('192.0.2.1')],
      { allowPrivateAddresses: false },
      'dns.unreachable: shop.test A: 127.0.0.1, a loopback address: not asked from ns1.shop.test',
    ],
  ])('%s', async (_, servers, question, said) => {
    expect(await judged(servers, question)).toBe(said);
  });
});
