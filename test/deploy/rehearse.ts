import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { readAlarms } from '../../lib/cloudwatch/read-alarms';
import { readCdkOut } from '../../lib/cloudwatch/read-cdk-out';
import { FORMS } from '../../lib/contract/message';
import { resourceName } from '../../lib/contract/resource-names';
import type { Cdk } from './cdk';
import type { CommandLine } from './command-line';
import { delayedRun } from './delayed-run';
import { ACCOUNT } from './emulator';
import { EvaluatedHub } from './evaluated-hub';
import type { Internet } from './internet';
import { Minutes } from './minutes';
import { type Course, monitorConfig, NAME, SECRETS } from './monitor';
import { outage } from './outage';
import type { Receivers } from './receivers';
import { alarmsIn, deleteStack, standingIn } from './standing';
import { must, step, until } from './steps';
import type { VirtualClock } from './virtual-clock';

/** What the test happens in. */
export interface World {
  /** For configurations and what is synthesized of them. */
  readonly folder: string;
  readonly clock: VirtualClock;
  readonly endpoint: string;
  readonly cdk: Cdk;
  readonly commandLine: CommandLine;
  readonly receivers: Receivers;
  readonly internet: Internet;
  readonly signal: AbortSignal;
}

const VANTAGES = ['us-east-1', 'eu-west-1', 'ap-southeast-1'];
const PRIMARY = 'us-west-2';
const STANDBY = 'eu-north-1';
const HUBS = [PRIMARY, STANDBY];
/** A vantage that comes and goes. */
const FURTHER = 'eu-central-1';
const REGIONS = [...VANTAGES, FURTHER, ...HUBS];
const SEVERITIES = ['page', 'ticket'] as const;

/** Has channels of a chat listen, as their service subscribes them: CloudFormation has no part in that. */
async function subscribeChat({ endpoint, receivers }: World, region: string): Promise<void> {
  const client = new SNSClient({ region, endpoint });
  for (const severity of SEVERITIES) {
    const TopicArn = `arn:aws:sns:${region}:${ACCOUNT}:${resourceName.topic(NAME, 'chat', severity)}`;
    await client.send(new SubscribeCommand({ TopicArn, Protocol: 'http', Endpoint: receivers.urlOf('chat') }));
    await until(() => receivers.confirmed.has(TopicArn), `${TopicArn} is confirmed`);
  }
}

async function keepSecrets({ endpoint, receivers }: World, region: string): Promise<void> {
  const client = new SecretsManagerClient({ region, endpoint });
  const secrets = {
    [SECRETS.pager]: receivers.urlOf('retired'),
    [SECRETS.rotated]: receivers.urlOf('pager'),
    [SECRETS.webhook]: receivers.urlOf('people'),
  };
  for (const [Name, SecretString] of Object.entries(secrets)) {
    await client.send(new CreateSecretCommand({ Name, SecretString }));
  }
}

/** Our own check says of a vantage that nobody has any more what to do. */
async function leftBehind({ commandLine }: World, file: string): Promise<void> {
  const { warnings } = await commandLine(0, 'check', '--account', '--config', file);
  const stack = resourceName.vantageStack(NAME, FURTHER);
  const said = (warnings as readonly { readonly text: string }[]).filter(({ text }) => text.includes(stack));
  must(said.length === 1, `nobody says that ${stack} must be deleted`, warnings);
}

/** An alarm that CloudFormation could not delete stays where it was, in a stack that is complete all the same. */
async function asSynthesized({ endpoint }: World, out: string): Promise<void> {
  const expected = readAlarms(readCdkOut(out, PRIMARY)).alarms.map(({ name }) => name);
  const standing = await alarmsIn(PRIMARY, endpoint);
  must(isDeepStrictEqual([...standing].sort(), [...expected].sort()), 'alarms are not those of the templates', {
    missing: expected.filter((name) => !standing.includes(name)),
    left: standing.filter((name) => !expected.includes(name)),
  });
}

