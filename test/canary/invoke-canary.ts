import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Fleet } from '../../lib/contract/fleet';
import { bundle } from '../../lib/stacks/bundle';

/** Bundles the canary as its deployment does, into a folder that the caller removes. */
export function bundleCanary(fleet: Fleet): string {
  return bundle('canary', fleet, mkdtempSync(join(tmpdir(), 'common-cause-canary-')));
}

/** One invocation: when (epoch milliseconds, as the canary's clock shows it), with what, and by which request. */
export interface Invocation {
  readonly at: number;
  readonly event: unknown;
  /** @default none is told */
  readonly request?: string;
}

/** What stands for AWS around a canary. */
export interface CanaryWorld {
  readonly cloudWatchUrl: string;
  readonly queueUrl: string;
  readonly claimsUrl: string;
  /** PEM of whom to trust besides the public roots. @default nobody */
  readonly authority?: string;
  /** Where questions for port 53 are led, as a firewall would: nobody but root may listen there. @default nowhere else */
  readonly nameServerPort?: number;
}

/** What a process that played Lambda left behind. */
export interface Invoked {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
  readonly durationMs: number;
}

/**
 * Loads the bundle as Lambda does, and invokes it so often. Ends by itself: an open socket or timer would show.
 * An invocation that fails is told, and the next one follows: Lambda's environment lives on.
 */
const LAMBDA = `
  const [folder, invocations] = process.argv.slice(1);
  const { now } = Date;
  const led = Number(process.env.NAME_SERVER_PORT);
  if (led > 0) {
    const net = require('node:net');
    const { Socket } = require('node:dgram');
    const { connect } = net;
    net.connect = (to, ...rest) => connect({ ...to, port: to.port === 53 ? led : to.port }, ...rest);
    const udp = Socket.prototype.connect;
    Socket.prototype.connect = function (port, ...rest) {
      return udp.call(this, port === 53 ? led : port, ...rest);
    };
  }
  let shift = 0;
  Date.now = () => now() + shift;
  const { handler } = require(folder);
  (async () => {
    for (const { at, event, request } of JSON.parse(invocations)) {
      shift = at - now();
      await handler(event, request === undefined ? undefined : { awsRequestId: request }).catch((error) => {
        console.error(error.message);
        process.exitCode = 1;
      });
    }
  })();
`;

function trusting(folder: string, authority: string | undefined) {
  if (authority === undefined) return {};
  const NODE_EXTRA_CA_CERTS = join(folder, 'authority.pem');
  writeFileSync(NODE_EXTRA_CA_CERTS, authority);
  return { NODE_EXTRA_CA_CERTS };
}

/** Invokes a bundled canary in a bare Node process: one environment of Lambda. */
export async function invokeCanary(
  folder: string,
  invocations: readonly Invocation[],
  world: CanaryWorld,
): Promise<Invoked> {
  const began = performance.now();
  const lambda = spawn(process.execPath, ['-e', LAMBDA, folder, JSON.stringify(invocations)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_ENDPOINT_URL_CLOUDWATCH: world.cloudWatchUrl,
      AWS_ENDPOINT_URL_DYNAMODB: world.claimsUrl,
      AWS_ENDPOINT_URL_SQS: new URL(world.queueUrl).origin,
      CLAIMS_TABLE: 'common-cause-claims',
      RUN_QUEUE_URL: world.queueUrl,
      ...trusting(folder, world.authority),
      ...(world.nameServerPort && { NAME_SERVER_PORT: String(world.nameServerPort) }),
    },
  });
  const ended = new Promise<number>((resolve) => lambda.on('close', (status) => resolve(status ?? -1)));
  const [status, output, errors] = await Promise.all([ended, text(lambda.stdout), text(lambda.stderr)]);
  return { status, output, errors, durationMs: performance.now() - began };
}
