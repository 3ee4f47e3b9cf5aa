import { isIP } from 'node:net';
import { parseUrl } from '../../../../lib/contract/parse-url';
import { type ResolverAddress, resolverAddress } from './resolver-address';

/** How a server is asked. */
export type DnsTransport = 'udp' | 'tcp' | 'tls' | 'https';

/** Where a server listens, and how it is asked. */
export interface DnsServerAddress extends ResolverAddress {
  readonly transport: DnsTransport;
  /** Of DNS over HTTPS. */
  readonly path?: string;
}

const SPELLING = /^(?<transport>udp|tcp|tls):\/\/(?<rest>[^/]+)\/?$/;
const PORTS = { tls: 853, https: 443 } as const;

function overHttps(spelling: string): DnsServerAddress | undefined {
  const url = parseUrl(spelling);
  const address = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  // a name would have to be asked for first, of whom?
  if (url === undefined || isIP(address) === 0 || url.username !== '' || url.hash !== '') return undefined;
  const path = url.pathname === '/' ? '/dns-query' : `${url.pathname}${url.search}`;
  return { transport: 'https', address, port: Number(url.port || PORTS.https), path };
}

/**
 * Reads a server as a configuration spells it: as a resolver (over UDP, and TCP where the answer is cut), or
 * `udp://…`, `tcp://…`, `tls://…`, `https://address/dns-query`. Undefined where it is none of these.
 */
export function serverAddress(spelling: string, systemResolver: string): DnsServerAddress | undefined {
  if (spelling.startsWith('https://')) return overHttps(spelling);
  const { transport = 'udp', rest = spelling } = SPELLING.exec(spelling)?.groups ?? {};
  const found = resolverAddress(rest, systemResolver);
  if (found === undefined) return undefined;
  const hasPort = /^(\[.*\]|[^:]*):\d+$/.test(rest);
  const port = transport === 'tls' && !hasPort ? PORTS.tls : found.port;
  return { address: found.address, port, transport: transport as DnsTransport };
}
