import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Fleet } from '../../lib/contract/fleet';
import { environmentOf } from '../../lib/contract/functions';
import { clientOptions } from '../aws/client-options';
import { incidentPorts } from '../aws/incident-ports';
import { logLine } from '../aws/log-line';
import { marksIn } from '../aws/marks-in';
import { runQueue } from '../aws/run-queue';
import { describedWay } from '../aws/way-alarms';
import { systemClock } from '../canary/clock';
import { once } from '../canary/once';
import { watch } from './watch';

const environment = environmentOf(['AWS_REGION', 'RECEIPTS_TABLE', 'TICK_QUEUE_URL', 'TOPICS'], process.env);
const fleet: Fleet = JSON.parse(readFileSync(join(__dirname, 'fleet.json'), 'utf8'));
const portsOf = incidentPorts(fleet, environment);
const mark = marksIn(fleet);
const wayAlarms = describedWay(fleet.name);
const queue = runQueue(
  once(() => new SQSClient({ ...clientOptions(environment.AWS_REGION, 1), md5: false })),
  environment.TICK_QUEUE_URL,
);

/** EventBridge Scheduler invokes it each minute, and its queue half a minute later. */
export async function handler(event: unknown): Promise<void> {
  const messages = await watch(event, { ...portsOf(), clock: systemClock, mark, queue, wayAlarms });
  for (const { kind, key, title } of messages) logLine({ type: 'told', kind, key, title });
}
