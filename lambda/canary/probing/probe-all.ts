import { setMaxListeners } from 'node:events';
import type { CanaryPorts } from '../canary-ports';
import { RUN_LIMITS_MS } from '../run-limits';
import { type ProbeTarget, probeService, witnessTarget } from './probe-service';
import type { ServiceObservation } from './service-observation';
import { type Pace, tryTwice } from './try-twice';

/** What stands when a run publishes, by name; what has no finished try is not there. */
export interface Observed {
  readonly witnesses: ReadonlyMap<string, ServiceObservation>;
  readonly services: ReadonlyMap<string, ServiceObservation>;
}

/** Whether what was seen is asked once more: who sees does not judge, and is told. */
export interface RetryRules {
  readonly witness: (seen: ServiceObservation) => boolean;
  readonly service: (seen: ServiceObservation) => boolean;
}

/** Probes witnesses and services together, twice what failed, until all is known or the time to publish has come. */
export async function probeAll(
  { fleet, clock, network, memory }: Pick<CanaryPorts, 'fleet' | 'clock' | 'network' | 'memory'>,
  pace: Pace,
  needsRetry: RetryRules,
): Promise<Observed> {
  const ended = new AbortController();
  // every try listens, and a fleet has hundreds
  setMaxListeners(0, ended.signal);

  const witnesses = new Map<string, ServiceObservation>();
  const services = new Map<string, ServiceObservation>();
  const probing = (
    name: string,
    target: ProbeTarget,
    into: Map<string, ServiceObservation>,
    hasFailed: (seen: ServiceObservation) => boolean,
  ) =>
    tryTwice(
      (left) => probeService(target, { network, resolvers: fleet.resolvers, clock, lastGood: memory.lastGood, left }),
      hasFailed,
      (seen) => into.set(name, seen),
      clock,
      pace,
      ended.signal,
    );
  const all = [
    ...fleet.witnesses.map((each) => probing(each.name, witnessTarget(each), witnesses, needsRetry.witness)),
    ...fleet.services.map((each) => probing(each.name, each, services, needsRetry.service)),
  ];
  const budget = clock.sleep(pace.startedAt + RUN_LIMITS_MS.publishes - clock.now(), ended.signal);
  await Promise.race([Promise.all(all), budget]);
  ended.abort();
  return { witnesses: new Map(witnesses), services: new Map(services) };
}
