import type { Clock } from '../clock';
import type { DnsReply } from './dns-reply';

/** What one question came to, and how long that took. */
export interface TimedReply {
  readonly reply: DnsReply;
  readonly elapsedMs: number;
}

/** Asks, and takes the time. */
export async function timed(clock: Pick<Clock, 'now'>, ask: () => Promise<DnsReply>): Promise<TimedReply> {
  const askedAt = clock.now();
  const reply = await ask();
  return { reply, elapsedMs: clock.now() - askedAt };
}
