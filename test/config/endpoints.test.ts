import { describe, expect, it } from '@jest/globals';
import { readMonitor } from '../../lib/config/read-monitor';
import { refusedOf, SMALL, serving, URL_C } from './small-monitor';

describe('an endpoint', () => {
  it.each<[string, object, string]>([
    [
      'H10: a status that is no number',
      { status: ['30a', '404'] },
      'status[0] is not a status range, got "30a"; write "200-299" or "404"',
    ],
    [
      'H10: a reversed range',
      { status: ['301', '299-200'] },
      'status[1] is a reversed status range, got "299-200"; write the smaller status first',
    ],
    [
      'H10: two dashes',
      { status: ['301', '200-299-400'] },
      'status[1] is not a status range, got "200-299-400"; write "200-299" or "404"',
    ],
    [
      'H12: an empty list of statuses',
      { status: [] },
      'status accepts no status at all, got []; leave it out for 200-299',
    ],
    [
      'H25: an unknown scheme',
      { url: 'invalid://c.example/' },
      'url is not a URL, got "invalid://c.example/"; write one with its scheme, such as "https://example.com/robots.txt"',
    ],
    [
      'H23: no scheme',
      { url: 'c.example:8080' },
      'url is not a URL, got "c.example:8080"; write one with its scheme, such as "https://example.com/robots.txt"',
    ],
    [
      'C3: no url',
      { url: undefined },
      'url is not a URL, got nothing; write one with its scheme, such as "https://example.com/robots.txt"',
    ],
    ['C1: an unknown key', { expects: {} }, 'expects unknown key; did you mean "expect"?'],
    [
      'C1: an unknown key of an expectation',
      { expect: { boddy: {} } },
      'expect.boddy unknown key; did you mean "body"?',
    ],
    [
      'A24: a pattern that is none',
      { expect: { body: { matches: [':['] } } },
      'expect.body.matches[0] is not a pattern of RE2 (missing closing ]: `[`), got ":["; write one without lookaround and back-references',
    ],
    [
      'lookaround',
      { expect: { body: { matchesNot: ['(?=a)b'] } } },
      'expect.body.matchesNot[0] is not a pattern of RE2 (invalid or unsupported Perl syntax: `(?=`), got "(?=a)b"; write one without lookaround and back-references',
    ],
    [
      'a path that is none',
      { expect: { json: [{ path: 'a.b' }] } },
      'expect.json[0].path is not a JSON path of RFC 9535, got "a.b"; write one such as "$.status" or "$.items[*].id"',
    ],
    [
      'a path with patterns',
      { expect: { json: [{ path: "$[?match(@.a, '(a+)+b')]" }] } },
      'expect.json[0].path uses match or search, which can take for ever, got "$[?match(@.a, \'(a+)+b\')]"; select the values, and write matches',
    ],
    [
      'a path that explodes',
      { expect: { json: [{ path: '$..a..b' }] } },
      'expect.json[0].path looks through the whole again for each value, which can take for ever, got "$..a..b"; write ".." once at most, and in a filter neither ".." nor "$"',
    ],
    [
      'A5: a duration that is none',
      { expect: { times: { total: { failing: 'potato' } } } },
      'expect.times.total.failing is not a duration, got "potato"; write it with its unit, such as "800ms" or "2s"',
    ],
    [
      'a bound beyond what a probe waits',
      { expect: { times: { connect: { failing: '3s' } } } },
      'expect.times.connect.failing is longer than a probe waits, got "3s"; write less than 3s',
    ],
    [
      'slow before failed',
      { expect: { times: { tls: { degraded: '2s', failing: '1s' } } } },
      'expect.times.tls has failed before it is slow, got {"degraded":"2s","failing":"1s"}; write a shorter degraded',
    ],
    [
      'slowness without an objective',
      { expect: { times: { tls: { degraded: '1s' } } } },
      'expect.times.tls.degraded says when the service is slow, which is not judged without an objective, got "1s"; give the service an objective',
    ],
    [
      'a secret in a header',
      { headers: { Authorization: 'Bearer x' } },
      'headers.Authorization carries credentials, got "***"; name their secret in auth',
    ],
    [
      'a secret in a parameter',
      { query: { api_key: 'x' } },
      'query.api_key carries credentials, got "***"; name their secret in auth',
    ],
    [
      'a header of the connection',
      { headers: { 'Content-Length': '3' } },
      'headers.Content-Length is a header of the connection, got "Content-Length"; leave it out',
    ],
    [
      'a header of two lines',
      { headers: { accept: 'a\r\nb: c' } },
      'headers.accept is not the value of a header, got "a\\r\\nb: c"; write one line of text',
    ],
    [
      'a header by two spellings',
      { headers: { accept: 'a', Accept: 'b' } },
      'headers.Accept is listed twice, got "Accept"; name it once',
    ],
    ['a body of a GET', { body: 'x' }, 'body is sent with GET, got "x"; write method: \'POST\', or leave it out'],
    [
      'a body of an answer to HEAD',
      { method: 'HEAD', expect: { bytes: { min: 1 } } },
      'expect.bytes is promised of a body, which an answer to HEAD has not, got {"min":1}; write method: \'GET\'',
    ],
    [
      'TLS of a URL without',
      { url: 'http://c.example/', redirects: false, expect: { leastTls: '1.3' } },
      'expect.leastTls is promised of TLS, which "http://c.example/" has not, got "1.3"; write a URL of https',
    ],
    [
      'HTTP/2 without TLS',
      { url: 'http://c.example/', httpVersion: '2' },
      'httpVersion is spoken over TLS alone, which "http://c.example/" has not, got "2"; write a URL of https',
    ],
    [
      'HTTP/2 of a connection alone',
      { url: 'tls://c.example:443', httpVersion: 'any' },
      'httpVersion is of HTTP, got "any"; leave it out',
    ],
    [
      'H15: a version that nobody here speaks',
      { httpVersion: '3' },
      'httpVersion is not a version that we speak, got "3"; write "1.1", "2" or "any"',
    ],
    [
      'too many redirects',
      { redirects: 11 },
      'redirects is neither false nor a number from 0 to 10, got 11; write how many are followed',
    ],
    [
      'a fingerprint of another hash',
      { expect: { certificate: { fingerprints: ['ab:cd'] } } },
      'expect.certificate.fingerprints[0] is not a SHA-256 fingerprint, got "ab:cd"; write its 64 hexadecimal digits, with or without ":"',
    ],
    [
      'H34: two ways to say who we are',
      { auth: { bearer: 'a', basic: 'b' } },
      'auth does not name one way, got {"basic":"b","bearer":"a"}; write one of basic, bearer, header',
    ],
    [
      'a secret given as a value, without telling it',
      { auth: { bearer: 'Bearer abc def' } },
      'auth.bearer is not the name of a secret, got "***"; write that of a Secrets Manager secret, which stands in the region of each vantage',
    ],
    [
      'credentials without TLS',
      { url: 'http://c.example/', auth: { bearer: 'a' } },
      'auth is for a URL without TLS, got "http://c.example/"; write a URL of https',
    ],
    ['bounds of nothing', { expect: { bytes: {} } }, 'expect.bytes bounds nothing, got {}; write min, max or both'],
    [
      'a size that is never read',
      { expect: { bytes: { max: 1_000_000 } } },
      'expect.bytes.max is more than is read of a body, got 1000000; write less than 262144',
    ],
  ])('rejects %s', (_, endpoint, message) => {
    expect(refusedOf(endpoint)).toEqual([message]);
  });

  it('rejects what is said of other URLs where there are only endpoints', () => {
    expect(refusedOf({}, { status: ['200'] })).toEqual([
      'services[2].status says something of `url` and `urls`, and there are none, got ["200"]; write it into the endpoints',
    ]);
  });

  it.each([
    ['1.1', undefined, undefined],
    ['2', { offersHttp2: true }, { httpVersion: '2' }],
    ['any', { offersHttp2: true }, undefined],
  ])('of HTTP/%s offers and expects it', (httpVersion, asking, expectation) => {
    const { fleet } = readMonitor({ ...SMALL, ...serving({ endpoints: [{ url: URL_C, httpVersion }] }) });
    const [{ asking: asked, expect: expected } = {}] = fleet.services[2]?.http ?? [];
    expect([asked, expected]).toEqual([asking, expectation]);
  });

  it('H9, H24: is read as a canary asks for it', () => {
    const endpoint = {
      url: 'HTTPS://C.example/x?a=1',
      query: { b: '2 3' },
      headers: { 'User-Agent': 'x' },
      redirects: false,
      status: ['302', '200-299', '403'],
      expect: {
        headers: [{ name: 'Content-Type', contains: ['json'] }],
        leastTls: '1.3',
        times: { total: { degraded: '1s', failing: '2s' } },
      },
    };
    const { fleet } = readMonitor({ ...SMALL, ...serving({ objective: '1s', endpoints: [endpoint] }) });
    expect(fleet.services[2]).toEqual({
      name: 'c',
      dns: ['c.example'],
      objectiveMs: 1_000,
      http: [
        {
          url: 'https://c.example/x?a=1&b=2+3',
          status: ['302', '200-299', '403'],
          asking: { headers: { 'user-agent': 'x' }, maxRedirects: 0 },
          expect: {
            headers: [{ name: 'content-type', contains: ['json'] }],
            leastTls: 'TLSv1.3',
            times: { total: { degradedMs: 1_000, failingMs: 2_000 } },
          },
        },
      ],
    });
  });
});
