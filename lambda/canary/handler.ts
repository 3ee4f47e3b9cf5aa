import { randomUUID } from 'node:crypto';
import { getServers } from 'node:dns';
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Fleet } from '../../lib/contract/fleet';
import { type CanaryEvent, environmentOf, type QueuedEvent } from '../../lib/contract/functions';
import { namespace } from '../../lib/contract/metrics';
import { canaryClientOptions } from '../aws/canary-client-options';
import { claimsTable } from '../aws/claims-table';
import { createCloudWatchClient } from '../aws/cloudwatch-client';
import { createPublisher } from '../aws/publish-cloudwatch';
import { runQueue } from '../aws/run-queue';
import { secretsManager } from '../aws/secrets-manager';
import { systemClock } from './clock';
import { type InvocationPorts, invoke } from './invoke';
import { createNetwork } from './network/create-network';
import { hasIpv6Address } from './network/http/ipv6';
import { once } from './once';
import { createSecrets } from './probing/secrets';

const fleet: Fleet = JSON.parse(readFileSync(join(__dirname, 'fleet.json'), 'utf8'));

const environment = environmentOf(['AWS_REGION', 'CLAIMS_TABLE', 'RUN_QUEUE_URL'], process.env);
const vantage = environment.AWS_REGION;
// a client is made when it is first needed: an invocation that only puts its run off needs one of three
const options = canaryClientOptions(vantage);

const claim = claimsTable(
  once(() => new DynamoDBClient(options)),
  environment.CLAIMS_TABLE,
);

const ports: Omit<InvocationPorts, 'claim'> = {
  fleet,
  vantage,
  network: createNetwork({
    systemResolver: getServers()[0] ?? '127.0.0.1',
    hasIpv6: hasIpv6Address(networkInterfaces()),
    isLambda: process.env.AWS_LAMBDA_FUNCTION_NAME !== undefined,
    readsChain: false,
  }),
  clock: systemClock,
  random: Math.random,
  // TLS guards the body; SQS's own checksum of it would only repeat that
  queue: runQueue(
    once(() => new SQSClient({ ...options, md5: false })),
    environment.RUN_QUEUE_URL,
  ),
  publish: createPublisher({
    namespace: namespace(fleet.name),
    clientFor: createCloudWatchClient,
    clock: systemClock,
    random: Math.random,
  }),
  // Not console.log: Lambda puts words of its own before what that prints, and the line is no longer JSON.
  log: (record) => process.stdout.write(`${JSON.stringify(record)}\n`),
  memory: { lastGood: new Map(), published: new Set(), zones: new Map() },
  secrets: createSecrets(secretsManager(once(() => new SecretsManagerClient(options))), systemClock),
};

/** What Lambda tells of an invocation, as far as the canary needs it. */
export interface InvocationContext {
  /** The same when Lambda delivers one event twice; another one for each receipt of a message. */
  readonly awsRequestId?: string;
}

/**
 * EventBridge Scheduler invokes it each minute with `{ "scheduledTime": "<aws.scheduler.scheduled-time>" }`, and its
 * queue with the same again at second 40.
 */
export async function handler(
  event: Partial<CanaryEvent> | QueuedEvent,
  context: InvocationContext = {},
): Promise<void> {
  const request = context.awsRequestId ?? randomUUID();
  await invoke(event, { ...ports, claim: (minute) => claim(minute, request) });
}
