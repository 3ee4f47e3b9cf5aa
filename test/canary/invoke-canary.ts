import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Fleet } from '../../lib/contract/fleet';
import { bundle } from '../../lib/stacks/bundle';

/** What a process that played Lambda left behind. */
export interface Invocation {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
  readonly durationMs: number;
}

/** Loads the bundle as Lambda does, and invokes it once. Ends by itself: an open socket or timer would show. */
const LAMBDA = `
  const [folder, event] = process.argv.slice(1);
  require(folder).handler(JSON.parse(event)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
`;

/** Bundles the canary as its deployment does and invokes it in a bare Node process with an event of the Scheduler. */
export async function invokeCanary(
  fleet: Fleet,
  event: object,
  world: { readonly cloudWatchUrl: string; readonly authority: string },
): Promise<Invocation> {
  const folder = bundle('canary', fleet, mkdtempSync(join(tmpdir(), 'common-cause-canary-')));
  const authorityFile = join(folder, 'authority.pem');
  writeFileSync(authorityFile, world.authority);
  const began = performance.now();
  const lambda = spawn(process.execPath, ['-e', LAMBDA, folder, JSON.stringify(event)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_ENDPOINT_URL_CLOUDWATCH: world.cloudWatchUrl,
      NODE_EXTRA_CA_CERTS: authorityFile,
    },
  });
  const ended = new Promise<number>((resolve) => lambda.on('close', (status) => resolve(status ?? -1)));
  const [status, output, errors] = await Promise.all([ended, text(lambda.stdout), text(lambda.stderr)]);
  rmSync(folder, { recursive: true });
  return { status, output, errors, durationMs: performance.now() - began };
}
