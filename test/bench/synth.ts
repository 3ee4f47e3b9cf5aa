import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inTurn, ratioOf } from './in-turn';
import { type Command, timedCommand } from './timed-command';

const ROOT = resolve(__dirname, '..', '..');
const ROUNDS = 3;

/** An app with a stack that has nothing in it, loaded as ours is. */
const EMPTY_APP = `
  import { App, Stack } from 'aws-cdk-lib';
  new Stack(new App(), 'Empty');
`;

const synth = (app: string, output: string): Command => ({
  program: join(ROOT, 'node_modules', '.bin', 'cdk'),
  args: ['synth', '-q', '--app', `node --require tsx/cjs ${app}`, '--output', output],
  folder: ROOT,
  environment: { CI: 'true' },
});

async function against(subject: string, ours: Command, mostRatio: number, makeEmpty: (folder: string) => Command) {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-bench-'));
  try {
    const empty = makeEmpty(folder);
    const spent = await inTurn({ ours: () => timedCommand(ours), empty: () => timedCommand(empty) }, ROUNDS);
    console.log(`${subject}: ${ROUNDS} rounds in turn, medians`);
    console.log(`  ours: ${spent.ours.wall.toFixed(1)} s, CPU ${spent.ours.cpu.toFixed(1)} s`);
    console.log(
      `  cdk synth -q of an empty app: ${spent.empty.wall.toFixed(1)} s, CPU ${spent.empty.cpu.toFixed(1)} s`,
    );
    const verdict = `${spent.ours.wall / spent.empty.wall <= mostRatio ? 'within' : 'BEYOND'} ${mostRatio}`;
    console.log(`  ratio ${ratioOf(spent.ours, spent.empty)}; ${verdict}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function emptySynth(folder: string): Command {
  const app = join(folder, 'app.ts');
  writeFileSync(app, EMPTY_APP.replace('aws-cdk-lib', join(ROOT, 'node_modules', 'aws-cdk-lib')));
  return synth(app, join(folder, 'empty.out'));
}

/** `cdk synth -q` of the shipped configuration, against that of an empty app. */
export async function benchSynth(): Promise<void> {
  const output = mkdtempSync(join(tmpdir(), 'common-cause-bench-'));
  try {
    await against('synth', synth('bin/app.ts', output), 1.35, emptySynth);
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
}

/** `npm start`, the whole rehearsal of 2021-10-04, against `cdk synth -q` of an empty app. */
export async function benchRehearsal(): Promise<void> {
  await against('rehearsal', { program: 'npm', args: ['start'], folder: ROOT }, 0.75, emptySynth);
}
