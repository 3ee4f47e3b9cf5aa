import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import { type Certificate, issue } from '../../servers/certificates';
import { addresses } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { reply, startWebServer, type WebServer } from '../../servers/web-server';
import { cellOf, open, spell } from '../probe';

const SITE = { '/': reply(200) };

let names: DnsServer;
let authority: Certificate;
let own: Certificate;
let secured: WebServer;
let older: WebServer;
let plain: WebServer;

beforeAll(async () => {
  names = await startDnsServer({ localhost: addresses('127.0.0.1'), 'site.test': addresses('127.0.0.1') });
  authority = await issue({ isAuthority: true });
  own = await issue({ issuer: authority, toDay: 10 });
  secured = await startWebServer(SITE, own);
  older = await startWebServer(SITE, { ...own, maxVersion: 'TLSv1.2' });
  plain = await startWebServer(SITE);
});
afterAll(() => Promise.all([names.close(), secured.close(), older.close(), plain.close()]));

async function judged(url: string, more: Partial<HttpEndpoint> = {}): Promise<string> {
  return spell(await cellOf(open(url, more), { resolvers: [names.resolver], trusts: authority })).replace(
    ', from 127.0.0.1',
    '',
  );
}

describe('what peers ask of TLS', () => {
  const at = (server: WebServer, host = 'localhost') => `https://${host}:${server.port}/`;

  it('T4: a URL without TLS does not keep a promise of TLS', async () => {
    const expected = 'tls.protocol: not over TLS, expected TLS';
    expect(await judged(`http://localhost:${plain.port}/`, { expect: { leastTls: 'TLSv1.2' } })).toBe(expected);
  });

  it('T8: the least version', async () => {
    expect(await judged(at(older), { expect: { leastTls: 'TLSv1.2' } })).toBe('up');
    expect(await judged(at(older), { expect: { leastTls: 'TLSv1.3' } })).toBe(
      'tls.protocol: TLSv1.2, expected TLSv1.3',
    );
    expect(await judged(at(secured), { expect: { leastTls: 'TLSv1.3' } })).toBe('up');
  });

  it('T15: days left', async () => {
    expect(await judged(at(secured), { expect: { certificate: { leastDays: 5 } } })).toBe('up');
    expect(await judged(at(secured), { expect: { certificate: { leastDays: 30 } } })).toMatch(
      /^tls\.pin: certificate with 9 days left, expected at least 30$/,
    );
  });

  it('issuer and fingerprint', async () => {
    const fingerprint = new X509Certificate(own.cert).fingerprint256;
    const certificate = { issuer: 'Test authority', fingerprints: [fingerprint.replaceAll(':', '').toLowerCase()] };
    expect(await judged(at(secured), { expect: { certificate } })).toBe('up');
    expect(await judged(at(secured), { expect: { certificate: { issuer: 'Other' } } })).toBe(
      'tls.pin: certificate issued by "CN=Test authority", expected "Other"',
    );
    expect(await judged(at(secured), { expect: { certificate: { fingerprints: ['ab'.repeat(32)] } } })).toMatch(
      /^tls\.pin: certificate with SHA-256 [0-9a-f]{64}, expected (ab){32}$/,
    );
  });

  it('H31: the certificate is checked for the host of the URL, or for the name that is given', async () => {
    expect(await judged(at(secured))).toBe('up');
    expect(await judged(at(secured, 'site.test'))).toMatch(/^tls\.hostname/);
    expect(await judged(at(secured, 'site.test'), { asking: { serverName: 'localhost' } })).toBe('up');
  });

  it('T1: what nobody trusts fails', async () => {
    const self = await startWebServer(SITE, await issue({}));
    expect(await judged(at(self))).toMatch(/^tls\.untrusted/);
    await self.close();
  });
});
