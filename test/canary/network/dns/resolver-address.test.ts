import { describe, expect, it } from '@jest/globals';
import { resolverAddress } from '../../../../lambda/canary/network/dns/resolver-address';

describe('the spelling of a resolver', () => {
  it.each([
    ['1.1.1.1', '1.1.1.1', 53],
    ['127.0.0.1:5353', '127.0.0.1', 5353],
    ['2606:4700:4700::1111', '2606:4700:4700::1111', 53],
    ['[::1]', '::1', 53],
    ['[::1]:5353', '::1', 5353],
    ['[fe80::1%eth0]:53', 'fe80::1%eth0', 53],
    ['system', '169.254.78.1', 53],
  ])('%s is %s, port %i', (spelling, address, port) => {
    expect(resolverAddress(spelling, '169.254.78.1')).toEqual({ address, port });
  });

  it('the system’s resolver may have a port of its own', () => {
    expect(resolverAddress('system', '[::1]:5353')).toEqual({ address: '::1', port: 5353 });
  });

  it.each([
    '',
    'dns.google',
    'dns.google:53',
    '1.1.1',
    '1.1.1.1:',
    '1.1.1.1:0',
    '1.1.1.1:65536',
    '[1.1.1.1',
    'system:53',
  ])('rejects %j', (spelling) => {
    expect(resolverAddress(spelling, '127.0.0.1')).toBeUndefined();
  });
});
