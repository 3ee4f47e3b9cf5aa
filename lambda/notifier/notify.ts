import type { Host, Message } from './host';

/** An alarm's state change (the SNS event of a Lambda) -> what people are told of it. */
export async function notify(_event: unknown, _host: Host): Promise<readonly Message[]> {
  throw new Error('notify: not written yet');
}
