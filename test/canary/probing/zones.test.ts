import { afterEach, describe, expect, it } from '@jest/globals';
import { AUTHORITATIVE_ANSWER } from 'dns-packet';
import { type Clock, systemClock } from '../../../lambda/canary/clock';
import type { KnownZone } from '../../../lambda/canary/probing/zones/zones';
import type { DnsEndpoint } from '../../../lib/contract/dns-endpoint';
import type { Service } from '../../../lib/contract/fleet';
import type { Cell } from '../../../lib/contract/verdict';
import { answers, type DnsBehaviour, record, silent } from '../../servers/dns-behaviours';
import { authoritative, referral, startZone, type ZoneOptions, type ZoneServers } from '../../servers/zone-servers';
import { oneRun } from '../one-run';
import { spell, timeless } from '../probe';

const ZONE = 'shop.test';
const good = authoritative(ZONE, 7);
const refusing = answers({ rcode: 'REFUSED' });
const noise: DnsBehaviour = ({ message }) => [Buffer.concat([message.subarray(0, 2), Buffer.alloc(40, 0x81)])];

let open: ZoneServers | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function started(options: Partial<ZoneOptions> & Pick<ZoneOptions, 'servers'>): Promise<ZoneServers> {
  open = await startZone({ zone: ZONE, ...options });
  return open;
}

/** A service of one URL at which nobody listens: what its zone says is evidence, whatever its verdict. */
const beside = (host: string, allowPrivateAddresses = true): Service => ({
  name: host,
  dns: [],
  http: [{ url: `http://${host}:1/`, allowPrivateAddresses, servers: 'authoritative' }],
});

/** A service of one question. */
const asking = (question: Partial<DnsEndpoint> = {}): Service => ({
  name: ZONE,
  dns: [],
  http: [],
  questions: [{ name: ZONE, type: 'A', servers: 'authoritative', allowPrivateAddresses: true, ...question }],
});

const at = (time: string): Clock => {
  const began = performance.now();
  const from = Date.parse(`2026-03-01T${time}:40Z`);
  return { ...systemClock, now: () => from + performance.now() - began };
};

const run = (
  { resolver, port }: ZoneServers,
  services: readonly Service[],
  { memory = new Map<string, KnownZone>(), time = '12:00' } = {},
): Promise<readonly Cell[]> =>
  oneRun(services, { resolvers: [resolver], nameServerPort: port, clock: at(time), zones: memory });

const zoneOf = async (zone: ZoneServers, services: readonly Service[]) => {
  const [cell] = await run(zone, services);
  return cell?.zone && timeless(cell.zone);
};

