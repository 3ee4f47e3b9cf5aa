import type { Bounds, HttpExpectations, TextRules, TimeBounds } from '../contract/expectations';
import type { AddressFamily, AskedAddresses, HttpAsking, HttpAuth, HttpEndpoint } from '../contract/fleet';
import { known, type Loose } from './known-members';
import { durationMs } from './schema/durations';
import type { Monitor } from './schema/monitor-schema';
import type { WebUrl } from './web-url';

type Written = NonNullable<Monitor['services'][number]['endpoints']>[number];
type WrittenExpect = NonNullable<Written['expect']>;

const bounds = (written: Loose<Bounds> | undefined) => written && known<Bounds>(written);
const text = (written: Loose<TextRules> | undefined) => written && known<TextRules>(written);

function times(written: NonNullable<WrittenExpect['times']>): NonNullable<HttpExpectations['times']> {
  const read = Object.entries(written).map(([phase, { degraded, failing } = {}]) => [
    phase,
    known<TimeBounds>({
      degradedMs: degraded === undefined ? undefined : durationMs(degraded),
      failingMs: failing === undefined ? undefined : durationMs(failing),
    }),
  ]);
  return Object.fromEntries(read);
}

function readExpect({ expect = {}, httpVersion }: Written, hrefOf: (url: string) => string): HttpExpectations {
  const { headers, body, json, bytes, finalUrl, certificate, leastTls, times: phases } = expect;
  return known<HttpExpectations>({
    headers: headers?.map(({ name, ...rules }) => known({ name: name.toLowerCase(), ...rules })),
    body: text(body),
    json: json?.map(({ number, count, ...rules }) => known({ ...rules, number: bounds(number), count: bounds(count) })),
    bytes: bounds(bytes),
    finalUrl: finalUrl && hrefOf(finalUrl),
    certificate:
      certificate &&
      known({ leastDays: certificate.days, issuer: certificate.issuer, fingerprints: certificate.fingerprints }),
    leastTls: leastTls && (`TLSv${leastTls}` as const),
    httpVersion: httpVersion === '2' ? httpVersion : undefined,
    times: phases && times(phases),
  });
}

function readAsking(written: Written): HttpAsking {
  const { method, headers, body, serverName, httpVersion, redirects, cookies, startTls } = written;
  const named =
    headers && Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return known<HttpAsking>({
    method,
    headers: named,
    body,
    serverName: serverName?.toLowerCase(),
    offersHttp2: httpVersion === '2' || httpVersion === 'any' ? true : undefined,
    maxRedirects: redirects === false ? 0 : redirects,
    keepsCookies: cookies === true ? true : undefined,
    startTls,
  });
}

const FAMILIES: Readonly<Record<'4' | '6' | 'both', readonly AddressFamily[]>> = { '4': [4], '6': [6], both: [4, 6] };

function readAskedAt({ ipFamily = 'any', addresses, minHealthyAddresses }: Written): AskedAddresses {
  return known<AskedAddresses>({
    families: ipFamily === 'any' ? undefined : FAMILIES[ipFamily],
    isEach: addresses === 'all' ? true : undefined,
    leastHealthy: minHealthyAddresses,
  });
}

function readAuth({ basic, bearer, header }: NonNullable<Written['auth']>): HttpAuth | undefined {
  if (basic !== undefined) return { kind: 'basic', secret: basic };
  if (bearer !== undefined) return { kind: 'bearer', secret: bearer };
  return header && { kind: 'header', header: header.name.toLowerCase(), secret: header.secret };
}

function withQuery(href: string, query: Readonly<Record<string, string>> = {}): string {
  const url = new URL(href);
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
  return url.href;
}

/** What says something. */
const some = <T extends object>(value: T): T | undefined => (Object.keys(value).length > 0 ? value : undefined);

/** An endpoint of a configuration that was found sound, as a canary asks for it. */
export function readEndpoint(written: Written, { href }: WebUrl, hrefOf: (url: string) => string): HttpEndpoint {
  const { query, status, allowPrivateAddresses, auth, clientCertificate, shouldFail, servers } = written;
  const asking = readAsking(written);
  const askedAt = readAskedAt(written);
  const expect = readExpect(written, hrefOf);
  return known<HttpEndpoint>({
    url: withQuery(href, query),
    status,
    allowPrivateAddresses: allowPrivateAddresses === true ? true : undefined,
    asking: some(asking),
    askedAt: some(askedAt),
    auth: auth && readAuth(auth),
    clientCertificate,
    expect: some(expect),
    shouldFail: shouldFail === true ? true : undefined,
    servers,
  });
}
