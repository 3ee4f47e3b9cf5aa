import type { Memory } from '../../../lambda/canary/canary-ports';
import { run } from '../../../lambda/canary/run';
import type { Fleet } from '../../contract/fleet';
import { vantagesOf } from '../../contract/reach';
import type { RunRecord } from '../../contract/run-record';
import type { Sample } from '../../contract/series';
import type { ClaimPort } from './claim-table';
import { rehearsedFleet } from './rehearsed-fleet';
import type { RunTimes } from './run-times';
import { createSimulatedNetwork } from './simulated-network';
import type { VirtualClock } from './virtual-clock';
import type { World } from './world';

/** One environment of a vantage's canary: what it remembers from run to run. */
export interface Environment {
  readonly vantage: string;
  readonly memory: Memory;
  readonly claim: ClaimPort;
}

/** What a run wrote and published. */
export interface RunOutcome {
  readonly record: RunRecord;
  /** What it gave to each hub; nothing where it published nothing. */
  readonly samples: readonly Sample[];
}

/** An environment that remembers nothing yet. */
export function newEnvironment(vantage: string, claim: ClaimPort): Environment {
  return { vantage, memory: { lastGood: new Map(), published: new Set(), zones: new Map() }, claim };
}

/** The fleet as it stands in the asset of a canary that was not told of everything: as if it could not reach the rest. */
function toldFleet({ scenario, isTold }: World, vantage: string, ms: number): Fleet {
  const { fleet } = scenario;
  if (fleet.services.every(({ name }) => isTold(name, vantage, ms))) return fleet;
  const services = fleet.services.map((service) => {
    if (isTold(service.name, vantage, ms)) return service;
    return { ...service, vantages: vantagesOf(fleet, service).filter((other) => other !== vantage) };
  });
  return { ...fleet, services };
}

/** Runs the canary's own code once, over the simulated network; undefined where it found that it need not run. */
export async function runCanary(
  clock: VirtualClock,
  world: World,
  { vantage, memory, claim }: Environment,
  times: RunTimes,
): Promise<RunOutcome | undefined> {
  const { fleet } = world.scenario;
  const ms = () => clock.now() - world.phase.zero;
  let samples: readonly Sample[] = [];
  await clock.sleep(times.asks - clock.now());
  const record = await run(new Date(times.minute).toISOString(), {
    fleet: rehearsedFleet(toldFleet(world, vantage, ms())),
    vantage,
    network: createSimulatedNetwork(fleet, vantage, world, { ms, minute: times.minute }),
    clock,
    random: () => times.chance,
    claim,
    publish: async (hub, _minute, given) => {
      samples = given;
      if (world.delivery(vantage, hub, ms()) === 'lost') throw new Error('lost, as the scenario says');
    },
    log: () => undefined,
    memory,
  });
  return record && { record, samples };
}
