import type { TLSSocket } from 'node:tls';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { secretsManager } from '../../../lambda/aws/secrets-manager';
import { createSecrets, type SecretReader } from '../../../lambda/canary/probing/secrets';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import { type Certificate, issue } from '../../servers/certificates';
import { addresses } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { type SecretsServer, startSecretsServer } from '../../servers/secrets-server';
import { reply, startWebServer, type WebBehaviour, type WebServer } from '../../servers/web-server';
import { cellOf, observe, open, spell } from '../probe';

const TOKEN = 'token-very-secret';
const held = new Map<string, string>();

let names: DnsServer;
let authority: Certificate;
let site: WebServer;
let secrets: SecretsServer;
let read: SecretReader;
let now = 0;

const needs =
  (header: string, value: string): WebBehaviour =>
  ({ headers }, response) =>
    response.writeHead(headers[header] === value ? 200 : 401).end();

beforeAll(async () => {
  names = await startDnsServer({ localhost: addresses('127.0.0.1') });
  authority = await issue({ isAuthority: true });
  site = await startWebServer(
    {
      '/bearer': needs('authorization', `Bearer ${TOKEN}`),
      '/basic': needs('authorization', `Basic ${Buffer.from('anna:geheim').toString('base64')}`),
      '/key': needs('x-api-key', 'key-1234'),
      '/echo': ({ headers }, response) =>
        response.writeHead(200, { 'x-seen': headers.authorization }).end(`you said ${headers.authorization} and more`),
      '/long-echo': ({ headers }, response) =>
        response.writeHead(200).end(`${'x'.repeat(45)}${headers.authorization?.slice(7)} and more, and more, and more`),
      '/here': reply(302, { location: '/bearer' }),
      '/to-secret': ({ headers }, response) =>
        response.writeHead(302, { location: `ftp://x/?${headers.authorization?.slice(7)}` }).end(),
    },
    await issue({ issuer: authority }),
  );
  secrets = await startSecretsServer(held);
});
afterAll(() => Promise.all([names.close(), site.close(), secrets.close()]));

beforeEach(() => {
  held.clear();
  now = 0;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new SecretsManagerClient({ region: 'eu-west-1', endpoint: secrets.url, credentials, maxAttempts: 1 });
  read = createSecrets(
    secretsManager(() => client),
    { now: () => now },
  );
});

const options = () => ({ resolvers: [names.resolver], trusts: authority, secrets: read });
const at = (path: string, more: Partial<HttpEndpoint> = {}) => open(`https://localhost:${site.port}${path}`, more);
const judged = async (path: string, more: Partial<HttpEndpoint> = {}) => spell(await cellOf(at(path, more), options()));

const bearer = { auth: { kind: 'bearer', secret: 'api/token' } } as const;
const basic = { auth: { kind: 'basic', secret: 'api/user' } } as const;
const key = { auth: { kind: 'header', header: 'x-api-key', secret: 'api/key' } } as const;

