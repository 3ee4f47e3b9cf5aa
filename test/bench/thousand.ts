import { RUN_LIMITS_MS } from '../../lambda/canary/run-limits';
import { type CanaryRun, fleetOn, startCanary } from './canary';
import { type ChildOptions, startChild } from './child';
import type { Targets } from './targets';

const SERVICES = 1_000;
const RUNS = 10;

/** Memory is looked at after so many runs, of a fleet that is quickly asked. */
const LOOKS = [100, 1_000] as const;
const FEW_SERVICES = 20;

/** What a heap may grow between the looks and still be called flat: compiled code grows a little for hours. */
const MOST_GROWTH_MEGABYTES = 5;

async function withCanary<T>(
  targets: Targets,
  services: number,
  options: Omit<ChildOptions, 'environment'>,
  work: (run: () => Promise<CanaryRun>) => Promise<T>,
): Promise<T> {
  const canary = await startCanary(targets, fleetOn(targets, services), options);
  try {
    return await work(async () => {
      const run = await canary.run();
      const notUp = run.record.cells.filter(({ verdict }) => verdict.kind !== 'up').length;
      if (notUp > 0) throw new Error(`bench: ${notUp} of ${services} services are not up`);
      return run;
    });
  } finally {
    await canary.stop();
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

async function benchOneProcessor(targets: Targets): Promise<void> {
  const runs = await withCanary(targets, SERVICES, { processor: 0 }, async (run) => {
    const all: CanaryRun[] = [];
    while (all.length < RUNS) all.push(await run());
    return all;
  });
  const [first, ...others] = runs;
  const slowest = Math.max(...runs.map(({ record }) => record.durationMs));
  const cpu = others.reduce((sum, each) => sum + each.cpu, 0) / others.length;
  const verdict = slowest < RUN_LIMITS_MS.triesEnd ? 'within' : 'BEYOND';
  console.log(`  ${RUNS} runs of ${SERVICES} services on one processor: the first ${seconds(first?.wall ?? 0)},`);
  console.log(
    `  the slowest ${seconds(slowest)}, CPU ${seconds(cpu)} each; ${verdict} ${seconds(RUN_LIMITS_MS.triesEnd)}`,
  );
  console.log(`  and ${Math.round(Math.max(...runs.map(({ megabytes }) => megabytes)))} MB at most`);
}

async function benchMemory(targets: Targets): Promise<void> {
  const heaps: number[] = [];
  await withCanary(targets, FEW_SERVICES, { flags: ['--expose-gc'] }, async (run) => {
    for (let count = 1; count <= LOOKS[1]; count += 1) {
      const { held } = await run();
      if (!LOOKS.some((look) => look === count)) continue;
      heaps.push(held.heap);
      console.log(`  after ${count} runs: heap ${held.heap.toFixed(1)} MB, resident ${Math.round(held.resident)} MB`);
    }
  });
  const [few = 0, many = 0] = heaps;
  const isFlat = many - few <= MOST_GROWTH_MEGABYTES;
  console.log(
    `  the heap ${isFlat ? 'is flat' : 'GROWS'}: ${(many - few).toFixed(1)} MB in ${LOOKS[1] - LOOKS[0]} runs`,
  );
}

/** As many services as a canary may have, on one processor; and what a thousand runs leave in its memory. */
export async function benchThousand(): Promise<void> {
  const { ready: targets, stop } = await startChild<Targets>('targets.ts');
  try {
    console.log('thousand: 2,000 DNS and 1,000 HTTPS with a body and a header promised');
    await benchOneProcessor(targets);
    await benchMemory(targets);
  } finally {
    await stop();
  }
}
