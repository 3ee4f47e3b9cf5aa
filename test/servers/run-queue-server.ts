import { createHash } from 'node:crypto';
import type { QueuedEvent } from '../../lib/contract/functions';
import { type AwsJsonServer, type ServiceBehaviour, startAwsJsonServer } from './aws-json-server';

/** A message as it was sent. */
export interface SentMessage {
  readonly QueueUrl: string;
  readonly MessageBody: string;
  readonly DelaySeconds: number;
}

/** A queue in SQS, as far as sending needs it. */
export interface RunQueueServer extends AwsJsonServer {
  readonly queueUrl: string;
  readonly sent: readonly SentMessage[];
}

/** Starts a queue. */
export async function startRunQueueServer(behaviour?: ServiceBehaviour): Promise<RunQueueServer> {
  const sent: SentMessage[] = [];
  const server = await startAwsJsonServer(
    {
      SendMessage: (body) => {
        const message = body as unknown as SentMessage;
        sent.push(message);
        return {
          MessageId: `message-${sent.length}`,
          MD5OfMessageBody: createHash('md5').update(message.MessageBody).digest('hex'),
        };
      },
    },
    behaviour,
  );
  return { ...server, queueUrl: `${server.url}/123456789012/common-cause-runs`, sent };
}

/** What Lambda's poller makes of messages with these bodies. */
export function queuedEvent(...bodies: readonly string[]): QueuedEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `message-${index + 1}`,
      receiptHandle: 'handle',
      body,
      attributes: { ApproximateReceiveCount: '1' },
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-west-1:123456789012:common-cause-runs',
      awsRegion: 'eu-west-1',
    })),
  };
}
