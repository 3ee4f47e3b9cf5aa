import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { version } from '../../../../package.json';
import type { BodyFacts, HttpHead } from '../../probing/http-exchange';
import { RUN_LIMITS_MS } from '../../run-limits';
import { errorCode, failure, reasonOf } from '../failure';
import { withinLimit } from '../time-limit';
import { salvageHead } from './salvage-head';

/** Who asks, so that an operator of a monitored site can find us and ask us to stop. */
export const USER_AGENT = `CommonCause/${version} (+https://github.com/common-cause)`;

/** As browsers do; curl takes 300 kB. */
const MAX_HEAD_BYTES = 256 * 1024;
/** Of a head as much is kept: a fleet's heads must not fill the memory. */
const MAX_KEPT_BYTES = 16 * 1024;
const MAX_BODY_BYTES = 64 * 1024;
/** A body of one-byte chunks costs a callback each. */
const MAX_BODY_PIECES = 1_000;
const MAX_INTERIM_ANSWERS = 10;

/** Headers that say what comes next: kept before all others. */
const STEERING: ReadonlySet<string> = new Set(['location', 'cf-mitigated', 'x-amzn-waf-action']);

/** An answer whose head has come; its body can be read where the parser took the head. */
export interface Answer {
  readonly head: HttpHead;
  readonly response?: IncomingMessage;
  /** What the parser said of the answer later, if it gave up. */
  readonly fault: () => string | undefined;
  /** Whether what came last ends a chunked body, although the parser waits for more. */
  readonly isComplete: () => boolean;
}

/** The head of an answer; of a header that stands there several times what Node makes of it. */
function headOf({ statusCode = 0, headers }: IncomingMessage): HttpHead {
  let room = MAX_KEPT_BYTES;
  const spelt = Object.entries(headers)
    .toSorted(([a], [b]) => Number(STEERING.has(b)) - Number(STEERING.has(a)))
    .map(([name, value]) => [name, [value].flat().join(', ')] as const)
    .filter(([name, value]) => {
      const fits = name.length + value.length <= room;
      if (fits) room -= name.length + value.length;
      return fits;
    });
  return { status: statusCode, headers: Object.fromEntries(spelt) };
}

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
    if (this.#length < MAX_KEPT_BYTES) this.#first.push(chunk.subarray(0, MAX_KEPT_BYTES));
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
  `^(?:HTTP/\\d\\.\\d 1\\d\\d[^\\n]*\\n(?:[^\\r\\n][^\\n]*\\n)*\\r?\\n){${MAX_INTERIM_ANSWERS + 1}}`,
);

/** Sends a GET over an open connection; resolves with the head of the answer, however odd it is. */
export function sendGet(url: URL, socket: Socket, limitMs: number, signal: AbortSignal): Promise<Answer> {
  const tap = new Tap();
  let fault: string | undefined;
  let interimAnswers = 0;
  let isParsing = true;
  return withinLimit(limitMs, signal, (resolve, reject) => {
    const answer = (head: HttpHead, response?: IncomingMessage) =>
      resolve({ head, ...(response && { response }), fault: () => fault, isComplete: () => tap.endsInLastChunk() });
    const breakOff = () => {
      isParsing = false;
      reject(failure('EPROTO', `more than ${MAX_INTERIM_ANSWERS} answers before the answer`));
      socket.destroy();
    };
    const asked = request({
      createConnection: () => socket,
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        'user-agent': USER_AGENT,
        accept: 'text/html,application/json;q=0.9,*/*;q=0.8',
        'accept-encoding': 'identity',
      },
      // the strictness of a parser is no outage
      insecureHTTPParser: true,
      maxHeaderSize: MAX_HEAD_BYTES,
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
      if (interimAnswers > MAX_INTERIM_ANSWERS) breakOff();
    });
    asked.on('upgrade', (response) => {
      isParsing = false;
      answer(headOf(response));
    });
    asked.on('response', (response) => answer(headOf(response), response));
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
      reject(failure('ECONNRESET', 'closed without an answer'));
    });
    asked.end();
  });
}

/** A body that broke off, with what had come of it. */
export class BodyBroken extends Error {
  constructor(
    override readonly cause: unknown,
    readonly bytes: number,
  ) {
    super('the body broke off');
  }
}

/**
 * Reads a body to its end, or as much as we take of one: enough to see it arrive.
 * @throws BodyBroken where it ends too early, or nothing of it comes any more
 */
export async function readBody(
  { response, fault, isComplete }: Answer,
  limitMs: number,
  signal: AbortSignal,
): Promise<BodyFacts> {
  if (response === undefined) return { bytes: 0, end: 'unreadable' };
  let bytes = 0;
  let pieces = 0;
  let stalled: NodeJS.Timeout | undefined;
  let enough: NodeJS.Timeout | undefined;
  try {
    return await withinLimit<BodyFacts>(limitMs, signal, (resolve, reject) => {
      stalled = setTimeout(() => reject(failure('ETIMEOUT', 'then silence')), RUN_LIMITS_MS.bodyStalls);
      enough = setTimeout(() => resolve({ bytes, end: 'cut' }), RUN_LIMITS_MS.body);
      response.on('error', (error) => {
        const why = fault();
        if (why !== undefined) resolve({ bytes, end: 'unreadable', fault: why });
        else if (isComplete()) resolve({ bytes, end: 'whole' });
        else reject(error);
      });
      response.on('end', () => resolve({ bytes, end: 'whole' }));
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        pieces += 1;
        stalled?.refresh();
        if (bytes >= MAX_BODY_BYTES || pieces >= MAX_BODY_PIECES) resolve({ bytes, end: 'cut' });
      });
    });
  } catch (error) {
    throw new BodyBroken(error, bytes);
  } finally {
    clearTimeout(stalled);
    clearTimeout(enough);
  }
}
