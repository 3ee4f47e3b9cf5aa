import { MINUTE, minuteOf } from '../../contract/minute';
import type { RunRecord } from '../../contract/run-record';
import type { Sample } from '../../contract/series';
import { createClaimTable } from './claim-table';
import { type RunCache, runOrRecall } from './run-cache';
import { type Environment, newEnvironment, type RunOutcome, runCanary } from './run-canary';
import { type RunTimes, readableAt, retriesAt, runTimes } from './run-times';
import { createVirtualClock } from './virtual-clock';
import type { World } from './world';

/** What a run published to one hub, and when that can be read (epoch milliseconds). */
export interface Publication {
  readonly hub: string;
  readonly samples: readonly Sample[];
  readonly arrives: number;
}

/** One run of one vantage; its record can be read from `arrives` on (epoch milliseconds). */
export interface RecordedRun {
  readonly vantage: string;
  readonly minute: number;
  readonly record: RunRecord;
  readonly publications: readonly Publication[];
  readonly arrives: number;
}

/** One delivery of a minute to one environment of the canary. */
interface Invocation {
  readonly environment: Environment;
  readonly times: RunTimes;
}

function publicationsOf(world: World, vantage: string, samples: readonly Sample[], at: number, arrives: number) {
  return world.scenario.fleet.hubs.flatMap((hub): readonly Publication[] => {
    const delivery = world.delivery(vantage, hub, at - world.phase.zero);
    if (delivery === 'lost' || samples.length === 0) return [];
    if (typeof delivery === 'object') return [{ hub, samples, arrives: arrives + delivery.lateMs }];
    const once = { hub, samples, arrives };
    return delivery === 'twice' ? [once, once] : [once];
  });
}

function recorded(world: World, { environment, times }: Invocation, { record, samples }: RunOutcome): RecordedRun {
  const { vantage } = environment;
  const arrives = readableAt(times, record.durationMs);
  const publications = publicationsOf(world, vantage, samples, times.asks + record.durationMs, arrives);
  return { vantage, minute: times.minute, record, publications, arrives };
}

/** What came of the deliveries of one minute, which run beside each other. */
async function runAll(
  world: World,
  invocations: readonly Invocation[],
  cache?: RunCache,
): Promise<readonly RecordedRun[]> {
  const clock = createVirtualClock(Math.min(...invocations.map(({ times }) => times.asks)));
  // what two environments do depends on each other: only of one alone can it be recalled
  const shared = invocations.length === 1 ? cache : undefined;
  const running = invocations.map(async (invocation) => {
    const { environment, times } = invocation;
    const run = () => runCanary(clock, world, environment, times);
    const outcome = await runOrRecall(world, environment, times, run, shared);
    return outcome === undefined ? [] : [recorded(world, invocation, outcome)];
  });
  return (await clock.settle(Promise.all(running))).flat();
}

/**
 * Runs the canary of every vantage through a scenario, minute by minute, from `fromMs` before its start to its end.
 * @param cache left out, the canary code runs for each minute anew, with the same result
 */
export async function recordRuns(world: World, fromMs: number, cache?: RunCache): Promise<readonly RecordedRun[]> {
  const { phase, scenario } = world;
  const { zero } = phase;
  const runs: RecordedRun[] = [];
  for (const vantage of scenario.fleet.vantages) {
    const claims = createClaimTable();
    const [usual, other] = [newEnvironment(vantage, claims('usual')), newEnvironment(vantage, claims('other'))];
    for (let minute = minuteOf(zero + fromMs); minute < zero + scenario.lengthMs; minute += MINUTE) {
      const times = runTimes(phase, vantage, minute);
      if ([times.asks, retriesAt(times)].some((at) => world.isSilent(vantage, at - zero))) continue;
      const invocations = [{ environment: usual, times }];
      if (world.runsTwice(vantage, times.asks - zero)) {
        invocations.push({ environment: other, times: runTimes(phase, vantage, minute, 1) });
      }
      runs.push(...(await runAll(world, invocations, cache)));
    }
  }
  return runs;
}

/** The run of a vantage in a minute: of several the one that published. */
export function runsByMinute(
  runs: readonly RecordedRun[],
): (vantage: string, minute: number) => RecordedRun | undefined {
  const found = new Map<string, RecordedRun>();
  for (const run of runs) {
    const name = `${run.vantage} ${run.minute}`;
    if ((found.get(name)?.publications.length ?? 0) === 0) found.set(name, run);
  }
  return (vantage, minute) => found.get(`${vantage} ${minute}`);
}
