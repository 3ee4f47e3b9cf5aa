import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** A function's own queue in SQS: its event comes back after so many seconds. */
export function runQueue(
  clientOf: () => SQSClient,
  url: string,
): <Event>(event: Event, delaySeconds: number) => Promise<void> {
  return async (event, delaySeconds) => {
    const command = new SendMessageCommand({
      QueueUrl: url,
      MessageBody: JSON.stringify(event),
      DelaySeconds: delaySeconds,
    });
    await clientOf().send(command);
  };
}
