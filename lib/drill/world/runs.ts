import { run } from '../../../lambda/canary/run';
import { RUN_LIMITS_MS, retryAfterMs } from '../../../lambda/canary/run-limits';
import { MINUTE, minuteOf } from '../../contract/minute';
import type { RunRecord } from '../../contract/run-record';
import type { Sample } from '../../contract/series';
import type { Phase } from './phase';
import { draw } from './random';
import { createSimulatedNetwork } from './simulated-network';
import { createVirtualClock } from './virtual-clock';
import type { World } from './world';

/** One run of one vantage, and when what it published can be read (epoch milliseconds). */
export interface RecordedRun {
  readonly vantage: string;
  readonly minute: number;
  readonly record: RunRecord;
  readonly samples: readonly Sample[];
  readonly arrives: number;
}

/** What a run published, and the last good addresses that it left in its environment's memory. */
interface Outcome extends Pick<RecordedRun, 'record' | 'samples'> {
  readonly lastGood: ReadonlyMap<string, readonly string[]>;
}

/** Runs that met the same world in the same way: the canary code runs once for all of them. */
export type RunCache = Map<string, Outcome>;

/** What the timing model of drill-format.md adds to the canary's own limits, in milliseconds. */
const TIMING = {
  startSpread: 3_000,
  asksAfter: 500,
  readableAfter: 2_000,
};

interface Environment {
  readonly vantage: string;
  readonly lastGood: Map<string, readonly string[]>;
  readonly published: Set<number>;
}

interface Times {
  readonly minute: number;
  readonly asks: number;
  /** Uniform in [0, 1): what the canary draws for its retry. */
  readonly chance: number;
}

function timesOf({ words }: Phase, vantage: string, minute: number): Times {
  const startsAt = RUN_LIMITS_MS.startsAt + draw(...words, 'run', vantage, minute) * TIMING.startSpread;
  return { minute, asks: minute + startsAt + TIMING.asksAfter, chance: draw(...words, 'retry', vantage, minute) };
}

function retriesAt({ asks, chance }: Times): number {
  return asks + retryAfterMs(chance);
}

/** Names all that a run meets, at its first try and at its retry: equal names, equal runs. */
function signature(world: World, { vantage, lastGood }: Environment, times: Times, askedAt: readonly number[]): string {
  const known = [...lastGood.keys()].sort().join(' ');
  return [vantage, known, ...askedAt.map((ms) => world.fingerprint(vantage, ms, times.minute))].join('|');
}

async function runOnce(world: World, environment: Environment, times: Times): Promise<Outcome> {
  const { phase, scenario } = world;
  const { fleet } = scenario;
  const { vantage, lastGood, published } = environment;
  const clock = createVirtualClock(times.asks);
  const asking = { ms: () => clock.now() - phase.zero, minute: times.minute };
  let samples: readonly Sample[] = [];
  const record = await clock.settle(
    run(new Date(times.minute).toISOString(), {
      fleet,
      vantage,
      network: createSimulatedNetwork(fleet, vantage, world, asking),
      clock,
      random: () => times.chance,
      publish: async (_hub, _minute, given) => {
        samples = given;
      },
      log: () => undefined,
      memory: { lastGood, published },
    }),
  );
  if (record === undefined)
    throw new Error(`${vantage}: the canary skipped ${times.minute}, which it has not published before`);
  return { record, samples, lastGood: new Map(lastGood) };
}

/** The same run in another minute: nothing but its times differs. */
function restamp(record: RunRecord, times: Times): RunRecord {
  const durationMs = record.durationMs === 0 ? 0 : retriesAt(times) - times.asks;
  return {
    ...record,
    minute: new Date(times.minute).toISOString(),
    startedAt: new Date(times.asks).toISOString(),
    durationMs,
  };
}

/**
 * Runs the canary of every vantage through a scenario, minute by minute, from `fromMs` before its start to its end.
 * @param cache left out, the canary code runs for each minute anew, with the same result
 */
export async function recordRuns(world: World, fromMs: number, cache?: RunCache): Promise<readonly RecordedRun[]> {
  const { phase, scenario } = world;
  const runs: RecordedRun[] = [];
  const first = minuteOf(phase.zero + fromMs);
  for (const vantage of scenario.fleet.vantages) {
    const environment: Environment = { vantage, lastGood: new Map(), published: new Set() };
    for (let minute = first; minute < phase.zero + scenario.lengthMs; minute += MINUTE) {
      const times = timesOf(phase, vantage, minute);
      const askedAt = [times.asks - phase.zero, retriesAt(times) - phase.zero];
      if (askedAt.some((ms) => world.isSilent(vantage, ms))) continue;
      const name = signature(world, environment, times, askedAt);
      const outcome = cache?.get(name) ?? (await runOnce(world, environment, times));
      cache?.set(name, outcome);
      for (const [host, addresses] of outcome.lastGood) environment.lastGood.set(host, addresses);
      const { record, samples } = outcome;
      const stamped = restamp(record, times);
      runs.push({
        vantage,
        minute,
        record: stamped,
        samples,
        arrives: times.asks + stamped.durationMs + TIMING.readableAfter,
      });
    }
  }
  return runs;
}
