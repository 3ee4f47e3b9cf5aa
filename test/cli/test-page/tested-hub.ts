import { SNSClient } from '@aws-sdk/client-sns';
import { peopleTopics } from '../../../lambda/aws/people-topics';
import { answerAlarm } from '../../../lambda/incidents/answer-alarm';
import type { IncidentPorts } from '../../../lambda/incidents/ports';
import { testedTopics } from '../../../lib/cli/test-page/tested-topics';
import { readMonitor } from '../../../lib/config/read-monitor';
import { keyLine } from '../../../lib/contract/incident-key';
import { type Topic, topicName } from '../../../lib/contract/topics';
import { SMALL } from '../../config/small-monitor';
import { createWorld } from '../../incidents/world';
import { type AwsAccountServer, startAwsAccount } from '../../servers/aws-account';

/** A configuration that tells in every form. */
export const CONFIG = {
  ...SMALL,
  notify: [{ email: 'oncall@example.com' }, { pager: 'pager/url' }, { chat: true }],
};

const HUB = 'us-west-2';
const ALARM = `arn:aws:cloudwatch:${HUB}:111122223333:alarm:common-cause/test`;

/** What is wrong with a hub's way to people. */
export interface Wrong {
  /** Topics that refuse, by a part of their names. */
  readonly refusing?: string;
  readonly isNotifierDead?: boolean;
  readonly unconfirmed?: readonly string[];
  readonly isUnsubscribed?: boolean;
  readonly state?: 'ALARM' | 'OK';
  readonly isGone?: boolean;
}

/** A hub in AWS, with the shipped notifier behind its alarms. */
export interface TestedHub extends AwsAccountServer {
  /** Subjects of what arrived, by topic. */
  readonly received: ReadonlyMap<string, readonly string[]>;
  readonly state: () => string;
}

function subscriptions({ unconfirmed = [], isUnsubscribed = false }: Wrong): string {
  const all = isUnsubscribed
    ? []
    : [...unconfirmed.map((endpoint) => [endpoint, 'PendingConfirmation']), ['bob@example.com', 'arn:aws:sns:s']];
  const members = all.map(
    ([endpoint, arn]) => `<member><Endpoint>${endpoint}</Endpoint><SubscriptionArn>${arn}</SubscriptionArn></member>`,
  );
  return `<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions>${members.join('')}</Subscriptions></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>`;
}

/** Starts a hub. */
export async function startTestedHub(wrong: Wrong = {}): Promise<TestedHub> {
  const deployment = readMonitor(CONFIG);
  const { fleet } = deployment;
  const topics: readonly Topic[] = (['page', 'ticket'] as const).flatMap((severity) =>
    testedTopics(deployment, HUB, severity, ALARM),
  );
  const lines: string[] = [];
  const received = new Map<string, readonly string[]>();
  let state = wrong.state ?? 'OK';

  const change = async (to: 'ALARM' | 'OK', reason: string) => {
    const isChange = state !== to;
    state = to;
    if (!isChange || wrong.isNotifierDead) return;
    const alarm = {
      AlarmName: 'common-cause/test',
      AlarmDescription: keyLine('test'),
      NewStateValue: to,
      NewStateReason: reason,
      StateChangeTime: new Date().toISOString(),
    };
    await answerAlarm({ Records: [{ Sns: { Message: JSON.stringify(alarm) } }] }, ports);
  };

  const server = await startAwsAccount({
    DescribeAlarms: () =>
      wrong.isGone ? { MetricAlarms: [] } : { MetricAlarms: [{ AlarmArn: ALARM, StateValue: state }] },
    SetAlarmState: async ({ StateValue, StateReason }) => {
      await change(StateValue === 'ALARM' ? 'ALARM' : 'OK', String(StateReason));
      return {};
    },
    FilterLogEvents: () => ({ events: lines.map((message) => ({ message })) }),
    ListSubscriptionsByTopic: () => subscriptions(wrong),
    Publish: ({ TopicArn, Subject }) => {
      const topic = topicName(String(TopicArn));
      if (wrong.refusing !== undefined && topic.includes(wrong.refusing))
        return { __type: 'AuthorizationError', message: 'no key' };
      received.set(topic, [...(received.get(topic) ?? []), String(Subject)]);
      return '<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>';
    },
  });
  const sns = new SNSClient({
    region: HUB,
    endpoint: server.url,
    maxAttempts: 1,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const log = (entry: object) => lines.push(JSON.stringify(entry));
  const ports: IncidentPorts = {
    ...createWorld(fleet).ports,
    hub: HUB,
    topicsOf: (severity) => topics.filter((topic) => topic.severity === severity).map(({ arn }) => topicName(arn)),
    send: peopleTopics(sns, topics, HUB, log),
  };
  return { ...server, received, state: () => state };
}
