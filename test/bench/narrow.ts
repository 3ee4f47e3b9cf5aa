import { type CanaryRun, fleetOn, startCanary } from './canary';
import { startChild } from './child';
import { median } from './in-turn';
import type { Targets } from './targets';

const SERVICES = 100;
const WARM_UP = 10;
const ROUNDS = 4;

/** What Lambda gives of a CPU at 256 MB: so much of each slice. */
const SLICE_MS = 100;
const RUNNING_MS = 15;

/** What is judged on a part of a CPU must be the target's time all the same. */
const MOST_TIMES = 3;

/** Half of a fleet that answers nothing must not keep the other half waiting. */
const MANY = { services: 400, silent: 200 };

/** Stops and continues a process, so that it runs for a part of each slice; returns what ends that. */
function narrow(pid: number): () => Promise<void> {
  const slices = setInterval(() => {
    process.kill(pid, 'SIGCONT');
    setTimeout(() => process.kill(pid, 'SIGSTOP'), RUNNING_MS);
  }, SLICE_MS);
  return async () => {
    clearInterval(slices);
    await new Promise((resolve) => setTimeout(resolve, SLICE_MS));
    process.kill(pid, 'SIGCONT');
  };
}

/** Times of the services whose time was judged, milliseconds. */
const timesIn = ({ record }: CanaryRun) =>
  record.cells.flatMap(({ responseTimeMs: ms }) => (ms === undefined ? [] : [ms]));

function countOf({ record }: CanaryRun, from: number, to: number, kind: string): number {
  return record.cells.slice(from, to).filter(({ verdict }) => verdict.kind === kind).length;
}

async function benchSeventh(targets: Targets): Promise<void> {
  const canary = await startCanary(targets, fleetOn(targets, SERVICES));
  try {
    for (let round = 0; round < WARM_UP; round += 1) await canary.run();
    const whole = median(timesIn(await canary.run()));
    const widen = narrow(canary.pid);
    const runs: CanaryRun[] = [];
    while (runs.length < ROUNDS) runs.push(await canary.run());
    await widen();
    const up = Math.min(...runs.map((run) => countOf(run, 0, SERVICES, 'up')));
    const times = runs.flatMap(timesIn);
    const most = Math.max(...times) / whole;
    console.log(
      `  ${RUNNING_MS} ms in each ${SLICE_MS}: ${up} of ${SERVICES} up; ${times.length} times judged in ${ROUNDS} runs,`,
    );
    console.log(
      `  the longest ${most.toFixed(1)} of the middle one on a whole CPU; ${most <= MOST_TIMES ? 'within' : 'BEYOND'} ${MOST_TIMES}`,
    );
  } finally {
    await canary.stop();
  }
}

async function benchSilent(targets: Targets): Promise<void> {
  const { services, silent } = MANY;
  const canary = await startCanary(targets, fleetOn(targets, services, silent));
  try {
    const run = await canary.run();
    const failing = countOf(run, 0, silent, 'failing');
    const up = countOf(run, silent, services, 'up');
    console.log(
      `  ${services} services, ${silent} of them silent: ${failing} of these failing, ${up} of the others up`,
    );
  } finally {
    await canary.stop();
  }
}

/** Whether times are the targets' on a part of a CPU, and verdicts theirs beside those who never answer. */
export async function benchNarrow(): Promise<void> {
  const { ready: targets, stop } = await startChild<Targets>('targets.ts');
  try {
    console.log('narrow: a seventh of a CPU, and half of a fleet that never answers');
    await benchSeventh(targets);
    await benchSilent(targets);
  } finally {
    await stop();
  }
}
