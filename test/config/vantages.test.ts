import { describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { problemsWith, SMALL, serving } from './small-monitor';

const url = 'https://c.example/';
const VPC = { id: 'vpc-01234567', subnets: ['subnet-01234567'], securityGroups: ['sg-01234567'] };

describe('the vantages of a service', () => {
  it('stand in the order of the configuration; all of them are not written', () => {
    const services = [
      { name: 'a', url: 'https://a.example/', vantages: ['ap-southeast-1', 'us-east-1'] },
      { name: 'b', url: 'https://b.example/', vantages: [...SMALL.vantages].reverse() },
    ];
    const { fleet } = readMonitor({ ...SMALL, services });
    expect(fleet.services.map(({ vantages }) => vantages)).toEqual([['us-east-1', 'ap-southeast-1'], undefined]);
  });

  it.each<[string, readonly string[], string]>([
    [
      'one',
      ['us-east-1'],
      'has fewer than two regions, got ["us-east-1"]; add one, or nobody can tell the service from the road to it',
    ],
  ])('rejects %s', (_, vantages, message) => {
    expect(problemsWith(serving({ url, vantages }))).toEqual([`services[2].vantages ${message}`]);
  });

  it('rejects one that is not configured', () => {
    expect(problemsWith(serving({ url, vantages: ['us-east-1', 'eu-west-2'] }))).toEqual([
      'services[2].vantages[1] is not one of the vantages, got "eu-west-2"; did you mean "eu-west-1"?',
    ]);
  });

  it('a cause that fewer than two of them can judge is left out, with a note', () => {
    const services = [
      { name: 'a', owner: 'x', url: 'https://a.example/', vantages: ['us-east-1', 'eu-west-1'] },
      { name: 'b', owner: 'x', url: 'https://b.example/', vantages: ['eu-west-1', 'ap-southeast-1'] },
    ];
    const { fleet, notes } = readMonitor({ ...SMALL, services });
    expect(fleet.causes).toEqual({});
    expect(notes).toEqual([
      'monitor.config.ts: causes: owner/x is left out, for only eu-west-1 probes two of its members; let two vantages probe two of them',
    ]);
  });
});

describe('a vantage in a network', () => {
  it('is a region like any other, with a network of its own', () => {
    const vantages = ['us-east-1', { region: 'eu-west-1', vpc: VPC }, { region: 'ap-southeast-1' }];
    const { fleet, settings } = readMonitor({ ...SMALL, vantages });
    expect(fleet.vantages).toEqual(SMALL.vantages);
    expect(settings.networks).toEqual({ 'eu-west-1': { ...VPC, ipv6: false } });
  });
});
