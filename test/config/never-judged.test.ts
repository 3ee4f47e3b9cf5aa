import { describe, expect, it } from '@jest/globals';
import { RUN_LIMITS_MS } from '../../lambda/canary/run-limits';
import { readMonitor } from '../../lib/config/read-monitor';
import { problemsWith, SMALL, serving } from './small-monitor';

const DUAL_STACK = { id: 'vpc-01234567', subnets: ['subnet-01234567'], securityGroups: ['sg-01234567'], ipv6: true };

describe('what could never be judged', () => {
  it.each<[string, object, string]>([
    ['no URL and no name', serving({}), 'services[2] has nothing to probe, got "c"; give it a url or dns names'],
    [
      'an objective without URL',
      serving({ dns: ['c.example'], objective: '1s' }),
      'services[2].objective says something of URLs where there are none, got "1s"; add a url, or leave it out',
    ],
    [
      'a status without URL',
      serving({ dns: ['c.example'], status: ['200'] }),
      'services[2].status says something of URLs where there are none, got ["200"]; add a url, or leave it out',
    ],
    [
      'a private address that is not allowed',
      serving({ url: 'https://10.20.0.5/' }),
      'services[2].url is at a private address, got "https://10.20.0.5/"; add allowPrivateAddresses: true, and a vpc to the vantages that look at it',
    ],
    [
      'one in another notation',
      serving({ url: 'https://0xa.0x140005/' }),
      'services[2].url is at a private address, got "https://0xa.0x140005/"; add allowPrivateAddresses: true, and a vpc to the vantages that look at it',
    ],
    [
      'a private address among the witnesses',
      { witnesses: ['10.0.0.1', 'c.example', 'd.example'].map((host) => ({ url: `https://${host}/` })) },
      'witnesses[0].url is at a private address, got "https://10.0.0.1/"; add allowPrivateAddresses: true, and a vpc to the vantages that look at it',
    ],
    [
      'the machine that asks',
      serving({ url: 'http://[::1]/' }),
      'services[2].url is at an address of the machine that asks, got "http://[::1]/"; write an address at which others reach it',
    ],
    [
      'an address where nobody answers, allowed or not',
      serving({ url: 'https://224.0.0.1/', allowPrivateAddresses: true }),
      'services[2].url is at an address where nobody answers, got "https://224.0.0.1/"; write that of the service',
    ],
    [
      'IPv6 where vantages have none',
      serving({ url: 'https://[2606:4700::1111]/' }),
      'services[2].url needs IPv6, which us-east-1, eu-west-1, ap-southeast-1 have not, got "https://[2606:4700::1111]/"; give them a vpc with ipv6, name other "vantages" of the service, or write an IPv4 address',
    ],
    [
      'a resolver that is asked over IPv6 where vantages have none',
      { resolvers: ['system', '[2606:4700:4700::1111]'] },
      'resolvers[1] needs IPv6, which us-east-1, eu-west-1, ap-southeast-1 have not, got "[2606:4700:4700::1111]"; give them a vpc with ipv6, or write an IPv4 address',
    ],
    [
      'port 0',
      serving({ url: 'https://c.example:0/' }),
      'services[2].url has port 0, where nothing can listen, got "https://c.example:0/"; write the real port',
    ],
    [
      'a part that is never sent',
      serving({ url: 'https://c.example/#/login' }),
      'services[2].url has a part after "#", which is never sent, got "https://c.example/#/login"; leave that part out',
    ],
    [
      'an objective of nothing',
      serving({ url: 'https://c.example/', objective: '0ms' }),
      'services[2].objective is nothing that an answer can keep, got "0ms"; write more than 0',
    ],
    [
      'an objective longer than a probe waits',
      serving({ url: 'https://c.example/', objective: '30s' }),
      'services[2].objective is longer than a probe waits, got "30s"; write less than ' +
        `${(RUN_LIMITS_MS.connect + RUN_LIMITS_MS.tls + RUN_LIMITS_MS.firstByte) / 1000}s`,
    ],
    [
      'a status that no answer ends with',
      serving({ url: 'https://c.example/', status: ['100-199'] }),
      'services[2].status[0] is a status that no answer ends with, got "100-199"; write one from 200 on',
    ],
    ...['a.example', 'https://c..example/', 'https://intranet/', 'https://localhost/', 'https://c.example../'].map(
      (url): [string, object, string] => [
        `the URL ${url}`,
        serving({ url }),
        /^https/.test(url)
          ? `services[2].url has a host that nobody can ask for, got "${url}"; write its full name, with its dots`
          : `services[2].url is not a URL, got "${url}"; write one with its scheme, such as "https://example.com/robots.txt"`,
      ],
    ),
    ...['intranet', 'c..example', 'https://c.example', 'c.example:53', '10.0.0.1', 'c example.com', ''].map(
      (name): [string, object, string] => [
        `the DNS name "${name}"`,
        serving({ dns: [name] }),
        `services[2].dns[0] is not a DNS name, got "${name}"; write a full one such as "www.example.com", without a scheme, port or path`,
      ],
    ),
    ...['999.1.1.1', '1.1.1', '0.0.0.0', '224.0.0.1', '1.1.1.1:0', '1.1.1.1:65536', 'one.one.one.one', ''].map(
      (resolver): [string, object, string] => [
        `the resolver "${resolver}"`,
        { resolvers: ['system', resolver] },
        `resolvers[1] is not a resolver, got "${resolver}"; write "system", "1.1.1.1" or "1.1.1.1:53"`,
      ],
    ),
  ])('rejects %s', (_, change, message) => {
    expect(problemsWith(change)).toEqual([message]);
  });

  it.each([
    ['https://user:password@c.example/', 'https://***@c.example/'],
    ['https://user@c.example/', 'https://***@c.example/'],
    ['https://:password@c.example/', 'https://***@c.example/'],
    ['https://@c.example/', 'https://***@c.example/'],
    ['https:user:password@c.example/', 'https:***@c.example/'],
    ['https://us%40er:p%3Aw@c.example/', 'https://***@c.example/'],
  ])('rejects the credentials of %s, and does not tell them', (url, shown) => {
    expect(problemsWith(serving({ url }))).toEqual([
      `services[2].url carries credentials, got "${shown}"; write one without them, such as "https://example.com/robots.txt"`,
    ]);
  });

  it.each(['api_key', 'apikey', 'token', 'access_token', 'X-Amz-Signature', 'password', 'client_secret', 'sig'])(
    'rejects a secret in the parameter %s, and does not tell it',
    (name) => {
      expect(problemsWith(serving({ url: `https://c.example/?page=1&${name}=hush` }))).toEqual([
        `services[2].url carries credentials in "${name}", got "https://c.example/?***"; watch a URL that needs none`,
      ]);
    },
  );

  it('IPv6 is fine where all who look have it', () => {
    const vantages = ['eu-west-1', { region: 'us-east-1', vpc: DUAL_STACK }, { region: 'us-east-2', vpc: DUAL_STACK }];
    const change = {
      ...serving({ url: 'https://[2606:4700::1111]/', vantages: ['us-east-1', 'us-east-2'] }),
      vantages,
    };
    expect(problemsWith(change)).toEqual([]);
  });

  it('a private address is fine where it is allowed, with a note where no network leads there', () => {
    const change = serving({ url: 'https://10.20.0.5/', allowPrivateAddresses: true });
    expect(readMonitor({ ...SMALL, ...change }).notes).toEqual([
      'monitor.config.ts: services: c is at https://10.20.0.5/, a private address, and us-east-1, eu-west-1, ap-southeast-1 stand in no vpc; it fails there',
    ]);
  });
});

