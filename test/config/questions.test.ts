import { describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { problemsWith, SMALL, serving } from './small-monitor';

describe('a question', () => {
  const refusedOfQuestion = (question: object) =>
    problemsWith(serving({ questions: [{ name: 'c.example', ...question }] })).map((problem) =>
      problem.replace('services[2].questions[0].', ''),
    );

  it.each<[string, object, string]>([
    [
      'C7: a server without an address',
      { servers: ['dns.google'] },
      'servers[0] is not a DNS server, got "dns.google"; write "system", "1.1.1.1", "tcp://1.1.1.1", "tls://1.1.1.1" or "https://1.1.1.1/dns-query"',
    ],
    [
      'C7: a port that is none',
      { servers: ['udp://1.1.1.1:99999'] },
      'servers[0] is not a DNS server, got "udp://1.1.1.1:99999"; write "system", "1.1.1.1", "tcp://1.1.1.1", "tls://1.1.1.1" or "https://1.1.1.1/dns-query"',
    ],
    [
      'D16: a type that is none',
      { type: 'NOT_A_VALID' },
      'type is not a type of records, got "NOT_A_VALID"; write one of A, NS, CNAME, SOA, PTR, MX, TXT, AAAA, SRV, NAPTR, DS, SSHFP, RRSIG, NSEC, DNSKEY, TLSA, SVCB, HTTPS, CAA, or TYPE and a number',
    ],
    [
      'D17: an RCODE that is none',
      { expect: { rcodes: ['NOT_A_VALID'] } },
      'expect.rcodes[0] is not an RCODE, got "NOT_A_VALID"; write one of NOERROR, FORMERR, SERVFAIL, NXDOMAIN, NOTIMP, REFUSED',
    ],
    [
      'slowness without an objective',
      { expect: { time: { degraded: '1s' } } },
      'expect.time.degraded says when the service is slow, which is not judged without an objective, got "1s"; give the service an objective',
    ],
    [
      'name servers in a list',
      { servers: ['authoritative'] },
      'servers[0] stands in a list, got "authoritative"; write servers: "authoritative" alone',
    ],
    [
      'servers that are neither',
      { servers: 'authoritive' },
      'servers is neither a list nor "authoritative", got "authoritive"; write ["1.1.1.1"], or "authoritative" for the name servers of the zone',
    ],
    [
      'recursion of name servers',
      { servers: 'authoritative', recursion: true },
      'recursion is nothing that name servers of a zone offer, got true; leave it out',
    ],
    [
      'validation by name servers',
      { servers: 'authoritative', expect: { authenticated: true } },
      'expect.authenticated is what a resolver says, which validates, and no name server of a zone, got true; ask a resolver',
    ],
    [
      'name servers that shall be lame',
      { servers: 'authoritative', expect: { authoritative: false } },
      'expect.authoritative is what makes a name server of a zone lame, got false; leave it out',
    ],
    [
      'private addresses of no name servers',
      { allowPrivateAddresses: true },
      'allowPrivateAddresses is of the name servers of servers: "authoritative" alone, got true; leave it out',
    ],
    [
      'C10: a TTL below 0',
      { expect: { ttl: { min: -1 } } },
      'expect.ttl.min is not a time to live, got -1; write seconds from 0 to 2147483647',
    ],
  ])('rejects %s', (_, question, message) => {
    expect(refusedOfQuestion(question)).toEqual([message]);
  });

  it('is read as a canary asks it', () => {
    const question = {
      name: 'C.example.',
      type: 'MX',
      servers: ['tls://1.1.1.1'],
      recursion: false,
      expect: { any: ['10 m'] },
    };
    const { fleet } = readMonitor({ ...SMALL, ...serving({ questions: [question] }) });
    expect(fleet.services[2]).toEqual({
      name: 'c',
      dns: [],
      http: [],
      questions: [
        { name: 'c.example', type: 'MX', servers: ['tls://1.1.1.1'], isRecursive: false, expect: { any: ['10 m'] } },
      ],
    });
  });

  it('for the name servers of its zone is read as such, beside a URL too', () => {
    const questions = [{ name: 'c.example', servers: 'authoritative' as const, allowPrivateAddresses: true }];
    const endpoints = [{ url: 'https://c.example/', servers: 'authoritative' as const }];
    const { fleet } = readMonitor({ ...SMALL, ...serving({ questions, endpoints }) });
    expect(fleet.services[2]).toMatchObject({
      questions: [{ name: 'c.example', type: 'A', servers: 'authoritative', allowPrivateAddresses: true }],
      http: [{ url: 'https://c.example/', servers: 'authoritative' }],
    });
  });

  it.each([
    [
      'https://93.184.215.14/',
      'authoritative',
      'asks the name servers of a zone, and "https://93.184.215.14/" is at an address, got "authoritative"; leave it out',
    ],
    [
      'https://c.example/',
      '1.1.1.1',
      'can only be "authoritative", got "1.1.1.1"; write that, or ask servers of your own in questions',
    ],
  ])('beside %s is not asked of %s', (url, servers, problem) => {
    expect(problemsWith(serving({ endpoints: [{ url, servers }] }))).toEqual([
      `services[2].endpoints[0].servers ${problem}`,
    ]);
  });
});
