import { setMaxListeners } from 'node:events';
import type { WitnessResult } from '../../lib/contract/run-record';
import type { Host } from './host';
import { LIMITS } from './limits';
import { type Finding, type ProbeContext, probeService } from './probe-service';
import { type Pace, tryTwice } from './try-twice';
import { hasWitnessFailed, probeWitness } from './witnesses';

/** What stands when a run publishes, by name; what has no finished try is not there. */
export interface Probed {
  readonly witnesses: ReadonlyMap<string, WitnessResult>;
  readonly findings: ReadonlyMap<string, Finding>;
}

function hasFailed({ cell }: Finding): boolean {
  return cell.verdict.kind === 'failing';
}

/** Probes witnesses and services together, twice what failed, until all is known or the time to publish has come. */
export async function probeAll({ fleet, clock, network, memory }: Host, pace: Pace): Promise<Probed> {
  const ended = new AbortController();
  // every try listens, and a fleet has hundreds
  setMaxListeners(0, ended.signal);

  const results = { witnesses: new Map<string, WitnessResult>(), findings: new Map<string, Finding>() };
  const probing = <T>(
    name: string,
    into: Map<string, T>,
    failed: (result: T) => boolean,
    probe: (context: ProbeContext) => Promise<T>,
  ) =>
    tryTwice(
      (left) => probe({ network, resolvers: fleet.resolvers, lastGood: memory.lastGood, left }),
      failed,
      (result) => into.set(name, result),
      clock,
      pace,
      ended.signal,
    );
  const all = [
    ...fleet.witnesses.map((witness) =>
      probing(witness.name, results.witnesses, hasWitnessFailed, (context) => probeWitness(witness, context)),
    ),
    ...fleet.services.map((service) =>
      probing(service.name, results.findings, hasFailed, (context) => probeService(service, context)),
    ),
  ];
  const budget = clock.sleep(pace.startedAt + LIMITS.publishes - clock.now(), ended.signal);
  await Promise.race([Promise.all(all), budget]);
  ended.abort();
  return { witnesses: new Map(results.witnesses), findings: new Map(results.findings) };
}
