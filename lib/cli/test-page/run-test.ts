import { AccessError } from '../../aws/access-error';
import type { Deployment } from '../../config/deployment';
import { alarmName } from '../../contract/alarm-names';
import type { Form, Severity } from '../../contract/message';
import { resourceName } from '../../contract/resource-names';
import { type Topic, topicName } from '../../contract/topics';
import { type WayTest, wayTestReason } from '../../contract/way-test';
import type { SentLine, Subscribers, TestPagePorts } from './test-page-ports';
import { testedTopics } from './tested-topics';

/** How long the notifier's lines are waited for, and how often they are asked for. */
const WAIT_MS = 60_000;
const ASK_EVERY_MS = 2_000;

/** What became of a test at one topic. */
export interface TopicResult {
  readonly form: Form;
  readonly topic: string;
  readonly isAccepted: boolean;
  /** Of its beginning: what SNS calls it. */
  readonly messageId?: string;
  /** Why it was not sent, or that it may not have been. */
  readonly why?: string;
  /** Undefined where they could not be listed. */
  readonly subscribers?: Subscribers;
}

/** What became of a test of one hub. */
export interface TestResult extends WayTest {
  readonly hub: string;
  readonly topics: readonly TopicResult[];
}

/** Everything a test goes by. */
export interface TestOptions {
  readonly deployment: Deployment;
  readonly hub: string;
  readonly severity: Severity;
  readonly id: string;
}

function isComplete(lines: readonly SentLine[], topics: readonly Topic[], kind: SentLine['kind']): boolean {
  const told = new Set(lines.filter((line) => line.kind === kind).map(({ topic }) => topic));
  return topics.every(({ arn }) => told.has(topicName(arn)));
}

/** Asks for the notifier's lines until all topics have one, or a minute is over. */
async function awaited(
  ask: () => Promise<readonly SentLine[]>,
  topics: readonly Topic[],
  kind: SentLine['kind'],
  { now, sleep }: TestPagePorts,
): Promise<readonly SentLine[]> {
  const until = now() + WAIT_MS;
  let lines = await ask();
  while (!isComplete(lines, topics, kind) && now() < until) {
    await sleep(ASK_EVERY_MS);
    lines = await ask();
  }
  return lines;
}

function whyNot(line: SentLine | undefined, what: string, logGroup: string): string | undefined {
  if (line === undefined) return `${what}: the notifier wrote nothing of it within a minute; read its log ${logGroup}`;
  if (line.delivery === 'accepted') return undefined;
  return `${what}: ${line.delivery === 'unknown' ? 'SNS gave no answer' : 'SNS refused it'}, ${line.error ?? 'and did not say why'}`;
}

async function listed(ports: TestPagePorts, arn: string): Promise<{ readonly subscribers?: Subscribers }> {
  try {
    return { subscribers: await ports.subscribers(arn) };
  } catch (error) {
    // who may not list them can test all the same
    if (error instanceof AccessError) return {};
    throw error;
  }
}

async function resultOf(
  { form, arn }: Topic,
  lines: readonly SentLine[],
  logGroup: string,
  ports: TestPagePorts,
): Promise<TopicResult> {
  const topic = topicName(arn);
  const lineOf = (kind: SentLine['kind']) => lines.find((line) => line.kind === kind && line.topic === topic);
  const opened = lineOf('opened');
  const why = whyNot(opened, 'not sent', logGroup) ?? whyNot(lineOf('closed'), 'its end was not sent', logGroup);
  return {
    form,
    topic,
    isAccepted: why === undefined,
    ...(opened?.messageId === undefined ? {} : { messageId: opened.messageId }),
    ...(why === undefined ? {} : { why }),
    ...(await listed(ports, arn)),
  };
}

/**
 * Moves a hub's test alarm to ALARM and back, and reads what the notifier sent of it.
 * @returns undefined where the hub has no such alarm
 * @throws AccessError where AWS refuses
 */
export async function runTest(options: TestOptions, ports: TestPagePorts): Promise<TestResult | undefined> {
  const { deployment, hub, severity, id } = options;
  const { name } = deployment.fleet;
  const alarm = resourceName.alarm(name, alarmName.test);
  const found = await ports.alarm(alarm);
  if (found === undefined) return undefined;
  const topics = testedTopics(deployment, hub, severity, found.arn);
  const reason = wayTestReason({ id, severity });
  const logGroup = resourceName.notifierLogGroup(name);
  const since = ports.now();
  const ask = () => ports.sent(logGroup, { id, severity }, since);
  // a test that was broken off has left it in ALARM, and only a change is told
  if (found.state === 'ALARM') {
    await ports.setState(alarm, 'OK', wayTestReason({ id: `${id}-before`, severity }));
  }
  await ports.setState(alarm, 'ALARM', reason);
  let lines: readonly SentLine[];
  try {
    lines = await awaited(ask, topics, 'opened', ports);
  } finally {
    await ports.setState(alarm, 'OK', reason);
  }
  if (lines.length > 0) lines = await awaited(ask, topics, 'closed', ports);
  const results = topics.map((topic) => resultOf(topic, lines, logGroup, ports));
  return { id, severity, hub, topics: await Promise.all(results) };
}

/** Whether SNS has taken every message, and everybody who subscribes has confirmed. */
export function isWell({ topics }: TestResult): boolean {
  const isHeard = ({ subscribers }: TopicResult) =>
    subscribers === undefined || (subscribers.confirmed > 0 && subscribers.unconfirmed.length === 0);
  return topics.every((topic) => topic.isAccepted && isHeard(topic));
}
