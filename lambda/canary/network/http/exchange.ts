import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpAsking } from '../../../../lib/contract/fleet';
import { version } from '../../../../package.json';
import type { HttpHead } from '../../probing/http-exchange';
import { errorCode, failure, reasonOf } from '../failure';
import { withinLimit } from '../time-limit';
import { type Answer, MOST_OF_HEAD, tooManyAnswers } from './answer';
import { headOf } from './head-of';
import { salvageHead } from './salvage-head';

/** Who asks, so that an operator of a monitored site can find us and ask us to stop. */
export const USER_AGENT = `CommonCause/${version} (+https://github.com/common-cause)`;

/** Why a parser gave up, or that the other side closed in the middle of a head, as servers do that browsers accept. */
function headFault(error: unknown): string | undefined {
  if (errorCode(error).startsWith('HPE_')) return reasonOf(error);
  const isReset = error instanceof Error && 'syscall' in error;
  return errorCode(error) === 'ECONNRESET' && !isReset ? 'its head was cut' : undefined;
}

/** A last chunk whose lines end as they like: parsers want CR and LF, browsers do not mind. */
const LAST_CHUNK = /(?:^|\n)0+[ \t]*\r?\n\r?\n$/;
const TAIL_BYTES = 32;

/** The first and the last bytes that come over a connection: they say what a parser may not understand. */
class Tap {
  readonly #first: Buffer[] = [];
  #length = 0;
  #tail = '';

  readonly add = (chunk: Buffer): void => {
    if (this.#length < MOST_OF_HEAD.keptBytes) this.#first.push(chunk.subarray(0, MOST_OF_HEAD.keptBytes));
    this.#length += chunk.length;
    this.#tail = (this.#tail + chunk.subarray(-TAIL_BYTES).toString('latin1')).slice(-TAIL_BYTES);
  };

  get length(): number {
    return this.#length;
  }

  first(): Buffer {
    return Buffer.concat(this.#first);
  }

  endsInLastChunk(): boolean {
    return LAST_CHUNK.test(this.#tail);
  }
}

/** So many answers before the answer, one behind the other: told before a parser makes an object of each of thousands. */
const TOO_MANY_INTERIM = new RegExp(
  `^(?:HTTP/\\d\\.\\d 1\\d\\d[^\\n]*\\n(?:[^\\r\\n][^\\n]*\\n)*\\r?\\n){${MOST_OF_HEAD.interimAnswers + 1}}`,
);

/** What we say of ourselves and of what we take, unless an endpoint says otherwise. */
export function headersFor({ host }: URL, { headers }: HttpAsking): Readonly<Record<string, string>> {
  return {
    host,
    'user-agent': USER_AGENT,
    accept: 'text/html,application/json;q=0.9,*/*;q=0.8',
    'accept-encoding': 'identity',
    ...headers,
  };
}

/** Sends a request over an open connection; resolves with the head of the answer, however odd it is. */
export function sendRequest(
  url: URL,
  asking: HttpAsking,
  socket: Socket,
  limitMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  const tap = new Tap();
  let fault: string | undefined;
  let interimAnswers = 0;
  let isParsing = true;
  return withinLimit(limitMs, signal, (resolve, reject) => {
    let isAnswered = false;
    const answer = (head: HttpHead, response?: IncomingMessage) => {
      isAnswered = true;
      resolve({ head, ...(response && { response }), fault: () => fault, isComplete: () => tap.endsInLastChunk() });
    };
    const breakOff = () => {
      isParsing = false;
      reject(tooManyAnswers());
      socket.destroy();
    };
    const asked = request({
      createConnection: () => socket,
      method: asking.method ?? 'GET',
      path: `${url.pathname}${url.search}`,
      headers: headersFor(url, asking),
      // the strictness of a parser is no outage
      insecureHTTPParser: true,
      maxHeaderSize: MOST_OF_HEAD.bytes,
    });
    asked.on('socket', () => {
      // what comes is seen before the parser sees it
      const parsers = socket.listeners('data');
      socket.removeAllListeners('data');
      socket.on('data', (chunk: Buffer) => {
        const isFirst = tap.length === 0;
        tap.add(chunk);
        if (isFirst && TOO_MANY_INTERIM.test(chunk.toString('latin1'))) return breakOff();
        if (isParsing) for (const parse of parsers) parse.call(socket, chunk);
      });
    });
    asked.on('information', () => {
      interimAnswers += 1;
      if (interimAnswers > MOST_OF_HEAD.interimAnswers) breakOff();
    });
    asked.on('upgrade', (response) => {
      isParsing = false;
      answer(headOf(response.statusCode, response));
    });
    asked.on('response', (response) => answer(headOf(response.statusCode, response), response));
    asked.on('error', (error) => {
      isParsing = false;
      fault = headFault(error);
      const head = fault === undefined ? undefined : salvageHead(tap.first(), fault);
      if (head !== undefined) answer(head);
      else if (tap.length === 0) reject(error);
      else reject(failure('EPROTO', `${tap.length} bytes that are not HTTP: ${reasonOf(error)}`));
    });
    asked.on('close', () => {
      isParsing = false;
      // an error that nobody hears costs its stack all the same
      if (!isAnswered) reject(failure('ECONNRESET', 'closed without an answer'));
    });
    asked.end(asking.body);
  });
}
