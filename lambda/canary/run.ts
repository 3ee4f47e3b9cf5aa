import { MINUTE, minuteOf } from '../../lib/contract/minute';
import { seenFrom } from '../../lib/contract/reach';
import type { RunRecord } from '../../lib/contract/run-record';
import type { Verdict } from '../../lib/contract/verdict';
import { type Attribution, attribute, attributeSlowness } from './attribute';
import { failedResolvers } from './failed-resolvers';
import type { Host } from './host';
import { LIMITS, retryAfterMs } from './limits';
import { probeAll } from './probe-all';
import type { Finding } from './probe-service';
import { samplesOf } from './samples';
import { isBlind } from './witnesses';

const NOTHING_ATTRIBUTED: Attribution = { causes: new Map(), left: [], everything: false, unexplained: false };

function unfinished(service: string): Finding {
  return {
    cell: { service, verdict: { kind: 'unknown', code: 'probe.budget' } },
    names: [],
    fromMemory: [],
    hasAnswered: false,
  };
}

async function publishEverywhere(host: Host, minute: number, samples: ReturnType<typeof samplesOf>) {
  const results = host.fleet.hubs.map(async (hub): Promise<readonly [string, string]> => {
    try {
      await host.publish(hub, minute, samples);
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
 * One run: waits to second 40 of its minute, probes everything, classifies, attributes, publishes to every hub and
 * writes the run record. Resolves with the record, or with undefined where this minute was published before.
 * Throws only where the canary itself is broken, or `scheduledTime` is no time.
 */
export async function run(scheduledTime: string, given: Host): Promise<RunRecord | undefined> {
  const host: Host = { ...given, fleet: seenFrom(given.fleet, given.vantage) };
  const { fleet, vantage, clock, memory } = host;
  const minute = minuteOf(Date.parse(scheduledTime));
  if (Number.isNaN(minute)) {
    throw new Error(
      `run: scheduledTime is no time, got ${JSON.stringify(scheduledTime)}; pass <aws.scheduler.scheduled-time>`,
    );
  }
  if (!claim(memory.published, minute)) return undefined;
  await clock.sleep(minute + LIMITS.startsAt - clock.now());

  const startedAt = clock.now();
  const pace = { startedAt, retryAfterMs: retryAfterMs(host.random()) };
  const probed = await probeAll(host, pace);
  const witnesses = fleet.witnesses.map(
    ({ name }) => probed.witnesses.get(name) ?? { name, code: 'probe.budget' as const },
  );
  const findings = fleet.services.map(({ name }) => probed.findings.get(name) ?? unfinished(name));
  const cells = findings.map(({ cell }) => cell);
  const verdicts: ReadonlyMap<string, Verdict> = new Map(cells.map(({ service, verdict }) => [service, verdict]));
  const answers = findings
    .filter((_, index) => fleet.services[index]?.http.length)
    .map(({ hasAnswered }) => hasAnswered);
  const blind = isBlind(witnesses, answers);
  const attribution = blind ? NOTHING_ATTRIBUTED : attribute(verdicts, fleet.causes);
  const slowCauses = attributeSlowness(verdicts, fleet.causes);
  const names = findings.flatMap((finding) => finding.names);
  const failed = failedResolvers(fleet.resolvers, names);
  const samples = samplesOf(fleet, { vantage, blind, cells, attribution, slowCauses, failedResolvers: failed });
  const hubs = await publishEverywhere(host, minute, samples);

  const record: RunRecord = {
    type: 'run',
    version: 1,
    vantage,
    minute: new Date(minute).toISOString(),
    startedAt: new Date(startedAt).toISOString(),
    durationMs: clock.now() - startedAt,
    blind,
    witnesses,
    cells,
    causes: Object.fromEntries(attribution.causes),
    unexplained: attribution.left,
    everything: attribution.everything,
    failedResolvers: [...failed],
    lastGood: Object.fromEntries(
      findings.flatMap(({ fromMemory }) => fromMemory.map((name) => [name, 'memory'] as const)),
    ),
    hubs,
  };
  host.log(record);
  return record;
}
