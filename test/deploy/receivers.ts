import { createServer } from 'node:http';
import type { Form } from '../../lib/contract/message';
import { listen } from '../servers/listen';
import { signed } from './signed';

/** Whose URL it is: somebody's of a form, or one that nobody should ask any more. */
export type Receiver = Form | 'retired';

/** What arrived at a URL that a topic has. */
export interface Received {
  readonly form: Receiver;
  readonly subject: string;
  /** The message, which is JSON in every form. */
  readonly message: Readonly<Record<string, unknown>>;
}

/** Somebody at each form's URL. */
export interface Receivers {
  readonly urlOf: (form: Receiver) => string;
  /** ARNs of topics whose subscription has been confirmed. */
  readonly confirmed: ReadonlySet<string>;
  /** In the order in which they arrived. */
  readonly received: readonly Received[];
  readonly close: () => Promise<void>;
}

/** Starts somebody who confirms what is subscribed, and keeps what arrives. */
export async function startReceivers(endpoint: string): Promise<Receivers> {
  const confirmed = new Set<string>();
  const received: Received[] = [];

  /** The emulator names an address of its own in the URL: its path is what counts. */
  async function confirm({ SubscribeURL, TopicArn }: Readonly<Record<string, string>>): Promise<void> {
    const { search } = new URL(SubscribeURL ?? '');
    const region = TopicArn?.split(':')[3] ?? '';
    const { ok } = await fetch(`${endpoint}/${search}`, { headers: signed(region, 'sns') });
    if (ok) confirmed.add(TopicArn ?? '');
  }

  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      response.end();
      const envelope = JSON.parse(body);
      const form = (request.url ?? '').slice(1) as Receiver;
      if (envelope.Type === 'SubscriptionConfirmation') confirm(envelope).catch(console.error);
      else received.push({ form, subject: envelope.Subject, message: JSON.parse(envelope.Message) });
    });
  });
  const { port, close } = await listen(server);
  return { urlOf: (form) => `http://127.0.0.1:${port}/${form}`, confirmed, received, close };
}
