import { seenFrom } from '../../lib/contract/reach';
import type { RunRecord, SkippedRun, SkipReason } from '../../lib/contract/run-record';
import type { Sample } from '../../lib/contract/series';
import { boundRecord } from './bound-record';
import type { CanaryPorts } from './canary-ports';
import { claimMinute, errorText, remember } from './claim';
import { dueSamples } from './due-samples';
import { conclude } from './judging/conclude';
import { judgeRun } from './judging/judge-run';
import { needsRetry } from './judging/needs-retry';
import { probeAll } from './probing/probe-all';
import { RUN_LIMITS_MS, retryAfterMs } from './run-limits';
import { scheduledMinute } from './scheduled-minute';

async function publishEverywhere({ fleet, publish }: CanaryPorts, minute: number, samples: readonly Sample[]) {
  const results = fleet.hubs.map(async (hub): Promise<readonly [string, string]> => {
    try {
      await publish(hub, minute, samples);
      return [hub, 'published'];
    } catch (error) {
      return [hub, errorText(error)];
    }
  });
  return Object.fromEntries(await Promise.all(results));
}

const troubleOf = (trouble: readonly string[]) => (trouble.length > 0 ? { trouble } : {});

/** What a run that publishes nothing writes in place of its record. */
export function skippedRun(
  { vantage, clock }: Pick<CanaryPorts, 'vantage' | 'clock'>,
  minute: number,
  reason: SkipReason,
  trouble: readonly string[] = [],
): SkippedRun {
  return {
    type: 'skipped',
    version: 1,
    vantage,
    minute: new Date(minute).toISOString(),
    at: new Date(clock.now()).toISOString(),
    reason,
    ...troubleOf(trouble),
  };
}

/**
 * One run: waits to second 40 of its minute, claims the minute, probes everything, judges, publishes to every hub and
 * writes the run record. Resolves with the record, or with undefined where another run has the minute: then nothing
 * is published, and the log says so. Throws only where the canary itself is broken, or `scheduledTime` is not a time.
 * @param before what of our own has not worked on the way here, for the record
 */
export async function run(
  scheduledTime: string,
  given: CanaryPorts,
  before: readonly string[] = [],
): Promise<RunRecord | undefined> {
  const ports: CanaryPorts = { ...given, fleet: seenFrom(given.fleet, given.vantage) };
  const { fleet, vantage, clock, memory } = ports;
  const minute = scheduledMinute(scheduledTime);
  if (!remember(memory.published, minute)) {
    ports.log(skippedRun(ports, minute, 'published-before', before));
    return undefined;
  }
  await clock.sleep(minute + RUN_LIMITS_MS.startsAt - clock.now());

  const startedAt = clock.now();
  const pace = { startedAt, retryAfterMs: retryAfterMs(ports.random()) };
  const [claim, observed] = await Promise.all([claimMinute(ports.claim, minute), probeAll(ports, pace, needsRetry)]);
  if (claim.kind === 'refused') {
    ports.log(skippedRun(ports, minute, 'claimed-elsewhere', before));
    return undefined;
  }
  const { samples, record: told } = conclude(fleet, vantage, judgeRun(fleet, observed, minute));
  const hubs = await publishEverywhere(ports, minute, dueSamples(samples, fleet, minute));

  const record = boundRecord({
    type: 'run',
    version: 1,
    vantage,
    minute: new Date(minute).toISOString(),
    startedAt: new Date(startedAt).toISOString(),
    durationMs: clock.now() - startedAt,
    ...told,
    hubs,
    ...troubleOf(claim.kind === 'undecided' ? [...before, claim.why] : before),
  });
  ports.log(record);
  return record;
}
