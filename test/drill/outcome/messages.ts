import type { Message, Scope } from '../../../lib/contract/message';
import { judge } from '../../../lib/drill/outcome/judge';
import type { Told } from '../../../lib/drill/outcome/told';
import type { Expected } from '../../../lib/drill/scenario';

/** `2/4` as a scope: two of four, by name. */
export function scope(portion: string): Scope {
  const [count = 0, of = 0] = portion.split('/').map(Number);
  return { names: Array.from({ length: count }, (_, index) => `n${index}`), of };
}

function message(kind: Message['kind'], severity: Message['severity'], key: string, more: Partial<Message>): Message {
  return { kind, severity, key, at: 0, hub: 'us-west-2', since: 0, title: key, text: key, dedupKey: key, ...more };
}

type Make = (key: string, seconds: number, more?: Partial<Message>) => Told;

function maker(kind: Message['kind'], severity: Message['severity']): Make {
  return (key, seconds, more = {}) => ({ atMs: seconds * 1000, kind, message: message(kind, severity, key, more) });
}

/** A message that opens, so many seconds after the start. */
export const page = maker('opened', 'page');

/** A message that opens a ticket. */
export const ticket = maker('opened', 'ticket');

/** News of an open page. */
export const updated = maker('updated', 'page');

/** The message that closes a page. */
export const closed = maker('closed', 'page');

/** What the judge says of some messages, of an outage that begins ten minutes after the start. */
export function judged(expected: Partial<Expected>, told: readonly Told[]) {
  return judge({ mayTicket: [], onset: '10m', onsetMs: 600_000, tolerate: 0, ...expected }, told);
}
