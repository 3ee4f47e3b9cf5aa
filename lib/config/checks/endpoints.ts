import type { Problem } from '../../input/problem';
import { show } from '../../input/show';
import { entriesOf, type MonitorDraft, type Placed, type ServiceDraft } from './monitor-draft';

type EndpointDraft = NonNullable<NonNullable<ServiceDraft['endpoints']>[number]>;

const WITH_BODY: ReadonlySet<string | undefined> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

function strayBody({ path, value: { method, body } }: Placed<EndpointDraft>): readonly Problem[] {
  if (body === undefined || WITH_BODY.has(method)) return [];
  const text = `is sent with ${method ?? 'GET'}, got ${show(body)}; write method: 'POST', or leave it out`;
  return [{ path: [...path, 'body'], text }];
}

function promisesOfNoBody({ path, value: { method, expect } }: Placed<EndpointDraft>): readonly Problem[] {
  if (method !== 'HEAD' || expect === undefined) return [];
  return (['body', 'json', 'bytes'] as const)
    .filter((key) => expect[key] !== undefined)
    .map((key) => ({
      path: [...path, 'expect', key],
      text: `is promised of a body, which an answer to HEAD has not, got ${show(expect[key])}; write method: 'GET'`,
    }));
}

/** TLS of a URL without it. Where it may redirect to one with, the last answer counts. */
function promisesOfNoTls({ path, value: { url, redirects, expect } }: Placed<EndpointDraft>): readonly Problem[] {
  const isPlain = url !== undefined && /^http:/i.test(url) && (redirects === false || redirects === 0);
  if (!isPlain || expect === undefined) return [];
  return (['certificate', 'leastTls'] as const)
    .filter((key) => expect[key] !== undefined)
    .map((key) => ({
      path: [...path, 'expect', key],
      text: `is promised of TLS, which ${show(url)} has not, got ${show(expect[key])}; write a URL of https`,
    }));
}

/** Nobody speaks HTTP/2 but over TLS. */
function versionWithoutTls({ path, value: { url, httpVersion } }: Placed<EndpointDraft>): readonly Problem[] {
  if (httpVersion === undefined || httpVersion === '1.1' || url === undefined || !/^http:/i.test(url)) return [];
  const text = `is spoken over TLS alone, which ${show(url)} has not, got ${show(httpVersion)}; write a URL of https`;
  return [{ path: [...path, 'httpVersion'], text }];
}

/** What only HTTP has. */
const OF_WEB = ['method', 'headers', 'query', 'body', 'httpVersion', 'redirects', 'cookies', 'status', 'auth'] as const;
const EXPECTED_OF_WEB = ['headers', 'body', 'json', 'bytes', 'finalUrl'] as const;

/** What a connection alone cannot keep. */
function promisesOfNoWeb({ path, value }: Placed<EndpointDraft>): readonly Problem[] {
  const { url = '', expect = {}, startTls } = value;
  const isTls = /^tls:/i.test(url);
  const stray = (key: string, at: Problem['path'], what: string, given: unknown): Problem => ({
    path: [...at, key],
    text: `is of ${what}, got ${show(given)}; leave it out`,
  });
  const notTls = startTls === undefined || isTls ? [] : [stray('startTls', path, 'tls://host:port alone', startTls)];
  if (!/^(tcp|tls):/i.test(url)) return notTls;
  const at = [...path, 'expect'];
  const tls = isTls ? [] : (['certificate', 'leastTls'] as const);
  return [
    ...notTls,
    ...OF_WEB.filter((key) => value[key] !== undefined).map((key) => stray(key, path, 'HTTP', value[key])),
    ...EXPECTED_OF_WEB.filter((key) => expect[key] !== undefined).map((key) => stray(key, at, 'HTTP', expect[key])),
    ...tls.filter((key) => expect[key] !== undefined).map((key) => stray(key, at, 'TLS', expect[key])),
    ...(isTls || value.serverName === undefined ? [] : [stray('serverName', path, 'TLS', value.serverName)]),
  ];
}

/** Secrets would be read by whoever is on the way. */
function secretsInTheOpen({ path, value }: Placed<EndpointDraft>): readonly Problem[] {
  const { url } = value;
  if (url === undefined || /^(https|tls):/i.test(url)) return [];
  return (['auth', 'clientCertificate'] as const)
    .filter((key) => value[key] !== undefined && (key === 'clientCertificate' || /^http:/i.test(url)))
    .map((key) => ({
      path: [...path, key],
      text: `is for a URL without TLS, got ${show(url)}; write a URL of https`,
    }));
}

/** A header by two spellings would be sent once, and nobody could say which. */
function headersTwice({ path, value: { headers } }: Placed<EndpointDraft>): readonly Problem[] {
  const names = Object.keys(headers ?? {});
  return names
    .filter((name, index) => names.slice(0, index).some((other) => other.toLowerCase() === name.toLowerCase()))
    .map((name) => ({ path: [...path, 'headers', name], text: `is listed twice, got ${show(name)}; name it once` }));
}

function degradedWithoutObjective(service: Placed<ServiceDraft>): readonly Problem[] {
  if ('objective' in service.value) return [];
  return entriesOf(service.value.endpoints, ...service.path, 'endpoints').flatMap(({ path, value }) =>
    Object.entries(value.expect?.times ?? {})
      .filter(([, bounds]) => bounds?.degraded !== undefined)
      .map(([phase, bounds]) => ({
        path: [...path, 'expect', 'times', phase, 'degraded'],
        text: `says when the service is slow, which is not judged without an objective, got ${show(bounds?.degraded)}; give the service an objective`,
      })),
  );
}

function degradedQuestions(service: Placed<ServiceDraft>): readonly Problem[] {
  if ('objective' in service.value) return [];
  return entriesOf(service.value.questions, ...service.path, 'questions')
    .filter(({ value }) => value.expect?.time?.degraded !== undefined)
    .map(({ path, value }) => ({
      path: [...path, 'expect', 'time', 'degraded'],
      text: `says when the service is slow, which is not judged without an objective, got ${show(value.expect?.time?.degraded)}; give the service an objective`,
    }));
}

/** What the keys of an endpoint must keep together. */
export function checkEndpoints(monitor: MonitorDraft): readonly Problem[] {
  const services = entriesOf(monitor.services, 'services');
  const endpoints = services.flatMap((each) => entriesOf(each.value.endpoints, ...each.path, 'endpoints'));
  return [
    ...endpoints.flatMap((each) =>
      [
        strayBody,
        promisesOfNoBody,
        promisesOfNoTls,
        versionWithoutTls,
        promisesOfNoWeb,
        secretsInTheOpen,
        headersTwice,
      ].flatMap((check) => check(each)),
    ),
    ...services.flatMap((each) => [...degradedWithoutObjective(each), ...degradedQuestions(each)]),
  ];
}
