import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentOf } from '../../lib/contract/functions';
import { incidentPorts } from '../aws/incident-ports';
import { logLine } from '../aws/log-line';
import { recheck } from '../incidents/recheck';

const environment = environmentOf(['AWS_REGION', 'RECEIPTS_TABLE', 'TOPICS'], process.env);
const portsOf = incidentPorts(JSON.parse(readFileSync(join(__dirname, 'fleet.json'), 'utf8')), environment);

/** EventBridge Scheduler invokes it each minute. */
export async function handler(): Promise<void> {
  const messages = await recheck(portsOf());
  for (const { kind, key, title } of messages) logLine({ type: 'told', kind, key, title });
}
