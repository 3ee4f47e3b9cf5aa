import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { InvocationPorts } from '../canary/invoke';

/** The canary's own queue in SQS, in which a run waits for its second 40. */
export function runQueue(clientOf: () => SQSClient, url: string): InvocationPorts['queue'] {
  return async (event, delaySeconds) => {
    const command = new SendMessageCommand({
      QueueUrl: url,
      MessageBody: JSON.stringify(event),
      DelaySeconds: delaySeconds,
    });
    await clientOf().send(command);
  };
}
