import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Seconds, WeekMeasured } from './evaluator-week';

const FEW = 250;
const MANY = 1000;

/** How often a datapoint differs from the one before, and what an evaluation of the many may take. */
const LOADS = [
  { changes: 0.01, mostSeconds: 10 },
  { changes: 1, mostSeconds: 60 },
];
const MOST_MEGABYTES = 1000;

/** Each week in a process of its own, so that its peak of memory is its own. */
function measured(alarms: number, changes: number): WeekMeasured {
  const program = join(__dirname, 'evaluator-week.ts');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', 'tsx/cjs', program, String(alarms), String(changes)],
    { encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as WeekMeasured;
}

function total({ put, evaluate }: WeekMeasured): Seconds {
  return { wall: put.wall + evaluate.wall, cpu: put.cpu + evaluate.cpu };
}

function line(alarms: number, changes: number, week: WeekMeasured): string {
  const { wall, cpu } = total(week);
  const parts = `put ${week.put.cpu.toFixed(1)}, evaluate ${week.evaluate.cpu.toFixed(1)}`;
  return `${String(alarms).padStart(5)} alarms, ${100 * changes} % changes: ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s (${parts}), ${Math.round(week.megabytes)} MB, ${week.told} events`;
}

/** A week of minutes: how long 1,000 alarms take, how that grows from 250 on, and how much memory it needs. */
export function benchEvaluator(): void {
  console.log('evaluator: a week of minutes, a datum a minute for each alarm');
  for (const { changes, mostSeconds } of LOADS) {
    const few = measured(FEW, changes);
    const many = measured(MANY, changes);
    const { wall, cpu } = total(many);
    console.log(line(FEW, changes, few));
    console.log(line(MANY, changes, many));
    const ratio = (cpu / total(few).cpu).toFixed(1);
    // On a machine that does other work besides, the processor's time is what an idle one would have taken.
    const isWithin = Math.min(wall, cpu) < mostSeconds && many.megabytes < MOST_MEGABYTES;
    const verdict = `${isWithin ? 'within' : 'BEYOND'} ${mostSeconds} s and ${MOST_MEGABYTES} MB`;
    console.log(`      ratio of CPU ${ratio} for ${MANY / FEW} times the alarms; ${verdict}`);
  }
}
