import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Fleet } from '../../lib/contract/fleet';
import type { RunRecord } from '../../lib/contract/run-record';
import { bundleCanary } from '../canary/invoke-canary';
import type { Targets } from './targets';

/** What one warm round took. */
export interface Round {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** Rounds of one process. */
export interface Rounds {
  readonly rounds: readonly Round[];
  readonly records: readonly RunRecord[];
  readonly megabytes: number;
}

/** Targets in a process of their own; `stop` ends it. */
export interface RunningTargets extends Targets {
  readonly stop: () => void;
}

/** Starts the targets. */
export async function startedTargets(): Promise<RunningTargets> {
  const child = fork(join(__dirname, 'targets.ts'), { execArgv: ['--require', 'tsx/cjs'] });
  const [targets] = (await once(child, 'message')) as [Targets];
  return { ...targets, stop: () => child.disconnect() };
}

/** A fleet of so many services, each with a URL and its name; the first `silent` of them are black holes. */
export function fleetOn(targets: Targets, services: number, silent = 0): Fleet {
  const { hosts, port, blackHolePort, resolvers } = targets;
  const endpoint = (host: string, at: number) => ({ url: `https://${host}:${at}/`, allowPrivateAddresses: true });
  return {
    name: 'common-cause',
    services: hosts.slice(0, services).map((host, index) => ({
      name: host,
      dns: [host],
      http: [endpoint(host, index < silent ? blackHolePort : port)],
      objectiveMs: 500,
    })),
    vantages: ['eu-west-1', 'us-east-1'],
    hubs: ['us-west-2'],
    causes: {},
    witnesses: [],
    resolvers,
    quorum: 2,
  };
}

/** Plays Lambda: one environment, a minute after the other, at second 41 of each. */
const LAMBDA = `
  const [folder, rounds] = process.argv.slice(1);
  const { now } = Date;
  let shift = 0;
  Date.now = () => now() + shift;
  const { handler } = require(folder);
  (async () => {
    for (let round = 0; round < Number(rounds); round += 1) {
      const minute = Date.parse('2026-03-01T12:00:00Z') + round * 60_000;
      shift = minute + 41_000 - now();
      const began = performance.now();
      const cpu = process.cpuUsage();
      await handler({ scheduledTime: new Date(minute).toISOString() });
      const { user, system } = process.cpuUsage(cpu);
      const type = 'round';
      process.stdout.write(JSON.stringify({ type, wallMs: performance.now() - began, cpuMs: (user + system) / 1_000 }) + '\\n');
    }
    process.stdout.write(JSON.stringify({ type: 'memory', megabytes: process.resourceUsage().maxRSS / 1_000 }) + '\\n');
  })();
`;

/** Runs a bundled canary for so many minutes. */
export async function canaryRounds(
  targets: Targets,
  fleet: Fleet,
  rounds: number,
  begun?: (pid: number) => void,
): Promise<Rounds> {
  const folder = bundleCanary(fleet);
  const authority = join(folder, 'authority.pem');
  writeFileSync(authority, targets.authority);
  const lambda = spawn(process.execPath, ['-e', LAMBDA, folder, String(rounds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_ENDPOINT_URL_CLOUDWATCH: targets.cloudWatchUrl,
      AWS_ENDPOINT_URL_DYNAMODB: targets.claimsUrl,
      AWS_ENDPOINT_URL_SQS: new URL(targets.queueUrl).origin,
      CLAIMS_TABLE: 'bench',
      RUN_QUEUE_URL: targets.queueUrl,
      NODE_EXTRA_CA_CERTS: authority,
    },
  });
  if (lambda.pid !== undefined) begun?.(lambda.pid);
  const lines = (await text(lambda.stdout)).split('\n').filter((line) => line !== '');
  rmSync(folder, { recursive: true });
  const told = lines.map((line) => JSON.parse(line));
  return {
    rounds: told.filter(({ type }) => type === 'round'),
    records: told.filter(({ type }) => type === 'run'),
    megabytes: told.find(({ type }) => type === 'memory')?.megabytes,
  };
}
