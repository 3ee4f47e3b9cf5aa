import { MINUTE, minuteOf } from '../../lib/contract/minute';
import { seenFrom } from '../../lib/contract/reach';
import type { RunRecord } from '../../lib/contract/run-record';
import type { Sample } from '../../lib/contract/series';
import type { CanaryPorts } from './canary-ports';
import { conclude } from './judging/conclude';
import { judgeRun } from './judging/judge-run';
import { needsRetry } from './judging/needs-retry';
import { probeAll } from './probing/probe-all';
import { RUN_LIMITS_MS, retryAfterMs } from './run-limits';

async function publishEverywhere({ fleet, publish }: CanaryPorts, minute: number, samples: readonly Sample[]) {
  const results = fleet.hubs.map(async (hub): Promise<readonly [string, string]> => {
    try {
      await publish(hub, minute, samples);
      return [hub, 'published'];
    } catch (error) {
      return [hub, error instanceof Error ? `${error.name}: ${error.message}` : String(error)];
    }
  });
  return Object.fromEntries(await Promise.all(results));
}

/** One publication a minute and environment, even where AWS delivers an invocation twice. */
function claim(published: Set<number>, minute: number): boolean {
  if (published.has(minute)) return false;
  for (const old of published) if (old < minute - 60 * MINUTE) published.delete(old);
  published.add(minute);
  return true;
}

/**
 * One run: waits to second 40 of its minute, probes everything, judges, publishes to every hub and writes the run
 * record. Resolves with the record, or with undefined where this minute was published before.
 * Throws only where the canary itself is broken, or `scheduledTime` is not a time.
 */
export async function run(scheduledTime: string, given: CanaryPorts): Promise<RunRecord | undefined> {
  const ports: CanaryPorts = { ...given, fleet: seenFrom(given.fleet, given.vantage) };
  const { fleet, vantage, clock, memory } = ports;
  const minute = minuteOf(Date.parse(scheduledTime));
  if (Number.isNaN(minute)) {
    throw new Error(
      `run: scheduledTime is no time, got ${JSON.stringify(scheduledTime)}; pass <aws.scheduler.scheduled-time>`,
    );
  }
  if (!claim(memory.published, minute)) return undefined;
  await clock.sleep(minute + RUN_LIMITS_MS.startsAt - clock.now());

  const startedAt = clock.now();
  const pace = { startedAt, retryAfterMs: retryAfterMs(ports.random()) };
  const observed = await probeAll(ports, pace, needsRetry);
  const { samples, record: told } = conclude(fleet, vantage, judgeRun(fleet, observed, minute));
  const hubs = await publishEverywhere(ports, minute, samples);

  const record: RunRecord = {
    type: 'run',
    version: 1,
    vantage,
    minute: new Date(minute).toISOString(),
    startedAt: new Date(startedAt).toISOString(),
    durationMs: clock.now() - startedAt,
    ...told,
    hubs,
  };
  ports.log(record);
  return record;
}
