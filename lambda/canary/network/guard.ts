import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** IPv6 prefixes that carry an IPv4 address in their last 32 bits: mapped (RFC 4291) and NAT64 (RFC 6052). */
const CARRIERS = ['::ffff:0:0/96', '64:ff9b::/96'].map((prefix) => ipaddr.IPv6.parseCIDR(prefix));

/** All global unicast addresses that are given out (IANA); what lies outside is not for the Internet. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

function isPublicIpv6(address: ipaddr.IPv6): boolean {
  if (CARRIERS.some((prefix) => address.match(prefix))) {
    return new ipaddr.IPv4(address.toByteArray().slice(12)).range() === 'unicast';
  }
  return address.match(GLOBAL_UNICAST) && address.range() === 'unicast';
}

/**
 * Whether a probe may connect to an address. A monitored site is not trusted: its name may resolve, or redirect, to
 * the runtime and the credentials of this very Lambda. Only public unicast passes; loopback, link-local, private,
 * shared, multicast, reserved and tunnelled addresses do not, nor anything that is not spelled as a plain address.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  return parsed instanceof ipaddr.IPv6 ? isPublicIpv6(parsed) : parsed.range() === 'unicast';
}
