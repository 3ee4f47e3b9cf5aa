import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from '../../cdk.json';
import { inTurn, ratioOf, type Spent } from './in-turn';
import { type Command, timedCommand } from './timed-command';

const ROOT = resolve(__dirname, '..', '..');
const ROUNDS = 3;

/** An app with a stack that has nothing in it. */
const EMPTY_APP = `
  import { App, Stack } from 'aws-cdk-lib';
  new Stack(new App(), 'Empty');
`;

/** Of cdk.json: how our app is run. */
const [, OUR_FLAGS = ''] = /^node (.*?)\s*--require tsx\/cjs bin\/app\.ts$/.exec(app) ?? [];

const synth = (args: readonly string[], output: string): Command => ({
  program: join(ROOT, 'node_modules', '.bin', 'cdk'),
  args: ['synth', '-q', ...args, '--output', output],
  folder: ROOT,
  environment: { CI: 'true' },
});

/** Writes the empty app into a folder; flags are those of Node.js, which runs it. */
function emptySynth(folder: string, flags = ''): Command {
  const file = join(folder, 'app.ts');
  writeFileSync(file, EMPTY_APP.replace('aws-cdk-lib', join(ROOT, 'node_modules', 'aws-cdk-lib')));
  return synth(['--app', `node ${flags} --require tsx/cjs ${file}`], join(folder, 'empty.out'));
}

async function against(subject: string, oursIn: (folder: string) => Command, mostRatio: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-bench-'));
  try {
    const [ours, empty, alike] = [oursIn(folder), emptySynth(folder), emptySynth(folder, OUR_FLAGS)];
    const spent = await inTurn(
      { ours: () => timedCommand(ours), empty: () => timedCommand(empty), alike: () => timedCommand(alike) },
      ROUNDS,
    );
    const line = (what: string, { wall, cpu }: Spent) =>
      console.log(`  ${what}: ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s`);
    console.log(`${subject}: ${ROUNDS} rounds in turn, medians`);
    line('ours', spent.ours);
    line('cdk synth -q of an empty app', spent.empty);
    line(`the same by node ${OUR_FLAGS}`, spent.alike);
    const verdict = `${spent.ours.wall / spent.empty.wall <= mostRatio ? 'within' : 'BEYOND'} ${mostRatio}`;
    console.log(
      `  ratio ${ratioOf(spent.ours, spent.empty)}; ${verdict}; to the third, ${ratioOf(spent.ours, spent.alike)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `cdk synth -q` of the shipped configuration, against that of an empty app. */
export async function benchSynth(): Promise<void> {
  await against('synth', (folder) => synth([], join(folder, 'ours.out')), 1.35);
}

/** `npm start`, the whole rehearsal of 2021-10-04, against `cdk synth -q` of an empty app. */
export async function benchRehearsal(): Promise<void> {
  await against('rehearsal', () => ({ program: 'npm', args: ['start'], folder: ROOT }), 0.75);
}
