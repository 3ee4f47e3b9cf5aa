import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpEndpoint, StartTls } from '../../../lib/contract/fleet';
import { type Certificate, issue } from '../../servers/certificates';
import { type Dialogue, startDialogueServer } from '../../servers/dialogue-server';
import { addresses } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { listen } from '../../servers/listen';
import { reply, startWebServer } from '../../servers/web-server';
import { cellOf, observe, open, spell } from '../probe';

let names: DnsServer;
let authority: Certificate;
let own: Certificate;

beforeAll(async () => {
  names = await startDnsServer({ localhost: addresses('127.0.0.1') });
  authority = await issue({ isAuthority: true });
  own = await issue({ issuer: authority, toDay: 20 });
});
afterAll(() => names.close());

const options = () => ({ resolvers: [names.resolver], trusts: authority, leftMs: 10_000 });

async function judged(url: string, more: Partial<HttpEndpoint> = {}): Promise<string> {
  return spell(await cellOf(open(url, more), options())).replace(/TCP in \d+ ms/, 'TCP in MS');
}

const LDAP_YES = Buffer.from('300c02010178070a010004000400', 'hex');
const LDAP_NO = Buffer.from('300c02010178070a013404000400', 'hex');

/** Servers that turn to TLS, and servers that do not. */
const DIALOGUES: Readonly<Record<StartTls, readonly [good: Dialogue, refusing: Dialogue, why: string]>> = {
  smtp: [
    {
      greeting: '220-mail.test\r\n220 ESMTP\r\n',
      answers: [
        [/^EHLO \S+\r\n$/, '250-mail.test\r\n250-STARTTLS\r\n250 SIZE 1000\r\n'],
        [/^STARTTLS\r\n$/, '220 go ahead\r\n', 'TLS'],
      ],
    },
    { greeting: '220 mail.test\r\n', answers: [[/^EHLO/, '250-mail.test\r\n250 SIZE 1000\r\n']] },
    '250-mail.test��250 SIZE 1000',
  ],
  imap: [
    { greeting: '* OK ready\r\n', answers: [[/^a STARTTLS\r\n$/, 'a OK begin\r\n', 'TLS']] },
    { greeting: '* OK ready\r\n', answers: [[/STARTTLS/, 'a BAD no\r\n']] },
    'a BAD no',
  ],
  ldap: [{ answers: [[/1\.3\.6\.1\.4\.1\.1466\.20037$/, LDAP_YES, 'TLS']] }, { answers: [[/./, LDAP_NO]] }, '14 bytes'],
  postgres: [{ answers: [[/Ò.\/$/, 'S', 'TLS']] }, { answers: [[/./, 'N']] }, 'N'],
};

describe('connections without HTTP', () => {
  it('N4: a port that listens is up, a closed one is not', async () => {
    const server = await listen(createServer());
    expect(await judged(`tcp://localhost:${server.port}`)).toBe('up');
    await server.close();
    expect(await judged(`tcp://localhost:${server.port}`)).toBe('tcp.refused: 127.0.0.1: connection refused');
  });

  it('TLS alone has a certificate, and its days', async () => {
    const server = await startWebServer({ '/': reply(200) }, own);
    const cell = await cellOf(open(`tls://localhost:${server.port}`), options());
    expect(cell).toMatchObject({ verdict: { kind: 'up' }, certificateDays: expect.closeTo(20, 1) });
    expect(cell.responseTimeMs).toBeGreaterThan(0);
    expect(await judged(`tls://localhost:${server.port}`, { expect: { certificate: { leastDays: 30 } } })).toBe(
      'tls.pin: certificate with 19 days left, expected at least 30, from 127.0.0.1',
    );
    await server.close();
  });

  it.each(Object.entries(DIALOGUES))('T14: %s turns to TLS, or refuses to', async (protocol, [good, refusing, why]) => {
    const asking = { startTls: protocol as StartTls };
    const servers = await Promise.all([startDialogueServer(good, own), startDialogueServer(refusing, own)]);
    const [turned, refused] = servers.map(({ port }) => `tls://localhost:${port}`);
    const cell = await cellOf(open(turned ?? '', { asking }), options());
    const said = await judged(refused ?? '', { asking });
    await Promise.all(servers.map(({ close }) => close()));
    expect(cell).toMatchObject({ verdict: { kind: 'up' }, certificateDays: expect.closeTo(20, 1) });
    expect(said).toBe(`tls.protocol: 127.0.0.1: TCP in MS, then no TLS offered: ${why}`);
  });

  it('a server that has nothing to say is a time-out of TLS, and one that pours is refused', async () => {
    const asking = { startTls: 'smtp' } as const;
    const silent = await startDialogueServer({ answers: [] }, own);
    const pouring = await startDialogueServer({ greeting: '250-x\r\n'.repeat(10_000), answers: [] }, own);
    const [one, two] = await Promise.all([
      judged(`tls://localhost:${silent.port}`, { asking }),
      judged(`tls://localhost:${pouring.port}`, { asking }),
    ]);
    await Promise.all([silent.close(), pouring.close()]);
    expect(one).toBe('tls.timeout: 127.0.0.1: TCP in MS, then no TLS answer in 3.0 s');
    expect(two).toMatch(/^tls\.protocol: 127\.0\.0\.1: TCP in MS, then no TLS offered: 250-x/);
  });

  it('a connection is counted in the layer of HTTP', async () => {
    const seen = await observe(open('tcp://localhost:1'), options());
    expect(seen.endpoints[0]).toMatchObject({ kind: 'requested', hops: [{ exchange: { kind: 'broken' } }] });
  });
});
