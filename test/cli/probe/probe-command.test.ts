import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Captured, commandLine } from '../capture';
import { type LocalTargets, startLocalTargets } from './local-targets';

let targets: LocalTargets;
let text: Captured;
let json: Captured;

beforeAll(async () => {
  targets = await startLocalTargets();
  const all = ['probe', ...Object.values(targets.url), ...targets.options];
  [text, json] = await Promise.all([commandLine(...all), commandLine(...all, '--json')]);
});

afterAll(() => targets.close());

type Json = Readonly<Record<string, unknown>>;

/** The JSON of one target. */
function serviceOf(which: keyof LocalTargets['url']): Json & { readonly endpoints: readonly Json[] } {
  const { services } = JSON.parse(json.stdout);
  return services.find(({ service }: { readonly service: string }) => service === targets.url[which]);
}

/**
 * What was printed of one target, ports and times left out: a busy machine holds our own event loop, and then no time
 * stands behind the verdict.
 */
function printed(which: keyof LocalTargets['url']): string {
  const block = text.stdout.split('\n\n').find((each) => each.startsWith(`${targets.url[which]}\n`)) ?? '';
  return block
    .replaceAll(/:\d{4,5}/g, ':PORT')
    .replaceAll(/ +[\d.]+ ms/g, ' N ms')
    .replaceAll(/ +█+/g, ' #')
    .replaceAll(/^ {2}UP N ms to first byte/gm, '  UP')
    .replaceAll(/\d+ days left, to [\d-]+/g, 'D days left, to DATE');
}

