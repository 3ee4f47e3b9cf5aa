import { getServers } from 'node:dns';
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { Fleet } from '../../lib/contract/fleet';
import type { CanaryEvent } from '../../lib/contract/functions';
import { namespace } from '../../lib/contract/metrics';
import { createCloudWatchClient } from '../aws/cloudwatch-client';
import { createPublisher } from '../aws/publish-cloudwatch';
import type { CanaryPorts } from './canary-ports';
import { systemClock } from './clock';
import { createNetwork } from './network/create-network';
import { hasIpv6Address } from './network/http/ipv6';
import { run } from './run';

const fleet: Fleet = JSON.parse(readFileSync(join(__dirname, 'fleet.json'), 'utf8'));

const vantage = process.env.AWS_REGION;
if (vantage === undefined) throw new Error('canary: AWS_REGION is not set; set it to the region that looks');

const ports: CanaryPorts = {
  fleet,
  vantage,
  network: createNetwork({
    systemResolver: getServers()[0] ?? '127.0.0.1',
    hasIpv6: hasIpv6Address(networkInterfaces()),
  }),
  clock: systemClock,
  random: Math.random,
  publish: createPublisher({
    namespace: namespace(fleet.name),
    clientFor: createCloudWatchClient,
    clock: systemClock,
    random: Math.random,
  }),
  // Not console.log: Lambda puts words of its own before what that prints, and the line is no longer JSON.
  log: (record) => process.stdout.write(`${JSON.stringify(record)}\n`),
  memory: { lastGood: new Map(), published: new Set() },
};

/** EventBridge Scheduler invokes it each minute with `{ "scheduledTime": "<aws.scheduler.scheduled-time>" }`. */
export async function handler(event: Partial<CanaryEvent>): Promise<void> {
  await run(String(event?.scheduledTime), ports);
}
