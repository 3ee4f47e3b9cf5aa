import { createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpEndpoint, Service, StartTls } from '../../../lib/contract/fleet';
import { type Certificate, issue } from '../../servers/certificates';
import { type Listening, listen } from '../../servers/listen';
import { type Beside, drip, HEALTHY_MS, pour, RUN_MS, runBeside } from './beside';

type Behave = (socket: Socket, own: Certificate) => void;

function turn(socket: Socket, own: Certificate): void {
  const secured = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(own) });
  secured.on('error', () => {});
}

/** Speaks SMTP as far as STARTTLS, and then as it is told. */
const smtp =
  (then: Behave): Behave =>
  (socket, own) => {
    socket.write('220 mail\r\n');
    const hear = (chunk: Buffer) => {
      if (chunk.toString().startsWith('EHLO')) return socket.write('250-mail\r\n250 STARTTLS\r\n');
      socket.off('data', hear);
      return then(socket, own);
    };
    socket.on('data', hear);
  };

/** Answers the first thing that it hears. */
const hearing =
  (then: Behave): Behave =>
  (socket, own) =>
    socket.once('data', () => then(socket, own));

const says =
  (text: string | Buffer): Behave =>
  (socket) =>
    socket.write(text);

const silent: Behave = () => {};
const noise = Buffer.alloc(1_000, 7);

/** LDAP: success, and what was not asked for behind it. */
const LDAP_DONE = Buffer.from([0x30, 0x0c, 2, 1, 1, 0x78, 7, 0x0a, 1, 0, 4, 0, 4, 0]);

const NO_ANSWER = /^tls\.timeout: 127\.0\.0\.1: TCP in N ms, then no TLS answer in N s$/;
const NOT_OFFERED = /^tls\.protocol: .*no TLS offered/;

const DIALOGUES: readonly (readonly [what: string, StartTls, Behave, string | RegExp])[] = [
  ['silence', 'smtp', silent, NO_ANSWER],
  ['silence', 'imap', silent, NO_ANSWER],
  ['silence', 'ldap', silent, NO_ANSWER],
  ['silence', 'postgres', silent, NO_ANSWER],
  ['a greeting that never ends', 'smtp', drip('220-mail\r\n'), NO_ANSWER],
  ['untagged lines that never end', 'imap', drip('* CAPABILITY IMAP4rev1\r\n'), NO_ANSWER],
  ['a greeting without the end of a line', 'smtp', says('220 mail'), NO_ANSWER],
  ['a greeting without the end of a line', 'imap', says('* OK mail'), NO_ANSWER],
  ['an answer without the end of a line', 'smtp', smtp(says('220 ready')), NO_ANSWER],
  ['half an answer', 'ldap', hearing(says(LDAP_DONE.subarray(0, 5))), NO_ANSWER],
  ['megabytes of greeting', 'smtp', pour('220-mail\r\n'.repeat(1_000)), NOT_OFFERED],
  ['megabytes of greeting', 'imap', pour('* mail\r\n'.repeat(1_000)), NOT_OFFERED],
  ['megabytes of one line', 'smtp', pour('2'.repeat(10_000)), NOT_OFFERED],
  ['megabytes of noise', 'ldap', hearing(pour(noise)), NOT_OFFERED],
  ['megabytes of noise', 'postgres', hearing(pour(noise)), NOT_OFFERED],
  ['a refusal', 'smtp', smtp(says('454 not now\r\n')), /^tls\.protocol: .*no TLS offered: 454 not now/],
  ['the end before TLS', 'smtp', smtp((socket) => socket.end()), /^tls\.handshake: .*closed in the handshake$/],
  ['a reset before TLS', 'imap', (socket) => socket.resetAndDestroy(), /^(tls\.handshake|tcp\.reset): /],
  ['silence in place of a handshake', 'smtp', smtp(says('220 ready\r\n')), NO_ANSWER],
  [
    'words of the server behind its readiness, which are thrown away',
    'smtp',
    smtp((socket, own) => {
      socket.write('220 ready\r\n454 not now\r\n250 injected\r\n');
      turn(socket, own);
    }),
    'up',
  ],
  [
    'words of the server behind its readiness, which are thrown away',
    'imap',
    (socket, own) => {
      socket.write('* OK mail\r\n');
      socket.once('data', () => {
        socket.write('a OK begin\r\n* BYE injected\r\n');
        turn(socket, own);
      });
    },
    'up',
  ],
  [
    'a byte behind its readiness, which no client of PostgreSQL takes',
    'postgres',
    hearing(says('SS')),
    /^tls\.protocol: .*no TLS offered: SS/,
  ],
  [
    'words behind its readiness a little later, which are no TLS',
    'smtp',
    smtp((socket) => {
      socket.write('220 ready\r\n');
      socket.once('data', () => socket.write('250 injected\r\n'));
    }),
    /^tls\.protocol: .*wrong version number/,
  ],
];