describe('a probe of URLs', () => {
  it.each([
    ['up', 'up', 'up', undefined],
    ['down', 'failing', 'tcp.refused', 'tcp'],
    ['slow', 'failing', 'http.timeout', 'http'],
    ['expired', 'failing', 'tls.expired', 'tls'],
    ['misnamed', 'failing', 'tls.hostname', 'tls'],
    ['refusing', 'blocked', 'blocked.status', undefined],
    ['silent', 'failing', 'dns.timeout', 'dns'],
    ['nowhere', 'failing', 'dns.nxdomain', 'dns'],
    ['moved', 'up', 'up', undefined],
  ] as const)('a server that is %s is %s, %s', (which, verdict, code, layer) => {
    const found = serviceOf(which);
    expect([found.verdict, found.code, found.layer]).toEqual([verdict, code, layer]);
    expect(found.codes).toEqual(code === 'up' ? [] : [code]);
    expect(found.endpoints[0]?.code).toBe(code);
  });

  it('ends with status 1 where some fail, as text and as JSON', () => {
    expect([text.status, json.status, text.stderr, json.stderr]).toEqual([1, 1, '', '']);
  });

  it('its JSON has every member that is documented', () => {
    const { vantage, blind, witnesses, services } = JSON.parse(json.stdout);
    expect([vantage, blind]).toEqual(['here', false]);
    expect(witnesses).toEqual([{ name: new URL(targets.witness).host, code: 'up' }]);
    expect(services).toHaveLength(Object.keys(targets.url).length);
    const [good] = services;
    expect(good.names).toEqual([
      {
        name: 'shop.test',
        code: 'up',
        resolvers: [{ resolver: targets.resolver, code: 'up', addresses: ['127.0.0.1'], ms: expect.any(Number) }],
      },
    ]);
    const url = targets.url.up;
    expect(good.endpoints).toEqual([
      {
        url,
        code: 'up',
        address: '127.0.0.1',
        status: 200,
        hops: [{ url, status: 200, address: '127.0.0.1' }],
        phases: {
          dns: expect.any(Number),
          connect: expect.any(Number),
          tls: expect.any(Number),
          firstByte: expect.any(Number),
          transfer: expect.any(Number),
        },
        tls: {
          version: 'TLSv1.3',
          subject: 'CN=shop.test',
          issuer: 'CN=Test authority',
          expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
          days: 29,
        },
      },
    ]);
  });

  it('its JSON leaves out what is not known', () => {
    const { endpoints } = serviceOf('silent');
    expect(endpoints).toEqual([{ url: targets.url.silent, code: 'dns.timeout', hops: [] }]);
    expect(Object.keys(serviceOf('up'))).not.toContain('layer');
  });

  it('its JSON has each hop of a redirect, and the address of the last one', () => {
    const [endpoint] = serviceOf('moved').endpoints;
    expect(endpoint).toMatchObject({
      url: targets.url.moved,
      status: 200,
      hops: [
        { url: targets.url.moved, status: 302 },
        { url: targets.url.up, status: 200 },
      ],
    });
  });

  it('prints layer by layer what it saw', () => {
    expect(printed('up')).toMatchInlineSnapshot(`
"https://shop.test:PORT/
  dns  shop.test
       127.0.0.1:PORT  up N ms  127.0.0.1
  http https://shop.test:PORT/
       connected to 127.0.0.1
       TLSv1.3, shop.test by Test authority, D days left, to DATE
       status 200, 5 bytes
       dns N ms #
       connect N ms #
       tls N ms #
       first byte N ms #
       transfer N ms #
  UP"
`);
    expect(printed('moved')).toMatchInlineSnapshot(`
"https://shop.test:PORT/moved
  dns  shop.test
       127.0.0.1:PORT  up N ms  127.0.0.1
  http https://shop.test:PORT/moved
       connected to 127.0.0.1
       TLSv1.3, shop.test by Test authority, D days left, to DATE
       status 302, to /
       dns N ms #
       connect N ms #
       tls N ms #
       first byte N ms #
    -> https://shop.test:PORT/
       shop.test
       127.0.0.1:PORT  up N ms  127.0.0.1
       connected to 127.0.0.1
       TLSv1.3, shop.test by Test authority, D days left, to DATE
       status 200, 5 bytes
       dns N ms #
       connect N ms #
       tls N ms #
       first byte N ms #
       transfer N ms #
  UP"
`);
  });

  it('prints the verdict with its layer, its code, what it means and where to look first', () => {
    expect(printed('down')).toMatchInlineSnapshot(`
"https://shop.test:PORT/
  dns  shop.test
       127.0.0.1:PORT  up N ms  127.0.0.1
  http https://shop.test:PORT/
       127.0.0.1: connection refused
  FAILING at layer tcp: tcp.refused
  127.0.0.1: connection refused.
  Look first at whether the server listens on that port: nothing does, or a firewall rejects"
`);
    expect(printed('refusing')).toMatchInlineSnapshot(`
"https://shop.test:PORT/429
  dns  shop.test
       127.0.0.1:PORT  up N ms  127.0.0.1
  http https://shop.test:PORT/429
       connected to 127.0.0.1
       TLSv1.3, shop.test by Test authority, D days left, to DATE
       status 429
       dns N ms #
       connect N ms #
       tls N ms #
       first byte N ms #
  BLOCKED blocked.status
  refused by status: 401, 403, 407, 429 or 451 (status 429 from 127.0.0.1).
  Look first at rate limits and access rules for the address that asks: the service is there, and refused us"
`);
    expect(printed('silent')).toMatchInlineSnapshot(`
"http://silent.test:PORT/
  dns  silent.test
       127.0.0.1:PORT  dns.timeout N ms  no answer in 2.0 s
  http http://silent.test:PORT/
       not asked: its name has no address
  FAILING at layer dns: dns.timeout
  no answer in time (silent.test: no answer in 2.0 s from 127.0.0.1:PORT).
  Look first at whether the authoritative name servers can be reached: dig +trace silent.test; where other names are silent too, the resolver"
`);
  });

  it('in a pipe prints no colour and no control characters', () => {
    expect(text.stdout).not.toMatch(/[^\P{Cc}\n]/u);
  });
});
