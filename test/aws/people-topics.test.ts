import { SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it } from '@jest/globals';
import { peopleTopics, sendRaw } from '../../lambda/aws/people-topics';
import type { Message } from '../../lib/contract/message';
import { type Topic, topicName } from '../../lib/contract/topics';
import { recorderOfFile } from '../servers/aws-recorder';

const MINUTE = Date.parse('2021-10-04T15:41:00Z');

const { start: aws } = recorderOfFile();

describe('the people topic', () => {
  const TOPIC = 'arn:aws:sns:us-east-1:111111111111:common-cause-people-pages';
  const topics: readonly Topic[] = [
    { form: 'people', severity: 'page', arn: TOPIC },
    { form: 'pager', severity: 'page', arn: `${TOPIC}-pager` },
  ];
  const message: Message = {
    kind: 'opened',
    severity: 'page',
    key: 'cause/owner/meta',
    at: MINUTE + 73_000,
    hub: 'us-east-1',
    layer: 'http',
    services: { names: Array.from({ length: 30 }, (_, n) => `svc${n}`), of: 40 },
    vantages: { names: ['us-east-1'], of: 3, unnamed: 1 },
    since: MINUTE,
    title: `INCIDENT münchen: ${'4 of 4 services failing, '.repeat(5)}`,
    text: 'first line\nsecond line',
    dedupKey: 'common-cause/cause/owner/meta',
  };
  const sent = async () => {
    const { options, requests } = await aws(() => '<PublishResponse><PublishResult/></PublishResponse>');
    const send = peopleTopics(new SNSClient(options), topics, 'us-east-1', () => {});
    expect(await send(message, topicName(TOPIC))).toBe('accepted');
    return requests[0]?.body as Record<string, string>;
  };

  it('gives people the text', async () => {
    const { Message: content = '', TopicArn, MessageStructure } = await sent();
    expect({ TopicArn, MessageStructure }).toEqual({ TopicArn: TOPIC, MessageStructure: 'json' });
    expect(JSON.parse(content)).toMatchObject({ default: message.text, email: message.text });
  });

  it.each(['http', 'https', 'lambda', 'sqs'])('gives %s the facts, with a dedup_key and the text', async (protocol) => {
    const { Message: content = '' } = await sent();
    expect(JSON.parse(JSON.parse(content)[protocol])).toEqual({
      dedup_key: 'common-cause/cause/owner/meta',
      kind: 'opened',
      severity: 'page',
      key: 'cause/owner/meta',
      at: '2021-10-04T15:42:13.000Z',
      since: '2021-10-04T15:41:00.000Z',
      hub: 'us-east-1',
      layer: 'http',
      services: { count: 30, of: 40, names: message.services?.names.slice(0, 20) },
      vantages: { count: 2, of: 3, names: ['us-east-1'] },
      title: message.title,
      text: message.text,
    });
  });

  it('has a subject of less than a hundred ASCII characters', async () => {
    const { Subject = '' } = await sent();
    expect(Subject).toMatch(/^INCIDENT m\?nchen: [ -~]{77,80}\.\.\.$/);
    expect(Subject.length).toBeLessThan(100);
  });

  it('has attributes for filter policies', async () => {
    const body = await sent();
    const attributes = [1, 2, 3, 4].map((n) => [
      body[`MessageAttributes.entry.${n}.Name`],
      body[`MessageAttributes.entry.${n}.Value.StringValue`],
    ]);
    expect(Object.fromEntries(attributes)).toEqual({
      kind: 'opened',
      severity: 'page',
      key: message.key,
      layer: 'http',
    });
  });

  it.each([
    ['refused by SNS', 'refused', { __type: 'AuthorizationError' }],
    ['an answer that is not one', 'unknown', 'garbage'],
  ])('%s counts as %s', async (_, delivery, answer) => {
    const { options } = await aws(() => answer);
    const logged: object[] = [];
    const client = new SNSClient({ ...options, maxAttempts: 1 });
    const send = peopleTopics(client, topics, 'us-east-1', (entry) => logged.push(entry));
    expect(await send(message, topicName(TOPIC))).toBe(delivery);
    expect(logged).toMatchObject([
      { type: 'sent', delivery, form: 'people', topic: topicName(TOPIC), key: message.key },
    ]);
  });

  it('logs what SNS calls the message that it took', async () => {
    const answer = '<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>';
    const { options } = await aws(() => answer);
    const logged: object[] = [];
    await peopleTopics(new SNSClient(options), topics, 'us-east-1', (entry) => logged.push(entry))(
      message,
      topicName(TOPIC),
    );
    expect(logged).toMatchObject([{ type: 'sent', delivery: 'accepted', messageId: 'm-1', kind: 'opened' }]);
  });

  it('a pager is spared an update that makes an incident no larger, and is sent one that does', async () => {
    const { options, requests } = await aws(() => '<PublishResponse><PublishResult/></PublishResponse>');
    const send = peopleTopics(new SNSClient(options), topics, 'us-east-1', () => {});
    const update = (isLarger: boolean) => send({ ...message, kind: 'updated', isLarger }, topicName(`${TOPIC}-pager`));
    expect([await update(false), requests.length]).toEqual(['spared', 0]);
    expect([await update(true), requests.length]).toEqual(['accepted', 1]);
  });

  it('that nobody listens to has refused', async () => {
    const { options, close } = await aws(() => '');
    await close();
    const send = peopleTopics(new SNSClient({ ...options, maxAttempts: 1 }), topics, 'us-east-1', () => {});
    expect(await send(message, topicName(TOPIC))).toBe('refused');
  });
});

describe('a raw alarm', () => {
  const arnOf = (name: string) => `arn:aws:sns:us-east-1:111111111111:${name}`;
  const TOPICS: readonly Topic[] = [
    ...(['people', 'pager', 'chat'] as const).map((form): Topic => ({ form, severity: 'page', arn: arnOf(form) })),
    { form: 'people', severity: 'ticket', arn: arnOf('tickets') },
  ];
  const alarm = { subject: 'ALARM: common-cause/incident/everything', text: '{"a":1}', severity: 'page' } as const;

  it('goes unchanged to every topic of its severity, whatever its form', async () => {
    const { options, requests } = await aws(() => '<PublishResponse><PublishResult/></PublishResponse>');
    await sendRaw(new SNSClient(options), TOPICS, [{ ...alarm, key: 'everything' }]);
    expect(requests.map(({ body }) => body)).toMatchObject(
      ['people', 'pager', 'chat'].map((form) => ({
        TopicArn: arnOf(form),
        Subject: alarm.subject,
        Message: alarm.text,
      })),
    );
    expect(JSON.stringify(requests[0]?.body)).toMatch(/"kind".*"raw".*"severity".*"page".*"key".*"everything"/);
  });

  it('rejects where a topic refuses it', async () => {
    const { options } = await aws((_, count) =>
      count === 1 ? { __type: 'Throttled' } : '<PublishResponse><PublishResult/></PublishResponse>',
    );
    await expect(sendRaw(new SNSClient({ ...options, maxAttempts: 1 }), TOPICS, [alarm])).rejects.toThrow();
  });
});
