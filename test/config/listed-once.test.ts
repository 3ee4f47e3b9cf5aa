import { describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { problemsWith, SMALL, serving } from './small-monitor';

const [a, b] = SMALL.services;

describe('what stands in two places is united', () => {
  it.each<[string, object, object]>([
    ['an owner and a cause of its name', { causes: { 'owner/x': ['c', 'd'] } }, { 'owner/x': ['a', 'b', 'c', 'd'] }],
    [
      'an owner of one, and one more by the map',
      { causes: { 'owner/y': ['a'] } },
      { 'owner/x': ['a', 'b'], 'owner/y': ['d', 'a'] },
    ],
    ['a member named in both', { causes: { 'owner/x': ['a', 'c'] } }, { 'owner/x': ['a', 'b', 'c'] }],
  ])('%s', (_, change, causes) => {
    const services = [
      ...SMALL.services,
      { name: 'c', url: 'https://c.example/' },
      { name: 'd', owner: 'y', url: 'https://d.example/' },
    ];
    expect(readMonitor({ ...SMALL, services, ...change }).fleet.causes).toEqual(causes);
  });

  it('a URL that stands in url and in urls is asked once, a host that stands in dns as well', () => {
    const service = {
      url: 'https://c.example/',
      urls: ['https://C.example:443/', 'https://c.example/2'],
      dns: ['C.example.'],
    };
    expect(readMonitor({ ...SMALL, ...serving(service) }).fleet.services[2]).toEqual({
      name: 'c',
      dns: ['c.example'],
      http: [{ url: 'https://c.example/' }, { url: 'https://c.example/2' }],
    });
  });
});

describe('what stands twice in one place', () => {
  const url = 'https://c.example/';
  it.each<[string, object, string]>([
    [
      'a name of a service, but for its case',
      { services: [a, { ...b, name: 'A' }] },
      'services[1].name is listed twice, got "A", which is "a" in services[0].name; give each its own name',
    ],
    [
      'a vantage',
      { vantages: ['us-east-1', 'us-east-1'] },
      'vantages[1] is listed twice, got "us-east-1", as in vantages[0]; name each region once',
    ],
    [
      'a vantage, with and without a network',
      { vantages: ['us-east-1', { region: 'us-east-1' }] },
      'vantages[1] is listed twice, got "us-east-1", as in vantages[0]; name each region once',
    ],
    [
      'a member of a cause',
      { causes: { 'cdn/x': ['a', 'a', 'b'] } },
      'causes.cdn/x[1] is listed twice, got "a", as in causes.cdn/x[0]; name it once',
    ],
    [
      'a URL, in another spelling',
      serving({ urls: [url, 'https://C.example.:443/'] }),
      'services[2].urls[1] is listed twice, got "https://C.example.:443/", which is "https://c.example/" in services[2].urls[0]; name it once',
    ],
    [
      'a DNS name, with a final dot and as IDN',
      serving({ dns: ['bücher.example', 'XN--BCHER-KVA.example.'] }),
      'services[2].dns[1] is listed twice, got "XN--BCHER-KVA.example.", which is "bücher.example" in services[2].dns[0]; name it once',
    ],
    [
      'a status, as a range',
      serving({ url, status: ['200', '200-200'] }),
      'services[2].status[1] is listed twice, got "200-200", which is "200" in services[2].status[0]; name it once',
    ],
    [
      'a vantage of a service',
      serving({ url, vantages: ['us-east-1', 'us-east-1'] }),
      'services[2].vantages[1] is listed twice, got "us-east-1", as in services[2].vantages[0]; name it once',
    ],
    [
      'a resolver, with its port',
      { resolvers: ['1.1.1.1', '1.1.1.1:53'] },
      'resolvers[1] is listed twice, got "1.1.1.1:53", which is "1.1.1.1" in resolvers[0]; name another one',
    ],
    [
      'a resolver, mapped into IPv6',
      { resolvers: ['1.1.1.1', '[::ffff:1.1.1.1]'] },
      'resolvers[1] is listed twice, got "[::ffff:1.1.1.1]", which is "1.1.1.1" in resolvers[0]; name another one',
    ],
    [
      'a witness, in another spelling',
      {
        witnesses: ['https://c.example', 'https://d.example', 'https://e.example', 'https://C.example/'].map(
          (each) => ({ url: each }),
        ),
      },
      'witnesses[3].url is listed twice, got "https://C.example/", which is "https://c.example" in witnesses[0].url; choose another target',
    ],
    [
      'somebody to tell',
      { notify: [{ email: 'a@example.com' }, { email: 'A@Example.com' }] },
      'notify[1] is listed twice, got {"email":"A@Example.com"}, which is {"email":"a@example.com"} in notify[0]; name each once',
    ],
  ])('rejects %s', (_, change, message) => {
    expect(problemsWith(change)).toEqual([message]);
  });
});

describe('causes', () => {
  it.each<[string, object, string]>([
    [
      'owners that differ in case only',
      { services: [a, { ...b, owner: 'X' }] },
      'services[1].owner differs in case only from "x" of services[0].owner, got "X"; spell both alike',
    ],
    [
      'a cause that differs from an owner in case only',
      { causes: { 'owner/X': ['a', 'b'] } },
      'causes.owner/X differs in case only from "owner/x" of services[0].owner, got "owner/X"; spell both alike',
    ],
    [
      'causes that differ in case only',
      { causes: { 'cdn/y': ['a', 'b'], 'cdn/Y': ['a', 'b'] } },
      'causes.cdn/Y differs in case only from "cdn/y" of causes.cdn/y, got "cdn/Y"; spell both alike',
    ],
    [
      'a member that is not a service',
      { causes: { 'cdn/y': ['a', 'bb'] } },
      'causes.cdn/y[1] is not a service, got "bb"; did you mean "b"?',
    ],
    [
      'a cause of no kind',
      { causes: { 'cdm/y': ['a', 'b'] } },
      'causes.cdm/y is not a cause, got "cdm/y"; write <kind>/<name> with a kind of ca, tld, dns, host, cdn, network, owner',
    ],
    [
      'a cause of one member',
      { causes: { 'cdn/y': ['a'] } },
      'causes.cdn/y has fewer than two members, got ["a"]; a cause is what several services share: add one, or leave it out',
    ],
    [
      'a cause of nobody',
      { causes: { 'cdn/y': [] } },
      'causes.cdn/y has fewer than two members, got []; a cause is what several services share: add one, or leave it out',
    ],
  ])('rejects %s', (_, change, message) => {
    expect(problemsWith(change)).toEqual([message]);
  });
});
