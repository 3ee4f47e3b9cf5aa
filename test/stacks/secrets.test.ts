import { describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { SMALL, serving } from '../config/small-monitor';
import { deployed } from './deployment';

const SERVICE = {
  vantages: ['eu-west-1', 'us-east-1'],
  endpoints: [{ url: 'https://c.example/', auth: { bearer: 'shop/token' }, clientCertificate: 'shop/client' }],
};

/** What the canary of a vantage may read, by the ends of the ARNs. */
function secretsOf(region: string): readonly string[] {
  const stacks = deployed(readMonitor({ ...SMALL, ...serving(SERVICE) }));
  const policies = stacks.get(`common-cause-vantage-${region}`)?.template.findResources('AWS::IAM::Policy') ?? {};
  const statements = Object.values(policies).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  const allowed = statements.filter(({ Action }) => Action === 'secretsmanager:GetSecretValue');
  return allowed.flatMap(({ Resource }) => [Resource].flat().map((arn) => arn['Fn::Join'][1].at(-1)));
}

describe('secrets of endpoints', () => {
  it('are read by the vantages that probe them, by name, and by no other', () => {
    expect(secretsOf('eu-west-1')).toEqual([':secret:shop/client-??????', ':secret:shop/token-??????']);
    expect(secretsOf('ap-southeast-1')).toEqual([]);
  });
});
