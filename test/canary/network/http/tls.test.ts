import { createSecureContext } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createNetwork } from '../../../../lambda/canary/network/create-network';
import { type Certificate, issue } from '../../../servers/certificates';
import { reply, startWebServer, type WebServer } from '../../../servers/web-server';
import { codeOf, PATIENT_MS, UNENDED } from '../ask';

const SITE = { '/ok': reply(200) };

let authority: Certificate;
let good: Certificate;
let plain: WebServer;
let secured: WebServer;

beforeAll(async () => {
  authority = await issue({ isAuthority: true });
  good = await issue({ issuer: authority });
  plain = await startWebServer(SITE);
  secured = await startWebServer(SITE, good);
});

afterAll(() => Promise.all([plain.close(), secured.close()]));

describe('TLS', () => {
  it.each([
    ['expired', 'tls.expired', { fromDay: -10, toDay: -1 }],
    ['not yet valid', 'tls.notyet', { fromDay: 1 }],
    ['for another name', 'tls.hostname', { name: 'other.test' }],
    ['of an unknown authority', 'tls.untrusted', { unknown: true }],
    ['self-signed', 'tls.untrusted', { self: true }],
    ['for clients only', 'tls.untrusted', { isForClients: true }],
    ['signed with SHA-1', 'tls.untrusted', { algorithm: 'sha1' }],
  ] as const)('a certificate %s is %s', async (_, code, wish: object) => {
    const unknown = 'unknown' in wish ? await issue({ isAuthority: true, name: 'Unknown authority' }) : authority;
    const certificate = await issue({ ...('self' in wish ? {} : { issuer: unknown }), ...wish });
    const server = await startWebServer(SITE, { ...certificate, ciphers: 'DEFAULT:@SECLEVEL=0' });
    const found = await codeOf(`https://localhost:${server.port}/ok`, { trusts: authority });
    await server.close();
    expect(found).toBe(code);
  });

  it.each([
    [
      'an old protocol only',
      'tls.protocol',
      { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' },
    ],
    ['HTTP/2 only', 'tls.protocol', { ALPNProtocols: ['h2'] }],
    ['no common cipher', 'tls.handshake', { maxVersion: 'TLSv1.2', ciphers: 'PSK' }],
    [
      'a client certificate by TLS 1.2',
      'tls.handshake',
      { requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' },
    ],
    ['a client certificate by TLS 1.3', 'tls.handshake', { requestCert: true, rejectUnauthorized: true }],
  ] as const)('a server that takes %s is %s', async (_, code, tls: object) => {
    const server = await startWebServer(SITE, { ...good, ...tls });
    expect(await codeOf(`https://localhost:${server.port}/ok`, { trusts: authority })).toBe(code);
    await server.close();
  });

  it('a server that speaks no TLS is tls.protocol', async () => {
    expect(await codeOf(`https://localhost:${plain.port}/ok`, { trusts: authority })).toBe('tls.protocol');
  });

  it('an address in the URL is checked against the certificate’s addresses', async () => {
    expect(await codeOf(`https://127.0.0.1:${secured.port}/ok`, { trusts: authority })).toBe('up');
    expect(await codeOf(`https://127.0.0.2:${secured.port}/ok`, { trusts: authority })).toBe('tls.hostname');
  });

  it('a canary reads the server’s own certificate of a good chain, and all of a bad one', async () => {
    const expired = await startWebServer(SITE, await issue({ issuer: authority, fromDay: -10, toDay: -1 }));
    const network = createNetwork({
      systemResolver: '127.0.0.1',
      hasIpv6: false,
      isLambda: false,
      readsChain: false,
      secureContext: createSecureContext({ ca: authority.cert }),
    });
    const subjectsAt = async (url: string) => {
      const asked = { url, addresses: ['127.0.0.1'], mayUsePrivate: true, needsBody: () => true };
      const { tls } = await network.http(asked, PATIENT_MS, UNENDED);
      return tls?.chain.map(({ subject }) => subject);
    };
    const all = ['CN=localhost', 'CN=Test authority'];
    expect(await subjectsAt(`https://localhost:${secured.port}/ok`)).toEqual(all.slice(0, 1));
    expect(await subjectsAt(`https://127.0.0.2:${secured.port}/ok`)).toEqual(all.slice(0, 1));
    expect(await subjectsAt(`https://localhost:${expired.port}/ok`)).toEqual(all);
    await expired.close();
  });
});
