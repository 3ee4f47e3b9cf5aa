import { PublishCommand, type PublishCommandInput, type SNSClient } from '@aws-sdk/client-sns';
import type { Message, Scope } from '../../../lib/contract/message';
import type { Host } from '../host';
import { within } from './patience';

const SEND_MS = 2_500;

/** SNS takes subjects of less than a hundred printable ASCII characters. */
const SUBJECT_AT_MOST = 99;

/** Names are for people; a machine that needs all of them reads the run records. */
const NAMES_AT_MOST = 20;

function countOf({ names, of, unnamed = 0 }: Scope) {
  return { count: names.length + unnamed, of, names: names.slice(0, NAMES_AT_MOST) };
}

function subjectOf(title: string): string {
  const ascii = title.replace(/[^ -~]/g, '?');
  return ascii.length > SUBJECT_AT_MOST ? `${ascii.slice(0, SUBJECT_AT_MOST - 3)}...` : ascii;
}

/** What machines get: the facts by name, the text beside them, and the `dedup_key` by which pagers join messages. */
function payloadOf({ dedupKey, services, vantages, at, since, ...message }: Message): string {
  return JSON.stringify({
    dedup_key: dedupKey,
    ...message,
    at: new Date(at).toISOString(),
    since: new Date(since).toISOString(),
    ...(services === undefined ? {} : { services: countOf(services) }),
    ...(vantages === undefined ? {} : { vantages: countOf(vantages) }),
  });
}

/** The request that tells people: text for those who read, JSON for what parses, attributes for filter policies. */
export function publication(message: Message, topicArn: string): PublishCommandInput {
  const { kind, severity, key, layer, title, text } = message;
  const payload = payloadOf(message);
  const attributes = { kind, severity, key, ...(layer === undefined ? {} : { layer }) };
  return {
    TopicArn: topicArn,
    Subject: subjectOf(title),
    MessageStructure: 'json',
    Message: JSON.stringify({
      default: text,
      email: text,
      http: payload,
      https: payload,
      lambda: payload,
      sqs: payload,
    }),
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
    ),
  };
}

/** Sends messages to the people's topic; rejects where that fails. */
export function peopleTopic(client: SNSClient, topicArn: string): Host['send'] {
  return async (message) => {
    await client.send(new PublishCommand(publication(message, topicArn)), within(SEND_MS));
  };
}
