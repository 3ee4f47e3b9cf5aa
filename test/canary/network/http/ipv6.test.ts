import { describe, expect, it } from '@jest/globals';
import { hasIpv6Address } from '../../../../lambda/canary/network/http/ipv6';

const at = (family: 'IPv4' | 'IPv6', address: string, internal = false) => ({
  ...{ family: family as 'IPv4', address, internal, netmask: '', mac: '', cidr: null },
});

describe('IPv6 of a vantage', () => {
  it.each([
    ['none: no interface', {}, false],
    ['none: loopback only', { lo: [at('IPv4', '127.0.0.1', true), at('IPv6', '::1', true)] }, false],
    ['none: IPv4 and link-local only', { eth0: [at('IPv4', '10.0.0.1'), at('IPv6', 'fe80::1')] }, false],
    ['there: an address of its own', { eth0: [at('IPv4', '10.0.0.1'), at('IPv6', '2600:1f18::1')] }, true],
  ])('%s', (_, interfaces, expected) => {
    expect(hasIpv6Address(interfaces)).toBe(expected);
  });
});
