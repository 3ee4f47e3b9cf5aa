import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOf } from '../../lib/contract/functions';
import { incidentPorts } from '../aws/incident-ports';
import { logLine } from '../aws/log-line';
import { answerAlarm } from '../incidents/answer-alarm';

const environment = environmentOf(['AWS_REGION', 'RECEIPTS_TABLE', 'TOPICS'], process.env);
const portsOf = incidentPorts(JSON.parse(readFileSync(join(__dirname, 'fleet.json'), 'utf8')), environment);

/** SNS invokes it with an alarm's state change. */
export async function handler(event: unknown): Promise<void> {
  const messages = await answerAlarm(event, portsOf());
  for (const { kind, key, title } of messages) logLine({ type: 'told', kind, key, title });
}
