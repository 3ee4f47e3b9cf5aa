import { z } from 'zod';
import { flag, list } from '../../input/parts';
import { regionSchema } from './names';

function id(prefix: string, what: string) {
  const error = `is not the id of a ${what}; write one such as "${prefix}-0123456789abcdef0"`;
  return z.string({ error }).regex(new RegExp(`^${prefix}-[0-9a-f]{8,17}$`), { error });
}

const networkSchema = z.strictObject(
  {
    id: id('vpc', 'VPC').describe('The network.'),
    subnets: list(id('subnet', 'subnet'), 'ids of subnets')
      .nonempty({ error: 'is empty; name a subnet, better two in different zones' })
      .describe('Private subnets with a way to the Internet; two in different zones are better than one.'),
    securityGroups: list(id('sg', 'security group'), 'ids of security groups')
      .nonempty({ error: 'is empty; name a security group that lets requests out' })
      .describe('Groups that let requests out.'),
    ipv6: flag.optional().describe('The subnets have IPv6 and a way out for it. @default only IPv4 is spoken'),
  },
  { error: 'is not a network; write { id, subnets, securityGroups }' },
);

/** One entry of `vantages`: a region, or one whose canary stands in a network of yours. */
export const vantageSchema = z.union(
  [
    regionSchema,
    z.strictObject(
      {
        region: regionSchema.describe('The region.'),
        vpc: networkSchema
          .optional()
          .describe(
            'A network of yours in which the canary stands, by ids. @default it stands outside, with IPv4 only',
          ),
      },
      { error: 'is not a vantage; write a region, or { region, vpc }' },
    ),
  ],
  { error: 'is not a vantage; write a region such as "eu-west-1", or { region, vpc }' },
);
