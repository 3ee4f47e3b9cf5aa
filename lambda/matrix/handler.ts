import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matrixPorts } from '../aws/matrix-ports';
import { answerWidget } from './answer-widget';

const portsOf = matrixPorts(JSON.parse(readFileSync(join(__dirname, 'fleet.json'), 'utf8')));

/** CloudWatch invokes it, in the name of whoever looks at the dashboard. */
export function handler(event: unknown): Promise<string> {
  return answerWidget(event, portsOf());
}
