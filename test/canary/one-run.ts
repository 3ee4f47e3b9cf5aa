import { createSecureContext } from 'node:tls';
import { type Clock, systemClock } from '../../lambda/canary/clock';
import { judgeRun } from '../../lambda/canary/judging/judge-run';
import { createNetwork } from '../../lambda/canary/network/create-network';
import { probeAll } from '../../lambda/canary/probing/probe-all';
import type { KnownZone } from '../../lambda/canary/probing/zones/zones';
import type { Fleet, Service } from '../../lib/contract/fleet';
import type { Cell } from '../../lib/contract/verdict';
import type { Certificate } from '../servers/certificates';

/** What a run of a test is given besides its services. */
export interface OneRunOptions {
  readonly resolvers: readonly string[];
  readonly trusts?: Certificate;
  readonly clock?: Clock;
  /** Zones of earlier runs. */
  readonly zones?: Map<string, KnownZone>;
  /** @default 53 */
  readonly nameServerPort?: number;
}

/** One run of the canary's own code over real sockets, without a second try: the cells of some services, in their order. */
export async function oneRun(
  services: readonly Service[],
  { resolvers, trusts, clock = systemClock, zones = new Map(), nameServerPort }: OneRunOptions,
): Promise<readonly Cell[]> {
  const fleet: Fleet = {
    name: 'test',
    services,
    vantages: [],
    hubs: [],
    causes: {},
    witnesses: [],
    resolvers,
    quorum: 1,
  };
  const network = createNetwork({
    systemResolver: '127.0.0.1',
    hasIpv6: false,
    isLambda: false,
    secureContext: createSecureContext({ ca: trusts?.cert }),
    ...(nameServerPort && { nameServerPort }),
  });
  const never = { witness: () => false, service: () => false };
  const ports = { fleet, clock, network, memory: { lastGood: new Map(), published: new Set<number>(), zones } };
  const observed = await probeAll(ports, { startedAt: clock.now(), retryAfterMs: 0 }, never);
  return judgeRun(fleet, observed, clock.now()).cells;
}
