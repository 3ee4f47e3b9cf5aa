import { isIP } from 'node:net';

/** Where a resolver listens. */
export interface ResolverAddress {
  readonly address: string;
  readonly port: number;
}

const DNS_PORT = 53;
const SPELLING = /^(?:\[(?<bracketed>[^\]]+)\]|(?<plain>[^:[\]]+))(?::(?<port>\d{1,5}))?$/;

/**
 * Reads a resolver as the configuration and `dns.getServers()` spell it: `1.1.1.1`, `127.0.0.1:5353`, `::1`,
 * `[::1]:53`; `system` stands for `systemResolver`. Undefined where it is none of these.
 */
export function resolverAddress(spelling: string, systemResolver: string): ResolverAddress | undefined {
  const given = spelling === 'system' ? systemResolver : spelling;
  if (isIP(given) !== 0) return { address: given, port: DNS_PORT };
  const { bracketed, plain, port: digits } = SPELLING.exec(given)?.groups ?? {};
  const address = bracketed ?? plain ?? '';
  const port = Number(digits ?? DNS_PORT);
  return isIP(address) !== 0 && port >= 1 && port <= 65_535 ? { address, port } : undefined;
}