describe('hosts', () => {
  it.each([
    ['https://gone.example./', 'https://gone.example/', 'gone.example'],
    ['HTTPS://Gone.EXAMPLE:443', 'https://gone.example/', 'gone.example'],
    ['https://bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC', 'xn--bcher-kva.example'],
    ['https://a.b1c2/', 'https://a.b1c2/', 'a.b1c2'],
    ['https://a.xn--p1ai./', 'https://a.xn--p1ai/', 'a.xn--p1ai'],
  ])('%s is asked for as %s', (url, http, dns) => {
    const { services } = readMonitor({ ...SMALL, ...serving({ url }) }).fleet;
    expect(services[2]).toEqual({ name: 'c', dns: [dns], http: [{ url: http }] });
  });

  it.each([
    ['Gone.Example.', 'gone.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['_sip._tcp.example.com', '_sip._tcp.example.com'],
  ])('the name %s is asked for as %s', (name, dns) => {
    const { services } = readMonitor({ ...SMALL, ...serving({ dns: [name] }) }).fleet;
    expect(services[2]).toEqual({ name: 'c', dns: [dns], http: [] });
  });

  it('an address is not asked for', () => {
    expect(readMonitor({ ...SMALL, ...serving({ url: 'https://1.1.1.1/' }) }).fleet.services[2]?.dns).toEqual([]);
  });
});
