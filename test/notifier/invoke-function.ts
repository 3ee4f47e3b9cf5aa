import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { FORMS, type Form, type Severity } from '../../lib/contract/message';
import { resourceName } from '../../lib/contract/resource-names';
import type { Topic } from '../../lib/contract/topics';

const SEVERITIES = ['page', 'ticket'] as const;

function arnOf(form: Form, severity: Severity): string {
  return `arn:aws:sns:us-east-1:111111111111:${resourceName.topic('common-cause', form, severity)}`;
}

/** What became of one invocation: whether it ended well within its time, and what it wrote. */
export interface Invocation {
  readonly isDone: boolean;
  readonly durationMs: number;
  readonly output: string;
}

/** The topics for people. */
const PEOPLE: readonly Topic[] = SEVERITIES.map((severity) => ({
  form: 'people',
  severity,
  arn: arnOf('people', severity),
}));

/** Topics of every form, for pages and for tickets. */
export const ALL_TOPICS: readonly Topic[] = FORMS.flatMap((form) =>
  SEVERITIES.map((severity) => ({ form, severity, arn: arnOf(form, severity) })),
);

/** Loads a bundle as Lambda does, invokes it once, and tells how long that took. */
const LAMBDA = `
  const [folder, event, limitMs] = process.argv.slice(1);
  const { handler } = require(folder);
  const began = Date.now();
  const end = (status) => { process.stdout.write('\\n' + (Date.now() - began)); process.exitCode = status; setTimeout(() => process.exit(status), 20); };
  setTimeout(() => end(2), Number(limitMs)).unref();
  handler(JSON.parse(event)).then(() => end(0), (error) => { process.stdout.write(String(error)); end(1); });
`;

/** Invokes a bundled function in a bare Node process, against an AWS on loopback, and stops it at its limit. */
export async function invokeFunction(
  folder: string,
  event: object,
  url: string,
  topics: readonly Topic[] = PEOPLE,
): Promise<Invocation> {
  const lambda = spawn(process.execPath, ['-e', LAMBDA, folder, JSON.stringify(event), '10000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_ENDPOINT_URL: url,
      TOPICS: JSON.stringify(topics),
      RECEIPTS_TABLE: 'common-cause-receipts',
      TICK_QUEUE_URL: `${url}/queue`,
    },
  });
  const ended = new Promise<number>((resolve) => lambda.on('close', (status) => resolve(status ?? -1)));
  const [status, output] = await Promise.all([ended, text(lambda.stdout)]);
  return { isDone: status === 0, durationMs: Number(output.split('\n').at(-1)), output };
}
