import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import type { Fleet } from '../../lib/contract/fleet';
import type { RunRecord } from '../../lib/contract/run-record';
import { bundle } from '../../lib/stacks/bundle';
import { type Listening, listen } from '../servers/listen';

/** One look at the widget: at which time, and with what CloudWatch sends. */
export interface Look {
  readonly at: number;
  readonly event: unknown;
}

/** Bundles the matrix as its deployment does, into a folder that the caller removes. */
export function bundleMatrix(fleet: Fleet): string {
  return bundle('matrix', fleet, mkdtempSync(join(tmpdir(), 'common-cause-matrix-')));
}

/** Log groups of all vantages on one port: the minute of a request's filter finds the records; the region of its signature says whose. */
export async function logsOf(records: readonly RunRecord[]): Promise<Listening> {
  const server: Server = createServer(async (request, response) => {
    const region = /\/\d{8}\/([^/]+)\/logs\//.exec(request.headers.authorization ?? '')?.[1];
    const { filterPattern } = (await json(request)) as { readonly filterPattern: string };
    const minute = /minute = "([^*"]*)/.exec(filterPattern)?.[1] ?? 'none';
    const found = records.filter((record) => record.vantage === region && record.minute.startsWith(minute));
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ events: found.map((record) => ({ message: JSON.stringify(record) })) }));
  });
  return await listen(server);
}

const LAMBDA = `
  const [folder, looks] = process.argv.slice(1);
  const { now } = Date;
  let shift = 0;
  Date.now = () => now() + shift;
  const { handler } = require(folder);
  (async () => {
    const answers = [];
    for (const { at, event } of JSON.parse(looks)) {
      shift = at - now();
      const began = performance.now();
      answers.push({ answer: await handler(event), ms: performance.now() - began });
    }
    process.stdout.write(JSON.stringify(answers));
  })();
`;

/** Invokes the bundled matrix in a bare Node process, as Lambda does, and gives what it returns. */
export async function askMatrix(
  folder: string,
  looks: readonly Look[],
  logsUrl: string,
): Promise<readonly { readonly answer: string; readonly ms: number }[]> {
  const lambda = spawn(process.execPath, ['-e', LAMBDA, folder, JSON.stringify(looks)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      AWS_REGION: 'us-west-2',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: logsUrl,
    },
  });
  return JSON.parse(await text(lambda.stdout));
}
