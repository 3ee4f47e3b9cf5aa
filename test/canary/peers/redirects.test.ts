import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCookieJar } from '../../../lambda/canary/probing/cookie-jar';
import { nextAsking } from '../../../lambda/canary/probing/next-asking';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import { addresses } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { reply, startWebServer, type WebBehaviour, type WebServer } from '../../servers/web-server';
import { cellOf, open, spell } from '../probe';

let names: DnsServer;
let site: WebServer;
let other: WebServer;

const echo: WebBehaviour = ({ headers, method }, response) => {
  response.writeHead(200, { 'x-method': method, 'x-seen': JSON.stringify(headers) }).end();
};
const to = (status: number, location: string) => reply(status, { location });

beforeAll(async () => {
  names = await startDnsServer({ 'site.test': addresses('127.0.0.1'), 'other.test': addresses('127.0.0.1') });
  other = await startWebServer({ '/echo': echo });
  const elsewhere = `http://other.test:${other.port}/echo`;
  site = await startWebServer({
    '/': to(302, '/noredirect'),
    '/noredirect': reply(200),
    '/0': to(307, '/1'),
    '/1': to(307, '/2'),
    '/2': reply(200),
    '/elsewhere': to(302, elsewhere),
    '/elsewhere-again': to(307, elsewhere),
    '/303': to(303, '/echo'),
    '/307': to(307, '/echo'),
    '/echo': echo,
    '/login': (_, response) =>
      response
        .writeHead(302, {
          location: '/echo',
          'set-cookie': ['session=s; Path=/', 'old=1; Max-Age=0', 'evil=1; Domain=other.test'],
        })
        .end(),
    '/login-elsewhere': (_, response) =>
      response.writeHead(302, { location: elsewhere, 'set-cookie': 'session=s' }).end(),
  });
});
afterAll(() => Promise.all([names.close(), site.close(), other.close()]));

async function judged(path: string, more: Partial<HttpEndpoint> = {}): Promise<string> {
  const target = open(`http://site.test:${site.port}${path}`, { allowPrivateAddresses: true, ...more });
  const { http } = target;
  // its own permission is the redirect's target's here: one machine plays both
  const seen = await cellOf({ dns: [], http }, { resolvers: [names.resolver], ports: [other.port] });
  return spell(seen).replace(', from 127.0.0.1', '');
}

const headers = (...rules: NonNullable<NonNullable<HttpEndpoint['expect']>['headers']>) => ({ headers: rules });
const hasSeen = (rules: object) => headers({ name: 'x-seen', ...rules });

describe('what peers ask of redirects', () => {
  it.each<[string, string, Partial<HttpEndpoint>, string]>([
    ['H37', '/', {}, 'up'],
    ['H38', '/', { asking: { maxRedirects: 0 }, status: ['302'] }, 'up'],
    ['H38 without the status', '/', { asking: { maxRedirects: 0 } }, 'http.status: status 302, expected 200-299'],
    ['H41 with 0', '/0', { asking: { maxRedirects: 0 } }, 'http.status: status 307, expected 200-299'],
    ['H41 with 1', '/0', { asking: { maxRedirects: 1 } }, 'http.redirect: redirects to /2: too many redirects'],
    ['H41 with 2', '/0', { asking: { maxRedirects: 2 } }, 'up'],
  ])('%s: %s', async (_, path, more, said) => {
    expect(await judged(path, more)).toBe(said);
  });

  it('the end of a chain is as expected, or is told', async () => {
    const end = `http://site.test:${site.port}/noredirect`;
    expect(await judged('/', { expect: { finalUrl: end } })).toBe('up');
    expect(await judged('/', { expect: { finalUrl: `${end}/x` } })).toBe(
      `http.redirect: ${end}: ends at ${end}, expected ${end}/x`,
    );
  });

  it.each([
    ['/303', 'GET'],
    ['/307', 'POST'],
  ])('a form sent to %s is asked for again with %s', async (path, method) => {
    const asking = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' };
    expect(await judged(path, { asking, expect: headers({ name: 'x-method', matches: [`^${method}$`] }) })).toBe('up');
  });

  it('cookies are kept within a chain where that is asked for, and only those that are for its host', async () => {
    const asking = { keepsCookies: true };
    expect(await judged('/login', { asking, expect: hasSeen({ contains: ['"cookie":"session=s"'] }) })).toBe('up');
    expect(await judged('/login', { expect: hasSeen({ containsNot: ['cookie'] }) })).toBe('up');
  });
});

describe('another origin', () => {
  // The guard lets nobody be led to loopback: what would be sent there is seen at the request itself.
  it('H44: is told nothing that was meant for the first', () => {
    const asking = {
      method: 'POST',
      headers: {
        authorization: 'Bearer t',
        cookie: 'a=1',
        host: 'x',
        'x-api-key': 'k',
        accept: 'a',
        'content-type': 'b',
      },
      serverName: 'inner.test',
      body: '{}',
    };
    const from = 'https://site.test/';
    expect(nextAsking(asking, 307, from, 'https://site.test/2')).toEqual(asking);
    expect(nextAsking(asking, 307, from, 'https://other.test/')).toEqual({
      method: 'POST',
      headers: { accept: 'a', 'content-type': 'b' },
      body: '{}',
    });
    expect(nextAsking(asking, 302, from, 'https://site.test:8443/')).toEqual({
      method: 'GET',
      headers: { accept: 'a' },
    });
    expect(nextAsking(asking, 302, from, 'http://site.test/')).toEqual({ method: 'GET', headers: { accept: 'a' } });
  });

  it('gets no cookies of the first', () => {
    const jar = createCookieJar();
    const set = (...values: string[]) => ({ status: 302, headers: {}, repeated: { 'set-cookie': values } });
    jar.keep(
      'https://a.site.test/',
      set('own=1', 'all=2; Domain=.site.test', 'tld=3; Domain=test', 'safe=4; Secure', 'deep=5; Path=/x'),
    );
    expect(jar.headerFor('https://a.site.test/')).toBe('own=1; all=2; safe=4');
    expect(jar.headerFor('http://a.site.test/x/y')).toBe('own=1; all=2; deep=5');
    expect(jar.headerFor('https://b.site.test/')).toBe('all=2');
    expect(jar.headerFor('https://other.test/')).toBeUndefined();
  });
});
