import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchClient, DescribeAlarmsCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns';
import type { SentLine, TestPagePorts } from '../cli/test-page/test-page-ports';
import { incidentKey } from '../contract/incident-key';
import { wayTestMark } from '../contract/way-test';
import { asking } from './access-error';
import { type Access, personClientOptions } from './person-client-options';

const PENDING = 'PendingConfirmation';

function sentLine(text: string, mark: string): SentLine | undefined {
  try {
    const line = JSON.parse(text);
    return line?.type === 'sent' && String(line.title).startsWith(`${mark}:`) ? line : undefined;
  } catch {
    return undefined;
  }
}

/** The test of one hub's way to people, in AWS. */
export function testPageAws(region: string, access: Access): TestPagePorts {
  const options = personClientOptions(region, access);
  const cloudWatch = new CloudWatchClient(options);
  const logs = new CloudWatchLogsClient(options);
  const sns = new SNSClient(options);
  return {
    alarm: (name) =>
      asking(region, 'read the test alarm', async () => {
        const command = new DescribeAlarmsCommand({ AlarmNames: [name], AlarmTypes: ['MetricAlarm'] });
        const [alarm] = (await cloudWatch.send(command)).MetricAlarms ?? [];
        return alarm && { arn: alarm.AlarmArn ?? '', state: alarm.StateValue ?? '' };
      }),
    setState: (name, state, reason) =>
      asking(region, 'move the test alarm', async () => {
        await cloudWatch.send(new SetAlarmStateCommand({ AlarmName: name, StateValue: state, StateReason: reason }));
      }),
    sent: (logGroupName, test, since) =>
      asking(region, 'read the log of the notifier', async () => {
        const filterPattern = `{ $.type = "sent" && $.key = "${incidentKey.test}" }`;
        const found: SentLine[] = [];
        for await (const { events = [] } of paginateFilterLogEvents(
          { client: logs },
          { logGroupName, filterPattern, startTime: since },
        )) {
          found.push(...events.flatMap(({ message = '' }) => sentLine(message, wayTestMark(test)) ?? []));
        }
        return found;
      }),
    subscribers: (topicArn) =>
      asking(region, 'list the subscriptions', async () => {
        const found: string[] = [];
        let confirmed = 0;
        for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic(
          { client: sns },
          { TopicArn: topicArn },
        )) {
          const pending = Subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn === PENDING);
          found.push(...pending.map(({ Endpoint = '' }) => Endpoint));
          confirmed += Subscriptions.length - pending.length;
        }
        return { confirmed, unconfirmed: found };
      }),
    now: Date.now,
    sleep,
  };
}
