import { describe, expect, it } from '@jest/globals';
import { ofFleet } from './refusals';

describe('a fleet', () => {
  it.each<[string, string, string]>([
    ['no services', 'services: [], vantages: 3, hubs: 1', 'fleet.services is empty, got []; name a service'],
    [
      '0 services',
      'services: 0, vantages: 3, hubs: 1',
      'fleet.services is less than 1, got 0; name at least one service',
    ],
    [
      '1001 services',
      'services: 1001, vantages: 3, hubs: 1',
      'fleet.services is more than a fleet may have, got 1001; write at most 1000',
    ],
    [
      'a service twice',
      'services: [a, A], vantages: 3, hubs: 1',
      'fleet.services[1] is listed twice, got "A", which is "a" in fleet.services[0]; name each once',
    ],
    [
      'a service outside the alphabet',
      'services: [Search API], vantages: 3, hubs: 1',
      'fleet.services[0] is not a name, got "Search API"; use letters, digits, ".", "_" and "-", at most 64, and begin with a letter or digit',
    ],
    [
      'one vantage',
      'services: 2, vantages: 1, hubs: 1',
      'fleet.vantages is less than 2, got 1; one vantage cannot tell the service from the road to it',
    ],
    [
      '16 vantages',
      'services: 2, vantages: 16, hubs: 1',
      'fleet.vantages is more than a fleet may have, got 16; write at most 15',
    ],
    [
      'a region that does not exist',
      'services: 2, vantages: [us-east-1, eu-west-9], hubs: 1',
      'fleet.vantages[1] is not an AWS region, got "eu-west-9"; did you mean "eu-west-1"?',
    ],
    [
      'no vantages at all',
      'services: 2, hubs: 1',
      'fleet.vantages is neither a number nor a list, got nothing; write 3 or a list of regions',
    ],
    ['three hubs', 'services: 2, vantages: 3, hubs: 3', 'fleet.hubs is neither 1 nor 2, got 3; write one of them'],
    [
      'a cause of no kind',
      'services: 2, vantages: 3, hubs: 1, causes: { x/y: [svc0..svc1] }',
      'fleet.causes.x/y is not a cause, got "x/y"; write <kind>/<name> with a kind of ca, tld, dns, host, cdn, network, owner',
    ],
    [
      'a member that does not exist',
      'services: 2, vantages: 3, hubs: 1, causes: { dns/x: [svc0..svc3] }',
      'fleet.causes.dns/x[0] is not a service, got "svc0..svc3"; write one of svc0, svc1',
    ],
    [
      'a member twice, by a range',
      'services: 3, vantages: 3, hubs: 1, causes: { dns/x: [svc0..svc2, svc1] }',
      'fleet.causes.dns/x[1] is listed twice, got "svc1", which is "svc0..svc2" in fleet.causes.dns/x[0]; name each once',
    ],
    [
      'a cause of one member',
      'services: 2, vantages: 3, hubs: 1, causes: { dns/x: [svc0] }',
      'fleet.causes.dns/x has fewer than two members, got ["svc0"]; add one, or leave it out',
    ],
    [
      'a cause of nobody',
      'services: 2, vantages: 3, hubs: 1, causes: { dns/x: [] }',
      'fleet.causes.dns/x is empty, got []; write its members, such as [svc0..svc3]',
    ],
    [
      'causes that differ in case only',
      'services: 2, vantages: 3, hubs: 1, causes: { dns/x: [svc0..svc1], dns/X: [svc0..svc1] }',
      'fleet.causes.dns/X is listed twice, got "dns/X", which is "dns/x" in fleet.causes.dns/x; names that differ in case only are one',
    ],
  ])('rejects %s', (_, fleet, message) => {
    expect(ofFleet(fleet)).toEqual([message]);
  });

  it('rejects a reach that names nobody, too few, or one twice', () => {
    const reach = 'services: 4, vantages: 3, hubs: 1, reach: { svc9: [v0, v1], svc1: [v0], svc2: [v0, us-east-1] }';
    expect(ofFleet(reach)).toEqual([
      'fleet.reach.svc9 is not a service, got "svc9"; did you mean "svc0"?',
      'fleet.reach.svc1 has fewer than two vantages, got ["v0"]; add one, or leave it out',
      'fleet.reach.svc2[1] is listed twice, got "us-east-1", which is "v0" in fleet.reach.svc2[0]; name each once',
    ]);
  });
});
