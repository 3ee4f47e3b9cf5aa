import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import { type Certificate, issue } from '../../servers/certificates';
import { addresses } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { type Http2Server, respond, startHttp2Server } from '../../servers/http2-server';
import { reply, startWebServer, type WebServer } from '../../servers/web-server';
import { cellOf, open, spell } from '../probe';

let names: DnsServer;
let authority: Certificate;
let site: Http2Server;
let older: WebServer;

beforeAll(async () => {
  names = await startDnsServer({ localhost: addresses('127.0.0.1') });
  authority = await issue({ isAuthority: true });
  const own = await issue({ issuer: authority });
  older = await startWebServer({ '/': reply(200, {}, 'hello'), '/503': reply(503) }, own);
  site = await startHttp2Server(
    {
      '/': respond(200, { 'content-type': 'text/plain' }, 'hello'),
      '/here': respond(302, { location: '/' }),
      '/older': respond(302, { location: `https://localhost:${older.port}/` }),
      '/private': (stream, headers) =>
        respond(headers.authorization === 'Bearer new-token' ? 200 : 401)(stream, headers),
    },
    own,
  );
});
afterAll(() => Promise.all([names.close(), site.close(), older.close()]));

const HTTP2 = { asking: { offersHttp2: true }, expect: { httpVersion: '2' } } as const;

async function judged(server: { readonly port: number }, path: string, more: Partial<HttpEndpoint> = HTTP2) {
  let reads = 0;
  const secrets = async (_: string, anew: boolean) => {
    reads += 1;
    return anew ? 'new-token' : 'old-token';
  };
  const target = open(`https://localhost:${server.port}${path}`, more);
  const options = { resolvers: [names.resolver], trusts: authority, secrets, ports: [older.port, site.port] };
  const said = spell(await cellOf(target, options)).replace(', from 127.0.0.1', '');
  return reads > 1 ? `${said}, after ${reads} reads` : said;
}

const expected = (expect: HttpEndpoint['expect']) => ({ ...HTTP2, expect: { ...HTTP2.expect, ...expect } });

describe('what peers ask of HTTP/2', () => {
  it('H15: a version that must be spoken', async () => {
    expect(await judged(site, '/')).toBe('up');
    expect(await judged(older, '/')).toBe('tls.protocol: HTTP/1.1, expected HTTP/2');
  });

  it('a status that is not accepted comes first', async () => {
    expect(await judged(older, '/503')).toBe('http.status: status 503, expected 200-299');
  });

  it('what the server prefers is good where no version is expected', async () => {
    expect(await judged(older, '/', { asking: HTTP2.asking })).toBe('up');
    expect(await judged(site, '/', { asking: HTTP2.asking })).toBe('up');
  });

  it('redirects are followed, and the last answer counts', async () => {
    expect(await judged(site, '/here')).toBe('up');
    expect(await judged(site, '/older')).toMatch(/^tls\.protocol: https:.*: HTTP\/1\.1, expected HTTP\/2$/);
  });

  it('headers and bodies keep their promises, or not', async () => {
    const headers = [{ name: 'content-type', contains: ['text'] }];
    expect(await judged(site, '/', expected({ headers, body: { contains: ['hello'] }, bytes: { max: 5 } }))).toBe('up');
    expect(await judged(site, '/', expected({ body: { contains: ['bye'] } }))).toBe(
      'http.body: body "hello", expected "bye"',
    );
  });

  it('refused credentials are read anew, and sent once more', async () => {
    const auth = { kind: 'bearer', secret: 'api/token' } as const;
    expect(await judged(site, '/private', { ...HTTP2, auth })).toBe('up, after 2 reads');
  });

  it('an address that nobody may connect to is not connected to', async () => {
    const url = `https://localhost:${site.port}/`;
    const before = site.requests.length;
    const cell = await cellOf({ dns: [], http: [{ url, ...HTTP2 }] }, { resolvers: [names.resolver] });
    expect(spell(cell)).toMatch(/^dns\.answer: .*a loopback address/);
    expect(site.requests.length).toBe(before);
  });
});
