import { PublishCommand, type PublishCommandInput, type SNSClient } from '@aws-sdk/client-sns';
import { type Topic, topicName } from '../../lib/contract/topics';
import type { RawAlarm } from '../fallback/raw-alarm';
import { member } from '../incidents/alarm-change';
import { attributesOf, type Publication, type Sender, subjectOf } from '../incidents/forms/publication';
import { publicationOf } from '../incidents/forms/publication-of';
import type { Delivery, IncidentPorts } from '../incidents/ports';
import { endingAfter } from './client-options';

const SEND_WITHIN_MS = 4_000;

function inputOf({ subject, message, isPerProtocol, attributes }: Publication, topicArn: string): PublishCommandInput {
  return {
    TopicArn: topicArn,
    Subject: subject,
    Message: message,
    ...(isPerProtocol ? { MessageStructure: 'json' } : {}),
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
    ),
  };
}

/** A raw alarm in whatever form: its own message, unchanged. */
function rawPublication({ subject, text, severity, key }: RawAlarm): Publication {
  const attributes = attributesOf({ kind: 'raw', severity, ...(key === undefined ? {} : { key }) });
  return { subject: subjectOf(subject), message: text, isPerProtocol: false, attributes };
}

function senderOf(arn: string, primary: string): Sender {
  const [, partition = '', , , account = ''] = arn.split(':');
  return { partition, account, primary };
}

/** Errors after which nothing can have been taken: no connection came about, or no request was made. */
const NEVER_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CredentialsProviderError/;

/** Whether SNS has said no, or was not asked. Without an answer nobody knows, and twice is worse than once too few. */
function isRefused(error: unknown): boolean {
  const status = member(member(error, '$metadata'), 'httpStatusCode');
  return NEVER_SENT.test(String(error)) || (typeof status === 'number' && status >= 300);
}

/**
 * Sends messages once to topics, by their names, each in its form, and logs what became of it.
 * @param primary the region of the primary hub
 */
export function peopleTopics(
  client: SNSClient,
  topics: readonly Topic[],
  primary: string,
  log: IncidentPorts['log'],
): IncidentPorts['send'] {
  const byName = new Map(topics.map((topic) => [topicName(topic.arn), topic]));
  return async (message, name): Promise<Delivery> => {
    const { kind, key, title } = message;
    const topic = byName.get(name);
    if (topic === undefined) throw new Error(`topics: ${name} is not one of them`);
    const { form, arn } = topic;
    const publication = publicationOf(form, message, senderOf(arn, primary));
    if (publication === undefined) return 'spared';
    const sent = { type: 'sent', form, topic: name, kind, key, title };
    try {
      const { MessageId } = await client.send(
        new PublishCommand(inputOf(publication, arn)),
        endingAfter(SEND_WITHIN_MS),
      );
      log({ ...sent, delivery: 'accepted', messageId: MessageId });
      return 'accepted';
    } catch (error) {
      const delivery = isRefused(error) ? 'refused' : 'unknown';
      log({ ...sent, delivery, error: String(error) });
      return delivery;
    }
  };
}

/** Hands raw alarms on to the topics of their severity, whatever their form; rejects where one does not take it. */
export async function sendRaw(client: SNSClient, topics: readonly Topic[], alarms: readonly RawAlarm[]): Promise<void> {
  const inputs = alarms.flatMap((alarm) =>
    topics.filter(({ severity }) => severity === alarm.severity).map(({ arn }) => inputOf(rawPublication(alarm), arn)),
  );
  const sent = await Promise.allSettled(
    inputs.map((input) => client.send(new PublishCommand(input), endingAfter(SEND_WITHIN_MS))),
  );
  const failed = sent.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
