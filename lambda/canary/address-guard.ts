import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Why nobody may connect to an address, as people say it; undefined where one may. */
export type AddressGuard = (address: string, mayUsePrivate: boolean) => string | undefined;

/** IPv6 prefixes that carry an IPv4 address in their last 32 bits: mapped (RFC 4291) and NAT64 (RFC 6052). */
const CARRIERS = ['::ffff:0:0/96', '64:ff9b::/96'].map((prefix) => ipaddr.IPv6.parseCIDR(prefix));

/** All global unicast addresses that are given out (IANA); what lies outside is not for the Internet. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** What a range of addresses is called; all others are `reserved`. */
const WORDS: Readonly<Record<string, string>> = {
  unspecified: 'an unspecified address',
  loopback: 'a loopback address',
  linkLocal: 'a link-local address',
  multicast: 'a multicast address',
  broadcast: 'a multicast address',
  private: 'a private address',
  uniqueLocal: 'a private address',
  carrierGradeNat: 'a private address',
};
const RESERVED = 'a reserved address';

/** Ranges that no permission opens: nobody has such an address. */
const NOBODYS: ReadonlySet<string> = new Set(['unspecified', 'multicast', 'broadcast']);

/** Ranges in which a Lambda has its own runtime and its credentials. */
const OWN: ReadonlySet<string> = new Set(['loopback', 'linkLocal']);

function ipv6Range(address: ipaddr.IPv6): string {
  if (CARRIERS.some((prefix) => address.match(prefix))) return new ipaddr.IPv4(address.toByteArray().slice(12)).range();
  const range = address.range();
  return range === 'unicast' && !address.match(GLOBAL_UNICAST) ? 'reserved' : range;
}

/** The range of an address, `unicast` for public ones; undefined where it is not spelled as a plain address. */
function rangeOf(address: string): string | undefined {
  if (isIP(address) === 0 || address.includes('%')) return undefined;
  const parsed = ipaddr.parse(address);
  return parsed instanceof ipaddr.IPv6 ? ipv6Range(parsed) : parsed.range();
}

/**
 * Whether anybody outside could connect to an address. Only public unicast passes; loopback, link-local, private,
 * shared, multicast, reserved and tunnelled addresses do not, nor anything that is not spelled as a plain address.
 */
export function isPublicAddress(address: string): boolean {
  return rangeOf(address) === 'unicast';
}

/**
 * Guards what a probe connects to. A monitored site is not trusted: its name may resolve, or redirect, to the runtime
 * and the credentials of this very Lambda, so that in Lambda no permission opens loopback and link-local addresses.
 */
export function createAddressGuard({ isLambda }: { readonly isLambda: boolean }): AddressGuard {
  return (address, mayUsePrivate) => {
    const range = rangeOf(address);
    if (range === undefined) return 'not an address';
    if (range === 'unicast') return undefined;
    const isOpen = mayUsePrivate && !NOBODYS.has(range) && !(isLambda && OWN.has(range));
    return isOpen ? undefined : (WORDS[range] ?? RESERVED);
  };
}
