import {
  type ClientHttp2Stream,
  connect,
  constants,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
} from 'node:http2';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { HttpAsking } from '../../../../lib/contract/fleet';
import { errorCode, failure, reasonOf } from '../failure';
import { withinLimit } from '../time-limit';
import { type Answer, MOST_OF_HEAD, tooManyAnswers } from './answer';
import { headersFor } from './exchange';
import { headOf } from './head-of';

/** More headers than a head of its size can have of any use. */
const MAX_HEADERS = 2_000;

/** Frames of all kinds: bodies are read up to 256 kB, and what nobody can hold back (SETTINGS, PING) is no answer. */
const MAX_BYTES = 1024 * 1024;
/** How often what has come is counted: between two looks a flood costs less than a handshake. */
const LOOK_MS = 20;

/** Error codes by their number (RFC 9113, section 7). */
const ERROR_CODES = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
];

const spellCode = (code: number) => ERROR_CODES[code] ?? String(code);

/** Frames by which the other side ends a stream, or the whole connection, as people who know the protocol call them. */
function endedBy(frame: 'RST_STREAM' | 'GOAWAY', code: number): Error {
  return failure('EPROTO', `${frame} (${spellCode(code)})`);
}

/** A body as it comes; throws where its stream ends before it does. */
async function* bodyOf(stream: ClientHttp2Stream, promisedBytes: number, why: () => Error): AsyncGenerator<Buffer> {
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      yield chunk;
    }
  } catch {
    throw why();
  }
  // a stream that is cancelled ends for Node like any other
  if (bytes < promisedBytes || stream.rstCode !== constants.NGHTTP2_NO_ERROR) throw why();
}

/** Sends a request as HTTP/2 over a connection on which both sides have agreed to speak it; resolves with the head of the answer. */
export function sendHttp2(
  url: URL,
  asking: HttpAsking,
  socket: Socket,
  limitMs: number,
  signal: AbortSignal,
): Promise<Answer> {
  const { host, ...headers } = headersFor(url, asking);
  const method = asking.method ?? 'GET';
  let wentAway: Error | undefined;
  let broke: unknown;
  let interimAnswers = 0;
  return withinLimit(limitMs, signal, (resolve, reject) => {
    const session = connect(url.origin, {
      createConnection: () => socket,
      maxHeaderListPairs: MAX_HEADERS,
      settings: { enablePush: false, maxHeaderListSize: MOST_OF_HEAD.bytes },
    });
    const breakOff = (why: Error) => {
      broke ??= why;
      session.destroy(why);
    };
    const watch = setInterval(() => {
      if (socket.bytesRead > MAX_BYTES) breakOff(failure('EPROTO', 'frames without end'));
    }, LOOK_MS);
    socket.once('close', () => clearInterval(watch));
    session.on('goaway', (code: number) => {
      wentAway = endedBy('GOAWAY', code);
    });
    // what the session meets, its stream is told, and Node throws what nobody hears
    session.on('error', (error) => {
      broke ??= error;
    });
    const stream = session.request(
      { ':method': method, ':path': `${url.pathname}${url.search}`, ':authority': host, ...headers },
      { endStream: asking.body === undefined },
    );
    const whyEnded = (): Error => {
      if (errorCode(broke) === 'ERR_HTTP2_STREAM_ERROR') return endedBy('RST_STREAM', stream.rstCode ?? 0);
      if (wentAway !== undefined) return wentAway;
      if (broke !== undefined) return failure(errorCode(broke), reasonOf(broke));
      return socket.destroyed
        ? failure('ECONNRESET', 'closed without an answer')
        : endedBy('RST_STREAM', stream.rstCode ?? 0);
    };
    stream.on('headers', () => {
      interimAnswers += 1;
      if (interimAnswers > MOST_OF_HEAD.interimAnswers) breakOff(tooManyAnswers());
    });
    stream.on(
      'response',
      (given: IncomingHttpHeaders & IncomingHttpStatusHeader, _: number, raw: readonly string[] = []) => {
        const { ':status': status, ...rest } = given;
        const hasBody = method !== 'HEAD' && status !== 304;
        const promisedBytes = hasBody ? Number(rest['content-length']) : 0;
        resolve({
          head: headOf(status, { headers: rest, rawHeaders: raw.slice(2) }),
          response: Readable.from(bodyOf(stream, promisedBytes, whyEnded)),
          fault: () => undefined,
          isComplete: () => false,
        });
      },
    );
    stream.on('error', (error) => {
      broke ??= error;
    });
    stream.on('close', () => reject(whyEnded()));
    stream.end(asking.body);
  });
}
