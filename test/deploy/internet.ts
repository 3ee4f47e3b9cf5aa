import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { addresses, answers, type DnsBehaviour } from '../servers/dns-behaviours';
import { startDnsServer } from '../servers/dns-server';
import { listen } from '../servers/listen';

/** How hosts fare: well, with errors for an answer, or without anybody who knows their names. */
export type Weather = 'fair' | 'errors' | 'nameless';

/** What the deployed canaries find when they look: names and sites. */
export interface Internet {
  readonly resolvers: readonly string[];
  readonly urlOf: (host: string) => string;
  /** From now on these hosts fare so. */
  readonly strike: (hosts: readonly string[], weather: Weather) => void;
  readonly close: () => Promise<void>;
}

/** The first address that is not loopback: to the guard, loopback is the function itself. */
function ownAddress(): string {
  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  if (own === undefined) throw new Error('network: this machine has no IPv4 address but loopback; give it one');
  return own.address;
}

/** Starts two resolvers, which know the hosts, and one server at which all of them are. */
export async function startInternet(hosts: readonly string[]): Promise<Internet> {
  const address = ownAddress();
  const weatherOf = new Map<string, Weather>();
  const nameOf: DnsBehaviour = (query) => {
    const isLost = weatherOf.get(query.packet.questions?.[0]?.name ?? '') === 'nameless';
    return (isLost ? answers({ rcode: 'SERVFAIL' }) : addresses(address))(query);
  };
  const names = Object.fromEntries(hosts.map((host) => [host, nameOf]));
  const [first, second] = await Promise.all([startDnsServer(names), startDnsServer(names)]);
  const site = createServer(({ headers: { host = '' } }, response) => {
    const weather = weatherOf.get(host.replace(/:\d+$/, '')) ?? 'fair';
    response.writeHead(weather === 'fair' ? 200 : 503).end();
  });
  const { port, close } = await listen(site, address);
  return {
    resolvers: [first.resolver, second.resolver],
    urlOf: (host) => `http://${host}:${port}/`,
    strike: (struck, weather) => {
      for (const host of struck) weatherOf.set(host, weather);
    },
    close: async () => {
      await Promise.all([first.close(), second.close(), close()]);
    },
  };
}
