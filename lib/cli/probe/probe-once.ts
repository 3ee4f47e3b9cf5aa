import type { Memory } from '../../../lambda/canary/canary-ports';
import type { Clock } from '../../../lambda/canary/clock';
import { conclude } from '../../../lambda/canary/judging/conclude';
import { hasAnswered } from '../../../lambda/canary/judging/has-answered';
import { type Findings, judgeRun } from '../../../lambda/canary/judging/judge-run';
import { needsRetry } from '../../../lambda/canary/judging/needs-retry';
import { isBlind } from '../../../lambda/canary/judging/witnesses';
import { type Observed, probeAll } from '../../../lambda/canary/probing/probe-all';
import type { SecretReader } from '../../../lambda/canary/probing/secrets';
import type { ServiceObservation } from '../../../lambda/canary/probing/service-observation';
import type { Fleet } from '../../contract/fleet';
import { isLocal } from './local';
import type { HearingNetwork } from './probe-network';

/** What the canary calls this machine where it runs here: no region. */
export const HERE = 'here';

/** One run of the canary on this machine: what it saw, and what it makes of it. */
export interface ProbeRun {
  /** When it began, epoch milliseconds. */
  readonly at: number;
  readonly durationMs: number;
  readonly fleet: Fleet;
  readonly observed: Observed;
  readonly findings: Findings;
  /** This machine cannot see: nothing is said of what lies beyond its own network. */
  readonly blind: boolean;
  /** Failed causes, with the services that each explains. */
  readonly causes: Readonly<Record<string, readonly string[]>>;
}

/** What a canary remembers, as far as it is of targets. */
export type ProbeMemory = Pick<Memory, 'lastGood' | 'zones'>;

/** What one run here takes: the canary's own ports, as far as nothing is published. */
export interface ProbePorts {
  readonly fleet: Fleet;
  readonly network: HearingNetwork;
  readonly clock: Clock;
  /** Kept from run to run, as a canary keeps it. */
  readonly memory: ProbeMemory;
  /** Reads the secrets that endpoints name. @default credentials are not sent */
  readonly secrets?: SecretReader;
}

/** A person waits: what failed is asked once more, as a canary does, but sooner. */
const RETRY_AFTER_MS = 1_000;

/** What answers from here speaks for the network only where it is beyond it. */
function seesNothing({ services }: Fleet, { witnesses }: Findings, observed: Observed): boolean {
  const far = services
    .map(({ http }, index) => ({ http, seen: observed.services[index] }))
    .filter(({ http }) => http.length > 0)
    .map(({ seen }) => seen)
    .filter((seen) => seen === undefined || !isLocal(seen));
  return isBlind(
    witnesses,
    far.map((seen) => seen !== undefined && hasAnswered(seen)),
  );
}

/** Runs the canary once, at once: it probes, tries again what failed, and judges; nothing is published. */
export async function probeOnce({ fleet, network, clock, memory, secrets }: ProbePorts): Promise<ProbeRun> {
  const at = clock.now();
  const again = (hasFailed: (seen: ServiceObservation) => boolean) => (seen: ServiceObservation) =>
    hasFailed(seen) && (network.hasHeard() || isLocal(seen));
  const observed = await probeAll(
    { fleet, clock, network, memory: { ...memory, published: new Set() }, ...(secrets && { secrets }) },
    { startedAt: at, retryAfterMs: RETRY_AFTER_MS },
    { witness: again(needsRetry.witness), service: again(needsRetry.service) },
  );
  const findings = judgeRun(fleet, observed, at);
  const blind = seesNothing(fleet, findings, observed);
  const { causes } = blind ? { causes: {} } : conclude(fleet, HERE, findings).record;
  return { at, durationMs: clock.now() - at, fleet, observed, findings, blind, causes };
}
