import type { Socket } from 'node:net';
import type { StartTls } from '../../../../lib/contract/fleet';
import { sanitize } from '../../sanitize';
import { failure } from '../failure';
import { withinLimit } from '../time-limit';

/** What came so far: the step goes on, is done, or is refused. */
type Progress = 'more' | 'done' | 'refused';

/** One step of a dialogue: what we say, and how what comes is taken. */
interface Step {
  readonly says?: Buffer | string;
  readonly takes: (received: Buffer) => Progress;
}

/** Whole lines that end the step, or refuse it. */
function lines(done: RegExp, refused: RegExp): Step['takes'] {
  return (received) => {
    const text = received.toString('latin1');
    if (!text.endsWith('\n')) return 'more';
    if (done.test(text)) return 'done';
    return refused.test(text) ? 'refused' : 'more';
  };
}

/** The extensions of an SMTP server, to the last line. */
function takesExtensions(received: Buffer): Progress {
  const whole = lines(/^250 /m, /^[45]\d\d /m)(received);
  return whole === 'done' && !/^250[- ]STARTTLS\b/im.test(received.toString('latin1')) ? 'refused' : whole;
}

/** LDAP's ExtendedRequest of StartTLS (RFC 4511, section 4.14), as it goes over the wire. */
const LDAP_REQUEST = Buffer.concat([
  Buffer.from([0x30, 0x1d, 0x02, 0x01, 0x01, 0x77, 0x18, 0x80, 0x16]),
  Buffer.from('1.3.6.1.4.1.1466.20037'),
]);

const LDAP_EXTENDED_RESPONSE = 0x78;

/** An ExtendedResponse begins with its result code; 0 is success. */
function takesLdap(received: Buffer): Progress {
  const length = received[1] ?? Number.POSITIVE_INFINITY;
  const isLong = length > 0x7f;
  if (received.length < 2 || (!isLong && received.length < 2 + length)) return 'more';
  const at = received.indexOf(LDAP_EXTENDED_RESPONSE);
  const isSuccess = at > 0 && received.subarray(at).indexOf(Buffer.from([0x0a, 0x01, 0x00])) >= 0;
  return isSuccess && !isLong ? 'done' : 'refused';
}

/** The dialogues that lead to TLS: RFC 3207, RFC 9051, RFC 4511, and PostgreSQL's SSLRequest. */
const DIALOGUES: Readonly<Record<StartTls, readonly Step[]>> = {
  smtp: [
    { takes: lines(/^220 /m, /^[45]\d\d /m) },
    { says: 'EHLO common-cause.invalid\r\n', takes: takesExtensions },
    { says: 'STARTTLS\r\n', takes: lines(/^220 /m, /^[345]\d\d /m) },
  ],
  imap: [
    { takes: lines(/^\* OK/im, /^\* BYE/im) },
    { says: 'a STARTTLS\r\n', takes: lines(/^a OK/im, /^a (NO|BAD)|^\* BYE/im) },
  ],
  ldap: [{ says: LDAP_REQUEST, takes: takesLdap }],
  postgres: [
    {
      says: Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]),
      takes: (received) => (received.length === 0 ? 'more' : received.toString('latin1') === 'S' ? 'done' : 'refused'),
    },
  ],
};

/** More than any server has to say before TLS. */
const MAX_BYTES = 8 * 1024;

/** What was said in place of a readiness: text, or how much of what is none. */
function refusal(received: Buffer): Error {
  const text = received.toString('latin1').trim();
  const said = /^[\x20-\x7e\s]+$/.test(text) ? sanitize(text) : `${received.length} bytes`;
  return failure('ENOSTARTTLS', `no TLS offered: ${said}`);
}

/**
 * Talks over an open connection until the other side is ready for TLS.
 * @throws an error with the code `ENOSTARTTLS` where it is not
 */
export async function startTls(
  socket: Socket,
  protocol: StartTls,
  limitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const steps = [...DIALOGUES[protocol]];
  let received = Buffer.alloc(0);
  let listen = (_chunk: Buffer) => {};
  let close = () => {};
  try {
    await withinLimit<void>(limitMs, signal, (resolve, reject) => {
      const say = () => {
        const says = steps[0]?.says;
        if (says !== undefined) socket.write(says);
      };
      listen = (chunk) => {
        received = Buffer.concat([received, chunk]);
        if (received.length > MAX_BYTES) return reject(refusal(received.subarray(0, MAX_BYTES)));
        const progress = steps[0]?.takes(received);
        if (progress === 'refused') return reject(refusal(received));
        if (progress === 'more') return;
        steps.shift();
        received = Buffer.alloc(0);
        if (steps.length === 0) resolve();
        else say();
      };
      close = () => reject(failure('ECONNRESET', 'closed before TLS'));
      socket.on('error', reject);
      socket.on('data', listen);
      socket.on('close', close);
      say();
    });
  } finally {
    socket.off('data', listen);
    socket.off('close', close);
    socket.pause();
  }
}
