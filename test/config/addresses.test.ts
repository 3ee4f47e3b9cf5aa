import { describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { refusedOf, SMALL, serving, URL_C } from './small-monitor';

describe('the addresses of an endpoint', () => {
  it.each<[string, object, string]>([
    [
      'a count of addresses where one is asked',
      { minHealthyAddresses: 2 },
      "minHealthyAddresses counts addresses of which only one is asked, got 2; write addresses: 'all', or leave it out",
    ],
    [
      'more good addresses than are asked',
      { addresses: 'all', minHealthyAddresses: 9 },
      'minHealthyAddresses is not a number from 1 to 8, got 9; write how many addresses must be good',
    ],
    [
      'all addresses of an address',
      { url: 'https://93.184.215.14/', addresses: 'all' },
      'addresses asks for all addresses of a name, and "https://93.184.215.14/" has none, got "all"; leave it out',
    ],
    [
      'N3: an address of the other family',
      { url: 'tcp://93.184.215.14:25', ipFamily: 6 },
      'ipFamily is not the family of "tcp://93.184.215.14:25", got 6; write 4, or leave it out',
    ],
    [
      'both families where vantages have one',
      { ipFamily: 'both' },
      'ipFamily needs IPv6, which us-east-1, eu-west-1, ap-southeast-1 have not, got "both"; give them a vpc with ipv6, or name other "vantages" of the service',
    ],
    [
      'a family that is none',
      { ipFamily: '4' },
      'ipFamily is not a family of addresses, got "4"; write 4, 6, "both" or "any"',
    ],
    [
      'several that should fail',
      { addresses: 'all', shouldFail: true },
      'addresses asks several times what should fail, got "all"; leave it out',
    ],
  ])('rejects %s', (_, endpoint, message) => {
    expect(refusedOf(endpoint)).toEqual([message]);
  });

  it.each([
    [{ ipFamily: 4 }, { families: [4] }],
    [{ ipFamily: 'any' }, undefined],
    [{ addresses: 'first' }, undefined],
    [{ addresses: 'all' }, { isEach: true }],
    [
      { addresses: 'all', minHealthyAddresses: 2 },
      { isEach: true, leastHealthy: 2 },
    ],
  ])('with %j is asked at %j', (written, askedAt) => {
    const { fleet } = readMonitor({ ...SMALL, ...serving({ endpoints: [{ url: URL_C, ...written }] }) });
    expect(fleet.services[2]?.http[0]?.askedAt).toEqual(askedAt);
  });

  it('of both families is asked from vantages that have them', () => {
    const vpc = { id: 'vpc-01234567', subnets: ['subnet-01234567'], securityGroups: ['sg-01234567'], ipv6: true };
    const vantages = ['us-east-1', { region: 'eu-west-1', vpc }, { region: 'ap-southeast-1', vpc }];
    const service = { vantages: ['eu-west-1', 'ap-southeast-1'], endpoints: [{ url: URL_C, ipFamily: 'both' }] };
    const { fleet } = readMonitor({ ...SMALL, vantages, ...serving(service) });
    expect(fleet.services[2]?.http[0]?.askedAt).toEqual({ families: [4, 6] });
  });
});
