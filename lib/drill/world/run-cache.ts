import type { RunRecord } from '../../contract/run-record';
import type { Environment, RunOutcome } from './run-canary';
import { type RunTimes, retriesAt } from './run-times';
import type { World } from './world';

/** A run's outcome, and the last good addresses that it left in its environment's memory. */
interface Remembered extends RunOutcome {
  readonly lastGood: ReadonlyMap<string, readonly string[]>;
}

/** Runs that met the same world in the same way: the canary code runs once for all of them. */
export type RunCache = Map<string, Remembered>;

/** Names all that a run meets, at its first try and at its retry: equal names, equal runs. */
function signature(world: World, { vantage, memory }: Environment, times: RunTimes): string {
  const known = [...memory.lastGood.keys()].sort().join(' ');
  const met = [times.asks, retriesAt(times)].map((at) =>
    world.fingerprint(vantage, at - world.phase.zero, times.minute),
  );
  return [vantage, known, ...met].join('|');
}

/** The same run in another minute: nothing but its times differs. */
function restamp(record: RunRecord, times: RunTimes): RunRecord {
  const durationMs = record.durationMs === 0 ? 0 : retriesAt(times) - times.asks;
  return {
    ...record,
    minute: new Date(times.minute).toISOString(),
    startedAt: new Date(times.asks).toISOString(),
    durationMs,
  };
}

/**
 * Runs an environment, or recalls what it would do.
 * @param cache left out, it runs each time anew, with the same result
 */
export async function runOrRecall(
  world: World,
  environment: Environment,
  times: RunTimes,
  run: () => Promise<RunOutcome | undefined>,
  cache?: RunCache,
): Promise<RunOutcome | undefined> {
  const name = signature(world, environment, times);
  const { lastGood, zones } = environment.memory;
  // since when a zone answers is a time: such a run is no other run's
  const isAlike = () => zones.size === 0;
  const known = isAlike() ? cache?.get(name) : undefined;
  if (known !== undefined) {
    for (const [host, addresses] of known.lastGood) lastGood.set(host, addresses);
    return { ...known, record: restamp(known.record, times) };
  }
  const outcome = await run();
  if (outcome !== undefined && isAlike()) cache?.set(name, { ...outcome, lastGood: new Map(lastGood) });
  return outcome;
}