describe('credentials', () => {
  it.each<[string, string, Partial<HttpEndpoint>, string]>([
    ['H32: a token', '/bearer', bearer, TOKEN],
    ['H32: a token as JSON', '/bearer', bearer, JSON.stringify({ token: TOKEN })],
    ['H32: a password', '/basic', basic, 'anna:geheim\n'],
    ['H32: a password as JSON', '/basic', basic, JSON.stringify({ username: 'anna', password: 'geheim' })],
    ['a header', '/key', key, 'key-1234'],
    ['a token, again at the end of a redirect within the origin', '/here', bearer, TOKEN],
  ])('%s is sent', async (_, path, more, value) => {
    held.set(more.auth?.secret ?? '', value);
    expect(await judged(path, more)).toBe('up');
    expect(await judged(path.replace('/here', '/bearer'))).toBe('blocked.status: status 401 from 127.0.0.1');
  });

  it('that are refused are failing, after the secret was read anew', async () => {
    held.set('api/token', 'old');
    const before = secrets.asked.length;
    await read('api/token', false);
    now += 60_000;
    expect(await judged('/bearer', bearer)).toBe(
      'http.status: status 401, expected 200-299, from 127.0.0.1: our credentials were refused',
    );
    expect(secrets.asked.length - before).toBe(2);
    now += 60_000;
    held.set('api/token', TOKEN);
    expect(await judged('/bearer', bearer)).toBe('up');
  });

  it('H44: are told to no other origin, a client certificate neither', async () => {
    const tls = { ...(await issue({ issuer: authority })), requestCert: true, rejectUnauthorized: false };
    const shown: boolean[] = [];
    const other = await startWebServer(
      {
        '/': ({ socket }, response) => {
          shown.push(
            'getPeerCertificate' in socket && Object.keys((socket as TLSSocket).getPeerCertificate()).length > 0,
          );
          response.end();
        },
      },
      tls,
    );
    const away = await startWebServer({ '/': reply(302, { location: `https://localhost:${other.port}/` }) }, tls);
    const own = await issue({ issuer: authority, isForClients: true });
    held.set('api/token', TOKEN);
    held.set('client', `${own.cert}\n${own.key}`);
    const target = open(`https://localhost:${away.port}/`, { ...bearer, clientCertificate: 'client' });
    const said = spell(await cellOf(target, { ...options(), ports: [other.port] }));
    await Promise.all([other.close(), away.close()]);
    expect(said).toBe('up');
    expect(away.requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${TOKEN}`]);
    expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
    expect(shown).toEqual([false]);
  });

  it('are read once an hour, and the old ones serve where they cannot be read again', async () => {
    held.set('api/token', TOKEN);
    const before = secrets.asked.length;
    await judged('/bearer', bearer);
    now += 3_599_000;
    await judged('/bearer', bearer);
    expect(secrets.asked.length - before).toBe(1);
    now += 2_000;
    held.clear();
    expect(await judged('/bearer', bearer)).toBe('up');
    expect(secrets.asked.length - before).toBe(2);
  });

  it('that cannot be read, or used, are trouble of our own', async () => {
    expect(await judged('/bearer', bearer)).toMatch(/^probe\.secret: secret api\/token: ResourceNotFoundException/);
    held.set('api/token', 'two\nlines');
    expect(await judged('/bearer', bearer)).toBe('probe.secret: secret api/token: not the value of a header');
    held.set('client', 'no PEM');
    expect(await judged('/bearer', { clientCertificate: 'client' })).toBe(
      'probe.secret: secret client: no PEM of a certificate and its private key',
    );
  });

  it.each(['/echo', '/long-echo', '/to-secret'])('H35: never appear, although %s sends them back', async (path) => {
    held.set('api/token', TOKEN);
    const expectation = { ...bearer, expect: { body: { contains: ['welcome'] }, headers: [{ name: 'x-other' }] } };
    const seen = JSON.stringify([await observe(at(path, expectation), options()), await judged(path, expectation)]);
    expect(seen).toContain('<secret>');
    expect(seen).not.toContain(TOKEN.slice(0, 8));
  });

  it('a client certificate is shown where it is asked for', async () => {
    const server = await startWebServer(
      { '/': reply(200) },
      { ...(await issue({ issuer: authority })), requestCert: true, rejectUnauthorized: true, ca: authority.cert },
    );
    const own = await issue({ issuer: authority, isForClients: true });
    const url = `https://localhost:${server.port}/`;
    held.set('client', `${own.cert}\n${own.key}`);
    held.set('client-json', JSON.stringify({ certificate: own.cert, key: own.key }));
    const said = [
      await cellOf(open(url), options()),
      await cellOf(open(url, { clientCertificate: 'client' }), options()),
      await cellOf(open(url, { clientCertificate: 'client-json' }), options()),
    ].map((cell) => spell(cell).replace(/:.*/, ''));
    await server.close();
    expect(said).toEqual(['tls.handshake', 'up', 'up']);
  });
});
