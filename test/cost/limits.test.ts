import { expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { billOf, totalOf } from '../../lib/cost/bill';
import { synthesizedStacks } from '../../lib/stacks/synthesized-stacks';
import config from '../../monitor.config';

/** Two hubs, five vantages, fifty services of five owners, none with an objective. */
const large = (tickets: 'each' | 'shared') => ({
  ...config,
  tickets,
  hubShards: tickets === 'each' ? 2 : 1,
  vantages: ['us-east-1', 'eu-west-1', 'ap-southeast-1', 'us-west-2', 'sa-east-1'],
  services: Array.from({ length: 50 }, (_, n) => ({
    name: `service-${n}`,
    owner: `owner-${n % 5}`,
    url: `https://service-${n}.example.com/`,
  })),
});

it.each([
  ['the shipped configuration, two hubs and every ticket', 95, config],
  ['50 services from 5 vantages with tickets of each', 500, large('each')],
  ['50 services from 5 vantages with shared tickets', 350, large('shared')],
] as const)('%s: at most %d USD a month', (_, mostUsd, monitor) => {
  const { fleet, notify } = readMonitor(monitor);
  expect(totalOf(billOf(fleet, synthesizedStacks({ fleet, notify })))).toBeLessThanOrEqual(mostUsd);
});
