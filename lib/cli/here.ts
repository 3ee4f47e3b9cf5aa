import { getServers } from 'node:dns';
import { networkInterfaces } from 'node:os';
import type { SecureContext } from 'node:tls';
import { type Clock, systemClock } from '../../lambda/canary/clock';
import { createNetwork } from '../../lambda/canary/network/create-network';
import { hasIpv6Address } from '../../lambda/canary/network/http/ipv6';
import { once } from '../../lambda/canary/once';
import { createSecrets, type SecretReader } from '../../lambda/canary/probing/secrets';
import type { Fleet } from '../contract/fleet';
import { hasOwnTarget } from './probe/local';
import { type HearingNetwork, hearing } from './probe/probe-network';

/** Names are answered within a millisecond: a person likes to see how much of one. */
export const hereClock: Clock = { ...systemClock, now: () => performance.timeOrigin + performance.now() };

/** The secrets that endpoints name, read with whatever credentials this machine has, in its region or that of the first vantage. */
export function hereSecrets(fleet: Fleet, env: NodeJS.ProcessEnv): SecretReader {
  const region = env.AWS_REGION ?? fleet.vantages[0] ?? 'us-east-1';
  // the client is slow to load, and few fleets have secrets
  const ofRegion = once(() => {
    const { secretsAws }: typeof import('../aws/secrets-aws') = require('../aws/secrets-aws');
    return secretsAws(region);
  });
  return createSecrets((name) => ofRegion()(name), hereClock);
}

/** How this machine asks, where it differs from a canary. */
export interface HereOptions {
  readonly isIpv6: boolean;
  /** @default the public roots */
  readonly secureContext?: SecureContext;
}

/** The canary's own network on this machine, for a fleet that is looked at from here. */
export function hereNetwork(fleet: Fleet, { isIpv6, secureContext }: HereOptions): HearingNetwork {
  const network = createNetwork({
    systemResolver: getServers()[0] ?? '127.0.0.1',
    hasIpv6: isIpv6 || hasOwnTarget(fleet) || hasIpv6Address(networkInterfaces()),
    isLambda: false,
    ...(secureContext !== undefined && { secureContext }),
  });
  return hearing(network, { isIpv6 });
}
