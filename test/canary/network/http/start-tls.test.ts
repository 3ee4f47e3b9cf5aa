import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { startTls } from '../../../../lambda/canary/network/http/start-tls';
import type { StartTls } from '../../../../lib/contract/fleet';
import { type Dialogue, startDialogueServer } from '../../../servers/dialogue-server';
import { PATIENT_MS, UNENDED } from '../ask';

/** What a dialogue ends with: `ready`, or the reason why there is no TLS. */
async function ended(protocol: StartTls, dialogue: Dialogue): Promise<string> {
  // nobody comes as far as the certificate
  const server = await startDialogueServer(dialogue, { cert: '', key: '' });
  const socket = connect(server.port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    await startTls(socket, protocol, PATIENT_MS, UNENDED);
    return 'ready';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    socket.destroy();
    await server.close();
  }
}

const EHLO = /^EHLO/;
const STARTTLS = /STARTTLS/;
const GREETING = '220 mail\r\n';
const OFFER = '250-mail\r\n250 STARTTLS\r\n';
const LDAP_YES = Buffer.from('300c02010178070a010004000400', 'hex');
const LDAP_NO = Buffer.from('300c02010178070a013404000400', 'hex');

describe('a dialogue before TLS', () => {
  it.each<[string, StartTls, Dialogue, string]>([
    [
      'ends with readiness',
      'smtp',
      {
        greeting: GREETING,
        answers: [
          [EHLO, OFFER],
          [STARTTLS, '220 go\r\n'],
        ],
      },
      'ready',
    ],
    [
      'throws away what stands behind it',
      'smtp',
      {
        greeting: GREETING,
        answers: [
          [EHLO, OFFER],
          [STARTTLS, '220 go\r\n454 injected\r\n'],
        ],
      },
      'ready',
    ],
    [
      'is over where the extension is missing',
      'smtp',
      {
        greeting: GREETING,
        answers: [
          [EHLO, '250-mail\r\n250 SIZE 1\r\n'],
          [STARTTLS, '220 go\r\n'],
        ],
      },
      'no TLS offered: 250-mail��250 SIZE 1',
    ],
    [
      'takes no earlier word for readiness',
      'smtp',
      {
        greeting: GREETING,
        answers: [
          [EHLO, OFFER],
          [STARTTLS, '454 not now\r\n'],
        ],
      },
      'no TLS offered: 454 not now',
    ],
    [
      'is over where nobody is served',
      'smtp',
      { greeting: '554 go away\r\n', answers: [] },
      'no TLS offered: 554 go away',
    ],
    ['ends with readiness', 'imap', { greeting: '* OK hi\r\n', answers: [[STARTTLS, 'a OK go\r\n']] }, 'ready'],
    [
      'waits past untagged words',
      'imap',
      { greeting: '* OK hi\r\n', answers: [[STARTTLS, '* CAPABILITY IMAP4rev1\r\na OK go\r\n']] },
      'ready',
    ],
    [
      'may be refused',
      'imap',
      { greeting: '* OK hi\r\n', answers: [[STARTTLS, 'a NO no\r\n']] },
      'no TLS offered: a NO no',
    ],
    ['may be over at once', 'imap', { greeting: '* BYE\r\n', answers: [] }, 'no TLS offered: * BYE'],
    ['ends with success', 'ldap', { answers: [[/./, LDAP_YES]] }, 'ready'],
    ['may be refused', 'ldap', { answers: [[/./, LDAP_NO]] }, 'no TLS offered: 14 bytes'],
    ['ends with one letter', 'postgres', { answers: [[/./, 'S']] }, 'ready'],
    ['takes no more than that letter', 'postgres', { answers: [[/./, 'SS']] }, 'no TLS offered: SS'],
    ['may be refused', 'postgres', { answers: [[/./, 'N']] }, 'no TLS offered: N'],
    [
      'is over after 8 kB',
      'smtp',
      { greeting: '220-x\r\n'.repeat(2_000), answers: [] },
      expect.stringMatching(/^no TLS offered: 220-x/) as never,
    ],
  ])('%s: %s', async (_, protocol, dialogue, end) => {
    expect(await ended(protocol, dialogue)).toEqual(end);
  });
});
