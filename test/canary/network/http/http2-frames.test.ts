import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { classifyExchange } from '../../../../lambda/canary/judging/classify-exchange';
import { describeExchange } from '../../../../lambda/canary/judging/describe-exchange';
import { type Certificate, issue } from '../../../servers/certificates';
import { listen } from '../../../servers/listen';
import { type Ask, ask, SHORT_MS } from '../ask';

let authority: Certificate;
let own: Certificate;

beforeAll(async () => {
  authority = await issue({ isAuthority: true });
  own = await issue({ issuer: authority });
});

/** A frame (RFC 9113, section 4.1) of the whole connection. */
function frame(type: number, payload = Buffer.alloc(0), flags = 0, stream = 0): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

const [DATA, HEADERS, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE] = [0, 1, 3, 4, 5, 6, 7, 8];
const [ACK, END_HEADERS] = [1, 4];

/** `:status: 200`, of the static table of HPACK. */
const STATUS_200 = Buffer.from([0x88]);

const many = (bytes: Buffer) => Buffer.concat(Array.from({ length: 500 }, () => bytes));

/** Writes for as long as anybody reads. */
const flood = (bytes: Buffer) => (socket: TLSSocket) => {
  socket.write(frame(SETTINGS));
  const more = () => {
    while (socket.writable && socket.write(many(bytes)));
  };
  socket.on('drain', more);
  more();
};

const say =
  (...bytes: readonly Buffer[]) =>
  (socket: TLSSocket) => {
    socket.once('data', () =>
      socket.write(Buffer.concat([frame(SETTINGS), frame(SETTINGS, Buffer.alloc(0), ACK), ...bytes])),
    );
  };

describe('servers that speak their own HTTP/2', () => {
  const through = async (behave: (socket: TLSSocket) => void, more: Ask = {}) => {
    const server = createTlsServer({ ...own, ALPNProtocols: ['h2'] }, (socket) => {
      socket.on('error', () => {});
      behave(socket.resume());
    });
    const listening = await listen(server);
    const url = `https://localhost:${listening.port}/`;
    const exchange = await ask(url, { trusts: authority, asking: { offersHttp2: true }, ...more });
    await listening.close();
    return { code: classifyExchange(exchange, { url }), said: describeExchange(exchange, 0) };
  };

  it.each([
    ['SETTINGS', frame(SETTINGS)],
    ['PING', frame(PING, Buffer.alloc(8))],
    ['WINDOW_UPDATE', frame(WINDOW_UPDATE, Buffer.from([0, 0, 0, 1]))],
    ['frames of no known type', frame(0xee, Buffer.alloc(100))],
  ])('a flood of %s is http.truncated before its time is over', async (_, bytes) => {
    expect((await through(flood(bytes))).code).toBe('http.truncated');
  });

  it('a page that is pushed unasked, and noise, are http.truncated', async () => {
    const pushed = Buffer.concat([Buffer.from([0, 0, 0, 2]), Buffer.from([0x82, 0x87, 0x84])]);
    expect((await through(say(frame(PUSH_PROMISE, pushed, END_HEADERS, 1)))).code).toBe('http.truncated');
    expect((await through((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'))).code).toBe('http.truncated');
    expect((await through((socket) => socket.end())).code).toBe('http.truncated');
  });

  const halfBody = [frame(HEADERS, STATUS_200, END_HEADERS, 1), frame(DATA, Buffer.alloc(10), 0, 1)];
  const number = (value: number) => Buffer.from([0, 0, 0, value]);

  it.each([
    ['RST_STREAM (CANCEL)', say(...halfBody, frame(RST_STREAM, number(8), 0, 1))],
    ['RST_STREAM (INTERNAL_ERROR)', say(...halfBody, frame(RST_STREAM, number(2), 0, 1))],
    ['GOAWAY (INTERNAL_ERROR)', say(...halfBody, frame(GOAWAY, Buffer.concat([number(1), number(2)])))],
    [
      'closed without an answer',
      (socket: TLSSocket) => {
        say(...halfBody)(socket);
        socket.once('data', () => socket.end());
      },
    ],
  ])('half a body, and then %s, is http.truncated', async (reason, behave) => {
    expect(await through(behave)).toMatchObject({
      code: 'http.truncated',
      said: `status 200, 10 bytes, then closed: ${reason}`,
    });
  });

  it('a head of three thousand headers is http.truncated', async () => {
    // accept-encoding: gzip, deflate; one byte each
    const headers = Buffer.concat([STATUS_200, Buffer.alloc(3_000, 0x90)]);
    expect(await through(say(frame(HEADERS, headers, END_HEADERS, 1)))).toMatchObject({
      code: 'http.truncated',
      said: expect.stringMatching(/then RST_STREAM \(ENHANCE_YOUR_CALM\)$/),
    });
  });

  it('an answer that is shorter than it says is http.truncated, however well its stream is closed', async () => {
    // content-length: 100, a literal of the static table's name 28
    const short = Buffer.concat([STATUS_200, Buffer.from([0x0f, 0x0d, 0x03]), Buffer.from('100')]);
    const closed = frame(RST_STREAM, Buffer.alloc(4), 0, 1);
    expect((await through(say(frame(HEADERS, short, END_HEADERS, 1), closed))).code).toBe('http.truncated');
    expect((await through(say(frame(HEADERS, STATUS_200, END_HEADERS, 1), closed))).code).toBe('up');
  });

  it('a server that agrees to HTTP/2 and is silent is http.timeout', async () => {
    expect((await through(() => {}, { limitMs: SHORT_MS })).code).toBe('http.timeout');
  });
});
