import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { readMonitor } from '../../lib/config/read-monitor';
import { bundle } from '../../lib/stacks/bundle';
import config from '../../monitor.config';
import { inTurn, ratioOf, type Spent } from './in-turn';

const STARTS = 20;
const MOST_KB = 330;
const MOST_RATIO = 0.65;

/** What an ordinary function that publishes a metric would be. */
const ORDINARY = `
  import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
  const client = new CloudWatchClient({});
  export const handler = (input) => client.send(new PutMetricDataCommand(input));
`;

const LOAD = `
  const began = performance.now();
  const before = process.cpuUsage();
  require(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(JSON.stringify({ wall: performance.now() - began, cpu: (user + system) / 1_000 }));
`;

/** Loads a bundle in a process of its own, as Lambda does at a cold start; milliseconds. */
function loaded(file: string): Spent {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', LOAD, file], {
    encoding: 'utf8',
    env: {
      AWS_REGION: 'eu-west-1',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      CLAIMS_TABLE: 'bench',
      RUN_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/000000000000/bench',
    },
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The canary's bundle: how large it is, and how long it takes to load beside an ordinary one. */
export async function benchBundle(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-bench-'));
  try {
    const ordinary = join(folder, 'ordinary.js');
    buildSync({
      stdin: { contents: ORDINARY, resolveDir: resolve(__dirname, '..', '..') },
      outfile: ordinary,
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
    const canary = join(bundle('canary', readMonitor(config).fleet, join(folder, 'canary')), 'index.js');
    const spent = await inTurn({ ordinary: () => loaded(ordinary), canary: () => loaded(canary) }, STARTS);
    const kb = (file: string) => Math.round(statSync(file).size / 1_000);
    console.log(`bundle: ${STARTS} starts each in turn, medians, Node.js ${process.versions.node}`);
    for (const [name, file] of [
      ['ordinary', ordinary],
      ['canary', canary],
    ] as const) {
      const { wall, cpu } = spent[name];
      console.log(`  ${name}: ${kb(file)} kB, loads in ${wall.toFixed(0)} ms, CPU ${cpu.toFixed(0)} ms`);
    }
    const isWithin = kb(canary) <= MOST_KB && spent.canary.wall / spent.ordinary.wall <= MOST_RATIO;
    const verdict = `${isWithin ? 'within' : 'BEYOND'} ${MOST_KB} kB and ${MOST_RATIO}`;
    console.log(`  ratio ${ratioOf(spent.canary, spent.ordinary)}; ${verdict}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