/** Endpoints that begin with TLS, or have none. */
const CONNECTIONS: readonly (readonly [what: string, 'tls' | 'tcp', Behave, string | RegExp])[] = [
  ['silence', 'tls', silent, NO_ANSWER],
  ['noise', 'tls', hearing(says(noise)), /^tls\.(protocol|handshake): /],
  ['noise without end', 'tls', hearing(pour(noise)), /^tls\.(protocol|handshake): /],
  [
    'half a handshake, and the end',
    'tls',
    (socket) => socket.end(Buffer.from([22, 3, 3, 64, 0, 2])),
    /^tls\.handshake: /,
  ],
  [
    'drops of a handshake',
    'tls',
    (socket) => {
      socket.write(Buffer.from([22, 3, 3, 64, 0]));
      drip(Buffer.from([2]))(socket);
    },
    /^tls\.\w+: /,
  ],
  ['the end', 'tls', (socket) => socket.end(), /^tls\.handshake: /],
  ['a reset', 'tls', (socket) => socket.resetAndDestroy(), /^(tls\.handshake|tcp\.reset): /],
  ['silence, for somebody accepts', 'tcp', silent, 'up'],
  ['noise without end, for somebody accepts', 'tcp', pour(noise), 'up'],
  ['the end, for somebody accepts', 'tcp', (socket) => socket.end(), 'up'],
];

describe('a hostile server', () => {
  const servers: Listening[] = [];
  let run: Beside;

  async function started(name: string, behave: Behave, own: Certificate, endpointAt: (port: number) => HttpEndpoint) {
    const server = await listen(createServer((socket) => behave(socket.resume(), own)));
    servers.push(server);
    return { name, dns: [], http: [{ ...endpointAt(server.port), allowPrivateAddresses: true }] } satisfies Service;
  }

  beforeAll(async () => {
    const authority = await issue({ isAuthority: true });
    const own = await issue({ issuer: authority });
    const hostile = await Promise.all([
      ...DIALOGUES.map(([what, startTls, behave]) =>
        started(`${startTls}: ${what}`, behave, own, (port) => ({
          url: `tls://127.0.0.1:${port}`,
          asking: { startTls },
        })),
      ),
      ...CONNECTIONS.map(([what, scheme, behave]) =>
        started(`${scheme}: ${what}`, behave, own, (port) => ({ url: `${scheme}://127.0.0.1:${port}` })),
      ),
    ]);
    run = await runBeside(hostile, authority);
  });
  afterAll(() => Promise.all(servers.map(({ close }) => close())));

  it.each([...DIALOGUES, ...CONNECTIONS].map(([what, protocol, , said]) => [`${protocol}: ${what}`, said] as const))(
    'of %s',
    (name, said) => {
      expect(run.said.get(name)).toEqual(said instanceof RegExp ? expect.stringMatching(said) : said);
    },
  );

  it('keeps no healthy service waiting, and leaves nothing behind', () => {
    expect(run.healthy.verdict.kind).toBe('up');
    expect(run.healthyAfterMs).toBeLessThan(HEALTHY_MS);
    expect(run.durationMs).toBeLessThan(RUN_MS);
    expect(run.left).toBe(0);
  });
});
