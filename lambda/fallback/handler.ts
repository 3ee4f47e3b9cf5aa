import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SNSClient } from '@aws-sdk/client-sns';
import { environmentOf } from '../../lib/contract/functions';
import { topicsIn } from '../../lib/contract/topics';
import { clientOptions } from '../aws/client-options';
import { logLine } from '../aws/log-line';
import { sendRaw } from '../aws/people-topics';
import { rawAlarms } from './raw-alarm';

const { AWS_REGION, TOPICS } = environmentOf(['AWS_REGION', 'TOPICS'], process.env);
const fleet = JSON.parse(readFileSync(join(__dirname, 'fleet.json'), 'utf8'));
const topics = topicsIn(TOPICS);
const client = new SNSClient(clientOptions(AWS_REGION, 1));

/** Lambda invokes it with what the notifier could not do. Tried again by Lambda where it fails: raw twice is better than never. */
export async function handler(event: unknown): Promise<void> {
  const alarms = rawAlarms(event, fleet);
  await sendRaw(client, topics, alarms);
  for (const { subject, key } of alarms) logLine({ type: 'told', kind: 'raw', key, title: subject });
}
