import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Fleet } from '../../lib/contract/fleet';
import { environmentOf } from '../../lib/contract/functions';
import { clientOptions } from '../aws/client-options';
import { heartbeat } from '../aws/heartbeat';
import { logLine } from '../aws/log-line';
import { marksIn } from '../aws/marks-in';
import { turnLoop } from '../sentinel/turn-loop';

const { AWS_REGION: hub } = environmentOf(['AWS_REGION'], process.env);
const fleet: Fleet = JSON.parse(readFileSync(join(__dirname, 'fleet.json'), 'utf8'));
const { heartbeatSecret } = fleet;
const mark = marksIn(fleet);
const ping =
  heartbeatSecret === undefined
    ? {}
    : { ping: heartbeat(new SecretsManagerClient(clientOptions(hub, 2)), heartbeatSecret) };

/** The topic of the loop invokes it twice a minute. */
export async function handler(): Promise<void> {
  await turnLoop({ fleet, hub, mark, log: logLine, ...ping });
}
