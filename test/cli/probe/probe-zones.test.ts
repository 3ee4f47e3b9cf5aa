import { beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '../../../lambda/canary/clock';
import { createNetwork } from '../../../lambda/canary/network/create-network';
import { paperOf } from '../../../lib/cli/print/paper';
import { tracing } from '../../../lib/cli/probe/packet-trace';
import { probeJson } from '../../../lib/cli/probe/probe-json';
import { hearing } from '../../../lib/cli/probe/probe-network';
import { probeOnce } from '../../../lib/cli/probe/probe-once';
import { probeText } from '../../../lib/cli/probe/probe-text';
import type { Fleet } from '../../../lib/contract/fleet';
import { answers } from '../../servers/dns-behaviours';
import { reply, startWebServer } from '../../servers/web-server';
import { authoritative, startZone } from '../../servers/zone-servers';

const ZONE = 'shop.test';
let text = '';
let json: { readonly services: readonly Readonly<Record<string, unknown>>[] };

beforeAll(async () => {
  const site = await startWebServer({ '/': reply(200) });
  const zone = await startZone({
    zone: ZONE,
    servers: [authoritative(ZONE, 8), authoritative(ZONE, 7), answers({ rcode: 'REFUSED' })],
    others: { 'ns9.shop.test': '127.0.0.9', 'nsX.shop.test': undefined },
  });
  const url = `http://${ZONE}:${site.port}/`;
  const fleet: Fleet = {
    name: 'test',
    services: [
      { name: 'shop', dns: [ZONE], http: [{ url, allowPrivateAddresses: true, servers: 'authoritative' }] },
      {
        name: 'zone',
        dns: [],
        http: [],
        questions: [{ name: ZONE, type: 'SOA', servers: 'authoritative', allowPrivateAddresses: true }],
      },
    ],
    vantages: ['here'],
    hubs: [],
    causes: {},
    witnesses: [{ name: 'witness', http: { url: `http://127.0.0.1:${site.port}/`, allowPrivateAddresses: true } }],
    resolvers: [zone.resolver],
    quorum: 1,
  };
  const options = { systemResolver: '127.0.0.1', hasIpv6: false, isLambda: false, nameServerPort: zone.port };
  const network = hearing(createNetwork(options), { isIpv6: false });
  const memory = { lastGood: new Map(), zones: new Map() };
  const { result, packets } = await tracing(Date.now, () => probeOnce({ fleet, network, clock: systemClock, memory }));
  await Promise.all([site.close(), zone.close()]);
  text = probeText(paperOf({ isTTY: false } as never, {}), result, packets);
  json = JSON.parse(probeJson(result));
});

/** What was printed of one service, without ports and times, and without its request. */
const printed = (name: string) =>
  (text.split('\n\n').find((each) => each.startsWith(`${name}\n`)) ?? '')
    .replaceAll(/:\d{4,5}/g, ':PORT')
    .replaceAll(/ +[\d.]+ ms/g, ' N ms')
    .replace(/^ {2}http [\s\S]*?(?=^ {2}\S)/m, '')
    .replace(/^ {2}UP.*$/m, '  UP');

it('prints each name server of a zone: where it is, how long it took over UDP and TCP, its serial and its trouble', () => {
  expect(printed('shop')).toMatchInlineSnapshot(`
"shop
  dns  shop.test
       127.0.0.1:PORT  up N ms  127.0.0.1
  zone shop.test
       ns1.shop.test  up               127.0.0.1 N ms UDP N ms TCP  serial 8
       ns2.shop.test  up               127.0.0.2 N ms UDP N ms TCP  serial 7
       ns3.shop.test  dns.refused      127.0.0.3 N ms UDP N ms TCP  lame (REFUSED)
       ns9.shop.test  dns.unreachable  127.0.0.9 N ms UDP N ms TCP  connection refused
       nsx.shop.test  dns.unreachable                                      no address
  UP
  Name servers: zone shop.test; ns3.shop.test: lame (REFUSED); ns9.shop.test: connection refused; nsx.shop.test: no address; serials differ: 8 at ns1.shop.test; 7 at ns2.shop.test"
`);
});

it('prints a question that name servers judge, and their zone', () => {
  expect(printed('zone')).toMatchInlineSnapshot(`
"zone
  dns  shop.test SOA
       ns1.shop.test  up N ms  ns1.shop.test host.shop.test 8 1 2 3 4
       ns2.shop.test  up N ms  ns1.shop.test host.shop.test 7 1 2 3 4
       ns3.shop.test  dns.refused N ms  REFUSED, expected NOERROR
       ns9.shop.test  dns.unreachable N ms  recvmsg ECONNREFUSED
       nsx.shop.test  dns.unreachable N ms  no address
  zone shop.test
       ns1.shop.test  up               127.0.0.1 N ms UDP N ms TCP  serial 8
       ns2.shop.test  up               127.0.0.2 N ms UDP N ms TCP  serial 7
       ns3.shop.test  dns.refused      127.0.0.3 N ms UDP N ms TCP  lame (REFUSED)
       ns9.shop.test  dns.unreachable  127.0.0.9 N ms UDP N ms TCP  connection refused
       nsx.shop.test  dns.unreachable                                      no address
  UP
  Name servers: zone shop.test; ns3.shop.test: lame (REFUSED); ns9.shop.test: connection refused; nsx.shop.test: no address; serials differ: 8 at ns1.shop.test; 7 at ns2.shop.test"
`);
});

it('its JSON has zones, and what is told of their name servers', () => {
  const [shop] = json.services;
  const over = { rcode: 'NOERROR', authoritative: true, ms: expect.anything() };
  const refused = { rcode: 'REFUSED', authoritative: false, ms: expect.anything() };
  expect(shop).toMatchObject({
    code: 'up',
    nameServers: expect.stringContaining('serials differ: 8 at ns1.shop.test; 7'),
  });
  expect(shop?.zones).toEqual([
    {
      zone: ZONE,
      from: 'dns',
      answers: true,
      servers: [
        { name: 'ns1.shop.test', code: 'up', serial: '8', address: '127.0.0.1', udp: over, tcp: over },
        { name: 'ns2.shop.test', code: 'up', serial: '7', address: '127.0.0.2', udp: over, tcp: over },
        {
          name: 'ns3.shop.test',
          code: 'dns.refused',
          trouble: 'lame (REFUSED)',
          address: '127.0.0.3',
          udp: refused,
          tcp: refused,
        },
        {
          name: 'ns9.shop.test',
          code: 'dns.unreachable',
          trouble: expect.any(String),
          address: '127.0.0.9',
          udp: expect.anything(),
          tcp: expect.anything(),
        },
        { name: 'nsx.shop.test', code: 'dns.unreachable', trouble: 'no address' },
      ],
    },
  ]);
});

it('its trace has each packet to a name server', () => {
  const sent = text.match(/(udp|tcp) -> 127\.0\.0\.[123]:\d+ +\d+ bytes +SOA shop\.test\?/g) ?? [];
  expect(sent.map((each) => each.replace(/:\d.*/, ''))).toEqual(
    expect.arrayContaining([1, 2, 3].flatMap((n) => [`udp -> 127.0.0.${n}`, `tcp -> 127.0.0.${n}`])),
  );
  expect(sent).toHaveLength(6);
});
