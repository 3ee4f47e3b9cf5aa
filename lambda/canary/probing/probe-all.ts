import { setMaxListeners } from 'node:events';
import type { Fleet } from '../../../lib/contract/fleet';
import type { CanaryPorts } from '../canary-ports';
import { RUN_LIMITS_MS } from '../run-limits';
import { isWeb, portOf } from './host-of';
import { type ProbeTarget, probeService, witnessTarget } from './probe-service';
import type { ServiceObservation } from './service-observation';
import { type Pace, tryTwice } from './try-twice';
import { checkZones, noZones } from './zones/check-zones';
import type { ZoneObservation } from './zones/zone-observation';
import { createZones } from './zones/zones';

/** What stands when a run publishes, in the order of the configuration; undefined is what has no finished try. */
export interface Observed {
  readonly witnesses: readonly (ServiceObservation | undefined)[];
  readonly services: readonly (ServiceObservation | undefined)[];
  /** Of each service, what is known of the zones of its names, where their name servers are asked. */
  readonly zones: readonly (readonly ZoneObservation[])[];
}

/** Whether what was seen is asked once more: who sees does not judge, and is told. */
export interface RetryRules {
  readonly witness: (seen: ServiceObservation) => boolean;
  readonly service: (seen: ServiceObservation) => boolean;
}

const WEB_PORTS = [80, 443];

/** Ports that redirects may lead to: a probe shall not become anybody's port scanner. */
function portsOf({ services, witnesses }: Fleet): ReadonlySet<number> {
  const endpoints = [...services.flatMap(({ http }) => http), ...witnesses.map(({ http }) => http)];
  return new Set([...WEB_PORTS, ...endpoints.flatMap(({ url }) => (isWeb(url) ? portOf(url) : []))]);
}

/** Probes witnesses and services together, twice what failed, until all is known or the time to publish has come. */
export async function probeAll(
  { fleet, clock, network, memory, secrets }: Pick<CanaryPorts, 'fleet' | 'clock' | 'network' | 'memory' | 'secrets'>,
  pace: Pace,
  needsRetry: RetryRules,
): Promise<Observed> {
  const ended = new AbortController();
  const { signal } = ended;
  // every question listens, and a fleet has hundreds
  setMaxListeners(0, signal);

  const left = () => Math.max(0, pace.startedAt + RUN_LIMITS_MS.triesEnd - clock.now());
  const asking = { network, resolvers: fleet.resolvers, clock, signal };
  const zones = process.env.CANARY_WITHOUT_ZONES === 'yes' ? undefined : createZones({ ...asking, left }, memory.zones);
  const shared = {
    ...asking,
    lastGood: memory.lastGood,
    ports: portsOf(fleet),
    ...(secrets && { secrets }),
    ...(zones && { zones }),
  };
  const standing = (targets: readonly ProbeTarget[], hasFailed: (seen: ServiceObservation) => boolean) => {
    const seen = targets.map((): ServiceObservation | undefined => undefined);
    const tries = targets.map((target, index) =>
      tryTwice(
        (left, before: ServiceObservation | undefined) => probeService(target, { ...shared, left }, before),
        hasFailed,
        (result) => {
          seen[index] = result;
        },
        clock,
        pace,
        signal,
      ),
    );
    return { seen, tries };
  };
  const checks = zones === undefined ? noZones(fleet.services) : checkZones(fleet.services, zones);
  const witnesses = standing(fleet.witnesses.map(witnessTarget), needsRetry.witness);
  const services = standing(fleet.services, needsRetry.service);
  const budget = clock.sleep(pace.startedAt + RUN_LIMITS_MS.publishes - clock.now(), signal);
  await Promise.race([Promise.all([...witnesses.tries, ...services.tries, ...checks.ends]), budget]);
  const observed = {
    witnesses: [...witnesses.seen],
    services: [...services.seen],
    zones: checks.known(),
  };
  ended.abort();
  return observed;
}
