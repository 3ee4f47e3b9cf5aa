import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fleet } from '../../lib/contract/fleet';
import { MINUTE } from '../../lib/contract/minute';
import type { RunRecord } from '../../lib/contract/run-record';
import { bundleCanary } from '../canary/invoke-canary';
import { type ChildOptions, startChild } from './child';
import type { Spent } from './in-turn';
import type { Targets } from './targets';

/** One run of a canary: what it took (milliseconds), what it saw, and its memory. */
export interface CanaryRun extends Spent {
  readonly record: RunRecord;
  /** The most that its process has had. */
  readonly megabytes: number;
  /** What it has now: of the whole process, and what lives in its heap. */
  readonly held: { readonly resident: number; readonly heap: number };
}

/** A canary in a process of its own. */
export interface RunningCanary {
  readonly run: () => Promise<CanaryRun>;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** The newest minute that any canary was asked for: each is asked for one that nobody has claimed. */
let minute = Date.parse('2026-03-01T12:00:00Z');

/** A fleet of so many services, each with a URL and its name; the first `silent` of them are black holes. */
export function fleetOn({ hosts, port, blackHolePort, resolvers }: Targets, services: number, silent = 0): Fleet {
  const endpoint = (host: string, at: number) => ({
    url: `https://${host}:${at}/`,
    allowPrivateAddresses: true,
    expect: { body: { contains: ['ok'] }, headers: [{ name: 'content-length', contains: ['2'] }] },
  });
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

/** Starts the bundled canary, as it is deployed, among the targets. */
export async function startCanary(
  targets: Targets,
  fleet: Fleet,
  options: Omit<ChildOptions, 'environment'> = {},
): Promise<RunningCanary> {
  const folder = bundleCanary(fleet);
  const authority = join(folder, 'authority.pem');
  writeFileSync(authority, targets.authority);
  const environment = {
    PATH: process.env.PATH,
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
  };
  const child = await startChild<string>('canary-environment.cjs', [folder], { ...options, environment });
  return {
    pid: child.pid,
    run: () => {
      minute += MINUTE;
      return child.ask<CanaryRun>(minute);
    },
    stop: async () => {
      await child.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
