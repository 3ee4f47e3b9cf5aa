import { PublishCommand, type PublishCommandInput, type SNSClient } from '@aws-sdk/client-sns';
import type { Message, Scope } from '../../lib/contract/message';
import type { RawAlarm } from '../fallback/raw-alarm';
import { member } from '../incidents/alarm-change';
import type { Delivery, IncidentPorts } from '../incidents/ports';
import { endingAfter } from './client-options';

const SEND_WITHIN_MS = 4_000;

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

function attributesOf(attributes: Readonly<Record<string, string>>): PublishCommandInput['MessageAttributes'] {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
  );
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
    MessageAttributes: attributesOf({ kind, severity, key, ...(layer === undefined ? {} : { layer }) }),
  };
}

/** The request that hands a raw alarm on: its own message, unchanged. */
export function rawPublication({ subject, text, severity, key }: RawAlarm, topicArn: string): PublishCommandInput {
  return {
    TopicArn: topicArn,
    Subject: subjectOf(subject),
    Message: text,
    MessageAttributes: attributesOf({ kind: 'raw', severity, ...(key === undefined ? {} : { key }) }),
  };
}

/** The name of a topic: what receipts call it. */
export function topicName(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

/** Errors after which nothing can have been taken: no connection came about, or no request was made. */
const NEVER_SENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CredentialsProviderError/;

/** Whether SNS has said no, or was not asked. Without an answer nobody knows, and twice is worse than once too few. */
function isRefused(error: unknown): boolean {
  const status = member(member(error, '$metadata'), 'httpStatusCode');
  return NEVER_SENT.test(String(error)) || (typeof status === 'number' && status >= 300);
}

/** Sends messages once to the people's topics, by their names. */
export function peopleTopics(
  client: SNSClient,
  topicArns: readonly string[],
  log: IncidentPorts['log'],
): IncidentPorts['send'] {
  const byName = new Map(topicArns.map((arn) => [topicName(arn), arn]));
  return async (message, topic): Promise<Delivery> => {
    try {
      const command = new PublishCommand(publication(message, byName.get(topic) ?? topic));
      await client.send(command, endingAfter(SEND_WITHIN_MS));
      return 'accepted';
    } catch (error) {
      const delivery = isRefused(error) ? 'refused' : 'unknown';
      log({ type: 'incidents', problem: `message ${delivery}`, topic, key: message.key, error: String(error) });
      return delivery;
    }
  };
}

/** Hands raw alarms on to topics; rejects where one does not take it. */
export async function sendRaw(
  client: SNSClient,
  topicArns: readonly string[],
  alarms: readonly RawAlarm[],
): Promise<void> {
  const publications = alarms.flatMap((alarm) => topicArns.map((arn) => rawPublication(alarm, arn)));
  const sent = await Promise.allSettled(
    publications.map((each) => client.send(new PublishCommand(each), endingAfter(SEND_WITHIN_MS))),
  );
  const failed = sent.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
