import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from '../servers/listen';
import { ProcessGroup } from './process-group';
import type { VirtualClock } from './virtual-clock';

/** The emulator's version: what `emulator/emulator.py` changes of it has private names. */
export const MINISTACK = '1.5.33';

const STARTS_WITHIN_MS = 60_000;

/** The account that everything is deployed to. */
export const ACCOUNT = '000000000000';

/** An AWS on loopback. */
export interface Emulator {
  readonly endpoint: string;
  /** What clients and the CDK's command line need to find it. */
  readonly env: NodeJS.ProcessEnv;
  /** What a program needs whose time is that of functions and emulator. */
  readonly clockEnv: NodeJS.ProcessEnv;
  readonly group: ProcessGroup;
}

/** The emulator in a Python environment of its own, installed once. */
export function installEmulator(): string {
  const folder = join(tmpdir(), `common-cause-ministack-${MINISTACK}`);
  const program = join(folder, 'bin', 'python');
  // the last file that is written: a folder without it was left by an installation that did not come to its end
  const done = join(folder, 'installed');
  if (existsSync(done)) return program;
  rmSync(folder, { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
  execFileSync(program, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `ministack==${MINISTACK}`], {
    stdio: 'inherit',
  });
  writeFileSync(done, '');
  return program;
}

async function freePort(): Promise<number> {
  const { port, close } = await listen(createServer());
  await close();
  return port;
}

/** What the environment says of somebody's own AWS must reach neither clients nor functions. */
function withoutAws(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(AWS|CDK|JSII)_/.test(name)));
}

/** Starts the emulator; it has no state of any earlier one. */
export async function startEmulator(python: string, clock: VirtualClock, signal: AbortSignal): Promise<Emulator> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const clean = withoutAws(process.env);
  const folder = join(__dirname, 'emulator');
  const clockEnv = { CLOCK_FILE: clock.path, NODE_OPTIONS: `--require ${join(folder, 'clock.cjs')}` };
  const group = new ProcessGroup(python, [join(folder, 'emulator.py')], {
    env: {
      ...clean,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      ...clockEnv,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
    signal,
  });
  const until = performance.now() + STARTS_WITHIN_MS;
  const isUp = () =>
    fetch(`${endpoint}/_ministack/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    if (group.hasEnded || performance.now() > until) throw new Error(`the emulator does not start:\n${group.output}`);
    await sleep(100, undefined, { signal });
  }
  const env = {
    ...clean,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  return { endpoint, env, clockEnv, group };
}