/** The test of the way to people reaches everybody, there and back. */
async function testPage({ commandLine, receivers }: World, file: string, hub: string, kind: string): Promise<void> {
  const before = receivers.received.length;
  const { topics } = await commandLine(0, 'test-page', '--config', file, '--hub', hub, '--kind', kind);
  const news = receivers.received.slice(before);
  const isTest = news.every(({ subject }) => subject.includes('TEST'));
  must(isTest && news.length === 2 * FORMS.length, 'a test does not reach each form and end there', { topics, news });
}

/** Deployed, rehearsed, changed, destroyed. */
export async function rehearse(world: World): Promise<void> {
  const { folder, cdk, clock, endpoint, receivers, internet, signal } = world;
  const out = join(folder, 'cdk.out');
  const file = join(folder, 'monitor.json');
  const configured = (course: Course) => writeFileSync(file, JSON.stringify(monitorConfig(internet, course)));
  const app = ['-c', `config=${file}`, '--output', out];
  const deploy = () => cdk('deploy', ...app, '--all', '--require-approval', 'never', '--concurrency', '4');
  const destroy = (stack: string) => cdk('destroy', ...app, stack, '--force');
  const noDifference = () => cdk('diff', ...app, '--fail');

  const regions = REGIONS.map((region) => `aws://${ACCOUNT}/${region}`);
  await step('bootstrap', () => cdk('bootstrap', ...regions));
  for (const region of HUBS) await keepSecrets(world, region);
  configured({ vantages: VANTAGES, hubs: HUBS, pager: SECRETS.pager, sharedCdn: true });
  await step('deploy --all', deploy);
  await step('diff finds nothing', noDifference);
  await step('every alarm of the templates stands, and no other', () => asSynthesized(world, out));

  // while the configuration has it: afterwards nobody knows of it
  await step(`destroy the hub in ${STANDBY}`, () => destroy(resourceName.hubStack(NAME, STANDBY)));
  configured({ vantages: [...VANTAGES, FURTHER], hubs: [PRIMARY], calendar: true, pager: SECRETS.pager });
  await step(`deploy --all with a service and ${FURTHER} besides, without a cause of two stacks, and one hub`, deploy);
  await step('every alarm of the templates stands, and no other', () => asSynthesized(world, out));
  await step('a run in real time: delivered twice, put off by the queue, claimed once', () =>
    delayedRun(FURTHER, endpoint, clock),
  );
  configured({ vantages: VANTAGES, hubs: HUBS, pager: SECRETS.rotated });
  await step(`check --account: ${FURTHER} is left behind`, () => leftBehind(world, file));
  await step(`delete the stack of ${FURTHER}`, () =>
    deleteStack(FURTHER, endpoint, resourceName.vantageStack(NAME, FURTHER)),
  );
  await step('deploy --all as it was, but for the secret of the pager', deploy);
  await step('diff finds nothing', noDifference);

  for (const region of HUBS) await subscribeChat(world, region);
  for (const form of FORMS) {
    const confirmed = [...receivers.confirmed].filter((topic) => topic.includes(`:${NAME}-${form}-`));
    must(confirmed.length === HUBS.length * SEVERITIES.length, `topics of ${form} are not all confirmed`, confirmed);
  }
  const graphOf = (region: string) => readAlarms(readCdkOut(out, region));
  const hubs = HUBS.map((region) => new EvaluatedHub(region, endpoint, graphOf(region), clock));
  const minutes = new Minutes({ clock, endpoint, vantages: VANTAGES, hubs, signal });
  const status = (expected: number) => world.commandLine(expected, 'status', '--config', file);
  await outage({ internet, minutes, receivers, status });

  for (const hub of HUBS) {
    for (const kind of SEVERITIES) {
      await step(`test-page --hub ${hub} --kind ${kind}`, () => testPage(world, file, hub, kind));
    }
  }

  await step('destroy --all', () => destroy('--all'));
  const left = (await Promise.all(REGIONS.map((region) => standingIn(region, endpoint)))).flat();
  must(left.length === 0, 'something is left', left);
  process.stdout.write(`Nothing is left, after ${receivers.received.length} messages.\n`);
}
