import type { MonitorConfig } from '../../config/monitor-config';

/** A configuration that uses every key: shown whole in the reference, and the source of its examples. */
export const EXAMPLE_MONITOR: MonitorConfig = {
  name: 'shop-watch',
  services: [
    {
      name: 'Shop',
      title: 'The shop, its search and its basket',
      owner: 'example',
      url: 'https://shop.example.com/health',
      urls: ['https://shop.example.com/basket'],
      dns: ['example.com'],
      objective: '800ms',
      status: ['200-299', '304'],
    },
    { name: 'Login', owner: 'example', url: 'https://login.example.com/' },
    {
      name: 'Stock',
      url: 'https://10.20.0.5/',
      allowPrivateAddresses: true,
      vantages: ['eu-west-1', 'us-east-1'],
    },
  ],
  vantages: [
    {
      region: 'eu-west-1',
      vpc: {
        id: 'vpc-0123456789abcdef0',
        subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
        securityGroups: ['sg-0123456789abcdef0'],
        ipv6: true,
      },
    },
    {
      region: 'us-east-1',
      vpc: { id: 'vpc-01234567', subnets: ['subnet-01234567'], securityGroups: ['sg-01234567'] },
    },
    'ap-southeast-1',
  ],
  hubs: ['eu-central-1'],
  notify: [
    { email: 'oncall@example.com' },
    { sms: '+491511234567' },
    { pager: 'shop-watch/pager-url' },
    { webhook: 'shop-watch/webhook-url', for: 'both' },
    { chat: true, for: 'tickets' },
    { topicArns: { 'eu-central-1': 'arn:aws:sns:eu-central-1:111111111111:oncall' } },
  ],
  witnesses: [
    { name: 'wikipedia', url: 'https://www.wikipedia.org/robots.txt' },
    { url: 'https://www.google.com/generate_204', status: ['204'] },
    { url: 'https://www.ripe.net/robots.txt' },
  ],
  resolvers: ['system', '1.1.1.1', '9.9.9.9:53'],
  quorum: 2,
  tickets: 'each',
  certificateDays: 21,
  hubShards: 1,
  causes: { 'cdn/fastly': ['Shop', 'Login'] },
  account: '111111111111',
  tags: { team: 'sre', 'cost-centre': '4711' },
  maxMonthlyUsd: 120,
  logRetentionDays: 90,
  permissionsBoundary: 'workloads',
  keepData: true,
  terminationProtection: true,
  runbookUrl: 'https://wiki.example.com/shop-watch',
};
