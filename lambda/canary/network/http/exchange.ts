import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { version } from '../../../../package.json';
import type { BodyFacts, HttpHead } from '../../probing/http-exchange';
import { failure } from '../failure';
import { withinLimit } from '../time-limit';

/** Who asks, so that an operator of a monitored site can find us and ask us to stop. */
export const USER_AGENT = `CommonCause/${version} (+https://github.com/common-cause)`;

const MAX_HEADER_BYTES = 16 * 1024;
const MAX_BODY_BYTES = 64 * 1024;

/** Sends a GET over an open connection; resolves with the head of the answer. */
export function sendGet(url: URL, socket: Socket, limitMs: number): Promise<IncomingMessage> {
  return withinLimit(limitMs, (resolve, reject) => {
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

/** The head of an answer; of a header that stands there several times what Node makes of it. */
export function headOf({ statusCode = 0, headers }: IncomingMessage): HttpHead {
  const spelt = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')] as const);
  return { status: statusCode, headers: Object.fromEntries(spelt) };
}

/** Reads a body to its end, or to the most that we take of one: enough to see it arrive. */
export function readBody(response: IncomingMessage, limitMs: number): Promise<BodyFacts> {
  let bytes = 0;
  return withinLimit(limitMs, (resolve, reject) => {
    response.on('error', reject);
    response.on('end', () => resolve({ bytes, end: 'whole' }));
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes >= MAX_BODY_BYTES) resolve({ bytes, end: 'cut' });
    });
  });
}
