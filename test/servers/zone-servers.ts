import { AUTHORITATIVE_ANSWER } from 'dns-packet';
import { answer, type DnsBehaviour, type DnsQuery, type Oddity, record } from './dns-behaviours';
import { type DnsServer, startDnsServer } from './dns-server';
import { rawAnswer, rawName, rawRecord } from './raw-dns-answer';

/** A zone on loopback: a resolver, and name servers on one port of 127.0.0.1, 127.0.0.2 and so on. */
export interface ZoneServers {
  readonly resolver: string;
  readonly port: number;
  readonly nameServers: readonly DnsServer[];
  /** Has the resolver answer SERVFAIL to everything, or no more. */
  readonly setResolver: (isBroken: boolean) => void;
  /** How a name server behaves from now on. */
  readonly setServer: (index: number, behaviour: DnsBehaviour) => void;
  readonly close: () => Promise<unknown>;
}

/** Who listens where, and what else the resolver says. */
export interface ZoneOptions {
  readonly zone: string;
  /** Name servers that listen, ns1 to nsN, each by what it says to every question. */
  readonly servers: readonly DnsBehaviour[];
  /** Further name servers that the zone names, by where the resolver says that they are; undefined has no address. */
  readonly others?: Readonly<Record<string, string | undefined>>;
  /** Whether the resolver answers SERVFAIL now, whatever it was told. @default it does as it was told */
  readonly isBroken?: () => boolean;
  /** Further names of the resolver. */
  readonly names?: Readonly<Record<string, DnsBehaviour>>;
}

const typeOf = ({ packet }: DnsQuery): string => packet.questions?.[0]?.type ?? '';

/** The SOA record of a zone, and nothing of other types, as its own. */
export function authoritative(zone: string, serial: number, odd: Oddity = {}): DnsBehaviour {
  const data = { mname: `ns1.${zone}`, rname: `host.${zone}`, serial, refresh: 1, retry: 2, expire: 3, minimum: 4 };
  const soa = { type: 'SOA', name: zone, ttl: 60, data } as const;
  return (query) => [
    answer(query, {
      flags: AUTHORITATIVE_ANSWER,
      ...odd,
      answers: [...(typeOf(query) === 'SOA' ? [soa] : []), ...(odd.answers ?? [])].filter(
        ({ type }) => type === typeOf(query),
      ),
    }),
  ];
}

/** No answer, but the name servers of another zone. */
export function referral(to: string): DnsBehaviour {
  const name = to === '.' ? Buffer.from([0]) : rawName(to);
  return (query) => [rawAnswer(query, { authorities: [rawRecord(2, rawName('ns.elsewhere.test'), name)] })];
}

/** Starts them all. */
export async function startZone({
  zone,
  servers,
  others = {},
  names = {},
  isBroken = () => false,
}: ZoneOptions): Promise<ZoneServers> {
  const behaviours = [...servers];
  let wasBroken = false;
  const addressOf: Readonly<Record<string, string | undefined>> = {
    ...Object.fromEntries(servers.map((_, index) => [`ns${index + 1}.${zone}`, `127.0.0.${index + 1}`])),
    ...others,
  };
  const ns = Object.keys(addressOf).map((data) => ({ type: 'NS', name: zone, ttl: 60, data }) as const);
  const own: DnsBehaviour = (query) => [
    answer(query, {
      answers: typeOf(query) === 'NS' ? ns : typeOf(query) === 'A' ? [record('A', zone, '127.0.0.1')] : [],
    }),
  ];
  const known: Readonly<Record<string, DnsBehaviour>> = {
    [zone]: own,
    ...Object.fromEntries(
      Object.entries(addressOf).map(([name, address]): [string, DnsBehaviour] => [
        name,
        (query) => [
          answer(query, {
            answers: address !== undefined && typeOf(query) === 'A' ? [record('A', name, address)] : [],
          }),
        ],
      ]),
    ),
    ...names,
  };
  const resolving = Object.entries(known).map(([name, behave]): [string, DnsBehaviour] => [
    name,
    (query) => (wasBroken || isBroken() ? [answer(query, { rcode: 'SERVFAIL', extendedErrors: [22] })] : behave(query)),
  ]);
  const resolver = await startDnsServer(Object.fromEntries(resolving));
  const nameServers: DnsServer[] = [];
  for (const [index] of servers.entries()) {
    const behave: DnsBehaviour = (query) => behaviours[index]?.(query) ?? [];
    const anyName = new Proxy({}, { get: () => behave }) as Readonly<Record<string, DnsBehaviour>>;
    const port = nameServers[0]?.port;
    nameServers.push(await startDnsServer(anyName, { address: `127.0.0.${index + 1}`, ...(port && { port }) }));
  }
  return {
    resolver: resolver.resolver,
    port: nameServers[0]?.port ?? 0,
    nameServers,
    setResolver: (broken) => {
      wasBroken = broken;
    },
    setServer: (index, behaviour) => {
      behaviours[index] = behaviour;
    },
    close: () => Promise.all([resolver, ...nameServers].map((server) => server.close())),
  };
}
