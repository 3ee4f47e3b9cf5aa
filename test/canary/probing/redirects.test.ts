import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addresses, answers } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { raw, reply, startWebServer, type WebBehaviour, type WebServer } from '../../servers/web-server';
import { cellOf, open, spell } from '../probe';

const to = (location: string): WebBehaviour => reply(302, { location });

/** Takes its time, and leads on. */
const slowly =
  (location: string, ms: number): WebBehaviour =>
  (_, response) => {
    setTimeout(() => response.writeHead(302, { location }).end(), ms);
  };

let names: DnsServer;
let site: WebServer;
let other: WebServer;

beforeAll(async () => {
  names = await startDnsServer({
    'site.test': addresses('127.0.0.1'),
    'intranet.test': addresses('127.0.0.1'),
    'zero.test': addresses('0.0.0.0'),
    'metadata.test': addresses('169.254.169.254'),
    'gone.test': answers({ rcode: 'NXDOMAIN' }),
    'lame.test': answers({ rcode: 'SERVFAIL', extendedErrors: [22] }),
  });
  other = await startWebServer({ '/': reply(200) });
  const port = () => other.port;
  site = await startWebServer({
    '/ok': reply(200),
    '/same': to('/ok'),
    '/gone': to('https://gone.test/'),
    '/lame': to('https://lame.test/'),
    '/zero': to('http://zero.test/'),
    '/metadata': to('http://metadata.test/latest/'),
    '/literal': to('http://169.254.169.254/latest/meta-data/'),
    '/loopback': to('http://127.0.0.1/'),
    '/decimal': to('http://2130706433/'),
    '/intranet': to('http://intranet.test/'),
    '/port': (request, response) => to(`http://site.test:${port()}/`)(request, response),
    '/loop': to('/loop'),
    '/mail': to('mailto:somebody@site.test'),
    '/nothing': to('https://'),
    '/two-hops': to('/gone'),
    '/utf-8': raw('HTTP/1.1 302 Found\r\nLocation: /z\u00c3\u00bcrich\r\nContent-Length: 0\r\n\r\n'),
    '/latin-1': raw('HTTP/1.1 302 Found\r\nLocation: /z\u00fcrich\r\nContent-Length: 0\r\n\r\n'),
    '/z%C3%BCrich': reply(200),
    '/z%FCrich': reply(200),
    '/slow': slowly('/slow-2', 250),
    '/slow-2': slowly('/slow-3', 250),
    '/slow-3': slowly('/slow', 250),
  });
});

afterAll(() => Promise.all([names.close(), site.close(), other.close()]));

const judged = async (path: string, more: { readonly leftMs?: number; readonly ports?: readonly number[] } = {}) =>
  spell(await cellOf(open(`http://site.test:${site.port}${path}`), { resolvers: [names.resolver], ...more }));

describe('redirects', () => {
  it.each([
    ['/same', 'up'],
    ['/gone', 'http.redirect: redirects to https://gone.test/: dns.nxdomain (gone.test: NXDOMAIN from RESOLVER)'],
    ['/two-hops', 'http.redirect: redirects to https://gone.test/: dns.nxdomain (gone.test: NXDOMAIN from RESOLVER)'],
    [
      '/lame',
      'http.redirect: redirects to https://lame.test/: dns.servfail (lame.test: SERVFAIL (EDE 22 No Reachable Authority) from RESOLVER)',
    ],
    [
      '/zero',
      'http.redirect: redirects to http://zero.test/: dns.answer (zero.test: 0.0.0.0, an unspecified address from RESOLVER)',
    ],
    [
      '/metadata',
      'http.redirect: redirects to http://metadata.test/latest/: dns.answer (metadata.test: 169.254.169.254, a link-local address from RESOLVER)',
    ],
    [
      '/literal',
      'http.redirect: redirects to http://169.254.169.254/latest/meta-data/: 169.254.169.254 is a link-local address',
    ],
    ['/loopback', 'http.redirect: redirects to http://127.0.0.1/: 127.0.0.1 is a loopback address'],
    ['/decimal', 'http.redirect: redirects to http://2130706433/: 127.0.0.1 is a loopback address'],
    [
      '/intranet',
      'http.redirect: redirects to http://intranet.test/: dns.answer (intranet.test: 127.0.0.1, a loopback address from RESOLVER)',
    ],
    ['/loop', 'http.redirect: redirects to /loop: too many redirects'],
    ['/mail', 'http.redirect: redirects to mailto:somebody@site.test: not a web page'],
    ['/nothing', 'http.redirect: redirects to https://: not a web page'],
    ['/utf-8', 'up'],
    ['/latin-1', 'up'],
  ])('%s is %s', async (path, expected) => {
    expect(await judged(path)).toBe(expected.replace('RESOLVER', names.resolver));
  });

  it('lead to ports of the web and of the configuration only', async () => {
    expect(await judged('/port')).toBe(
      `http.redirect: redirects to http://site.test:${other.port}/: port ${other.port}, which redirects may not lead to`,
    );
    expect(await judged('/port', { ports: [other.port] })).toBe('up');
  });

  it('a chain that uses up the time is slow as a whole: no name and no address of it is to blame', async () => {
    expect(await judged('/slow', { leftMs: 900 })).toMatch(
      /^http\.timeout: redirects to \/slow.*, and no time was left$/,
    );
  });
});
