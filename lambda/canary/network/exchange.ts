import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { version } from '../../../package.json';
import { failure } from './failure';
import { within } from './within';

/** Who asks, so that an operator of a monitored site can find us and ask us to stop. */
export const USER_AGENT = `CommonCause/${version} (+https://github.com/common-cause)`;

const MAX_HEADER_BYTES = 16 * 1024;
const MAX_BODY_BYTES = 64 * 1024;

/** Sends a GET over an open connection; resolves with the head of the answer. */
export function sendGet(url: URL, socket: Socket, limitMs: number): Promise<IncomingMessage> {
  return within(limitMs, (resolve, reject) => {
    const asked = request({
      createConnection: () => socket,
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        'user-agent': USER_AGENT,
        accept: 'text/html,application/json;q=0.9,*/*;q=0.8',
        'accept-encoding': 'identity',
      },
      maxHeaderSize: MAX_HEADER_BYTES,
    });
    asked.on('response', resolve);
    asked.on('error', reject);
    asked.on('close', () => reject(failure('ECONNRESET', 'closed without an answer')));
    asked.end();
  });
}

/** Reads a body to its end, or to the most that we take of one: enough to see it arrive. */
export function readBody(response: IncomingMessage, limitMs: number): Promise<void> {
  let received = 0;
  return within(limitMs, (resolve, reject) => {
    response.on('error', reject);
    response.on('end', () => resolve());
    response.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received >= MAX_BODY_BYTES) resolve();
    });
  });
}