describe('the name servers of a zone, beside a URL', () => {
  it('have nothing to tell while all of them answer; two services share one packet each over UDP and TCP', async () => {
    const zone = await started({ servers: [good, good], names: { 'www.shop.test': answers() } });
    const cells = await run(zone, [beside(ZONE), beside('www.shop.test'), asking({ type: 'SOA' })]);
    expect(cells.map((cell) => cell.zone)).toEqual([undefined, undefined, undefined]);
    expect(zone.nameServers.map(({ asked, overTcp }) => [asked.length, overTcp()])).toEqual([
      [2, 1],
      [2, 1],
    ]);
    expect(zone.nameServers[0]?.asked[0]).toMatchObject({ flag_rd: false, questions: [{ name: ZONE, type: 'SOA' }] });
  });

  it.each<[string, readonly DnsBehaviour[], string]>([
    ['one that refuses is lame', [good, refusing], 'ns2.shop.test: lame (REFUSED)'],
    ['one without AA is lame', [good, authoritative(ZONE, 7, { flags: 0 })], 'ns2.shop.test: lame (no AA)'],
    ['one that refers to the root is lame', [good, referral('.')], 'ns2.shop.test: lame (refers up to .)'],
    ['one that refers to its parent is lame', [good, referral('test')], 'ns2.shop.test: lame (refers up to test)'],
    ['one that refers elsewhere is lame', [good, referral('x.test')], 'ns2.shop.test: lame (refers to x.test)'],
    ['one that answers noise', [good, noise], 'ns2.shop.test: an answer of 132612 records'],
    ['one whose zone has expired', [good, answers({ rcode: 'SERVFAIL' })], 'ns2.shop.test: SERVFAIL'],
    ['one that is silent', [good, silent], 'ns2.shop.test: no answer in N s'],
    [
      'one that answers over UDP alone',
      [good, (query) => (query.overTcp ? [] : good(query))],
      'ns2.shop.test: over TCP: closed without an answer',
    ],
    [
      'one that answers over TCP alone',
      [good, (query) => (query.overTcp ? good(query) : [])],
      'ns2.shop.test: over UDP: no answer in N s',
    ],
    [
      'those that are behind',
      [authoritative(ZONE, 8), good, authoritative(ZONE, 8)],
      'serials differ: 8 at ns1.shop.test, ns3.shop.test; 7 at ns2.shop.test',
    ],
  ])('name %s', async (_, servers, said) => {
    const zone = await started({ servers });
    expect(await zoneOf(zone, [beside(ZONE)])).toBe(`zone shop.test; ${said}`);
  });

  it('are eight at most, and those beyond are named', async () => {
    const others = Object.fromEntries([2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => [`z${n}.shop.test`, '127.0.0.1']));
    const zone = await started({ servers: [good], others });
    expect(await zoneOf(zone, [beside(ZONE)])).toBe('zone shop.test; not asked: z8.shop.test, z9.shop.test');
  });

  it('are not asked at addresses that nobody outside has, whatever a zone says', async () => {
    const zone = await started({ servers: [good], others: { 'ns9.shop.test': '10.0.0.1' } });
    expect(await zoneOf(zone, [beside(ZONE, false)])).toBe(
      'zone shop.test does not answer; ns1.shop.test: 127.0.0.1, a loopback address: not asked; ns9.shop.test: 10.0.0.1, a private address: not asked',
    );
    expect(zone.nameServers[0]?.asked).toEqual([]);
  });

  it('are those of the zone around a name, and around an alias', async () => {
    const alias = answers({ answers: [record('CNAME', 'www.shop.test', 'cdn.test')] });
    const zone = await started({ servers: [refusing], names: { 'www.shop.test': alias } });
    expect(await zoneOf(zone, [beside('www.shop.test')])).toBe(
      'zone shop.test does not answer; ns1.shop.test: lame (REFUSED)',
    );
  });

  it('of no known zone are told where the name fails', async () => {
    const zone = await started({ servers: [good], names: { 'lost.test': answers({ rcode: 'SERVFAIL' }) } });
    expect(await zoneOf(zone, [beside('lost.test')])).toBe('the name servers of lost.test are not known');
  });

  it('are still known when the zone cannot be found, and say since when it answers again', async () => {
    const zone = await started({ servers: [good, good] });
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
  });
});

describe('a question that name servers judge', () => {
  const holding = (...data: readonly string[]) =>
    authoritative(ZONE, 7, { answers: data.map((address) => record('A', ZONE, address)) });
  const alias: DnsBehaviour = answers({
    flags: AUTHORITATIVE_ANSWER,
    answers: [record('CNAME', ZONE, 'cdn.test')],
  });
  const judged = async (servers: readonly DnsBehaviour[], question: Partial<DnsEndpoint> = {}) => {
    const [cell] = await run(await started({ servers }), [asking(question)]);
    return cell && timeless(spell(cell));
  };

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
    ['is answered over TCP', [(query) => (query.overTcp ? holding('192.0.2.1')(query) : [])], {}, 'up'],
    [
      'of a name that has no zone is what the resolvers say',
      [good],
      { name: 'nobody.test' },
      `dns.timeout: nobody.test A: no answer in N s from RESOLVER, for its name servers`,
    ],
    [
      'goes to nobody at a private address',
      [holding('192.0.2.1')],
      { allowPrivateAddresses: false },
      'dns.unreachable: shop.test A: 127.0.0.1, a loopback address: not asked from ns1.shop.test',
    ],
  ])('%s', async (_, servers, question, said) => {
    expect((await judged(servers, question))?.replace(/127\.0\.0\.1:\d+/, 'RESOLVER')).toBe(said);
  });
});
