import { SNSClient } from '@aws-sdk/client-sns';
import { environmentOf } from '../../lib/contract/functions';
import { clientOptions } from '../aws/client-options';
import { logLine } from '../aws/log-line';
import { sendRaw } from '../aws/people-topic';
import { rawAlarms } from './raw-alarm';

const { AWS_REGION, PEOPLE_TOPIC_ARN } = environmentOf(['AWS_REGION', 'PEOPLE_TOPIC_ARN'], process.env);
const client = new SNSClient(clientOptions(AWS_REGION, 1));

/** Lambda invokes it with what the notifier could not do. Tried again by Lambda where it fails: raw twice is better than never. */
export async function handler(event: unknown): Promise<void> {
  const alarms = rawAlarms(event);
  await sendRaw(client, [PEOPLE_TOPIC_ARN], alarms);
  for (const { subject, key } of alarms) logLine({ type: 'told', kind: 'raw', key, title: subject });
}
