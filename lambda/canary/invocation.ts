import type { CanaryEvent, QueuedEvent } from '../../lib/contract/functions';

/** Why the canary was invoked: Scheduler's event, and whether it has waited in the queue already. */
export interface Invocation {
  readonly event: Partial<CanaryEvent>;
  readonly isQueued: boolean;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function eventIn(body: unknown): Partial<CanaryEvent> {
  try {
    const event: unknown = JSON.parse(String(body));
    if (isObject(event)) return event;
  } catch {
    // told below: what is not JSON is no event either
  }
  throw new Error(
    `canary: the message is not an event of the Scheduler, got ${JSON.stringify(body)?.slice(0, 200)}; ` +
      'let nobody but the canary write to its queue',
  );
}

/** What Lambda hands over, read: from Scheduler as it is, from SQS as the body of one message. @throws Error otherwise */
export function invocationOf(given: unknown): Invocation {
  if (!isObject(given)) return { event: {}, isQueued: false };
  const { Records: records } = given as Partial<QueuedEvent>;
  if (records === undefined) return { event: given, isQueued: false };
  if (!Array.isArray(records) || records.length !== 1) {
    throw new Error(
      `canary: the queue's event does not have one message, got ${JSON.stringify(records).slice(0, 200)}; ` +
        'set the batch size of its mapping to 1',
    );
  }
  return { event: eventIn(records[0]?.body), isQueued: true };
}
