import type { Causes } from '../contract/causes';
import type { Fleet, HttpEndpoint, MaintenanceWindow, Service, Witness } from '../contract/fleet';
import { quorum } from '../contract/quorum';
import { withJudgedCauses } from '../contract/reach';
import { unwatchedWitnesses } from './default-witnesses';
import { normalName } from './host';
import { muteMinutes } from './mute-minutes';
import { readEndpoint } from './read-endpoint';
import { readQuestion } from './read-question';
import { durationMs } from './schema/durations';
import type { Monitor } from './schema/monitor-schema';
import { readUrl, type WebUrl } from './web-url';

type Options = Pick<HttpEndpoint, 'status' | 'allowPrivateAddresses'>;

function endpoint(
  { href }: WebUrl,
  { status, allowPrivateAddresses }: { readonly [K in keyof Options]: Options[K] | undefined },
): HttpEndpoint {
  return { url: href, ...(status && { status }), ...(allowPrivateAddresses && { allowPrivateAddresses }) };
}

/** URLs in their one spelling, each once. */
function urlsOf(...texts: readonly (string | undefined)[]): readonly WebUrl[] {
  const read = texts.flatMap((text) => (text === undefined ? [] : readUrl(text)));
  return [...new Map(read.flatMap((url) => (url.kind === 'url' ? [[url.href, url]] : []))).values()];
}

function readService(
  {
    name,
    title,
    url,
    urls = [],
    dns = [],
    endpoints = [],
    questions,
    objective,
    vantages,
    ...options
  }: Monitor['services'][number],
  regions: readonly string[],
): Service {
  const read = urlsOf(url, ...urls);
  const further = endpoints.flatMap((each) => urlsOf(each.url).map((at) => ({ written: each, at })));
  const hosts = [...read, ...further.map(({ at }) => at)].flatMap(({ host, isAddress }) => (isAddress ? [] : [host]));
  const own = vantages === undefined ? regions : regions.filter((region) => vantages.includes(region));
  return {
    name,
    ...(title !== undefined && { title }),
    ...(own.length < regions.length && { vantages: own }),
    dns: [...new Set([...dns.flatMap((each) => normalName(each) ?? []), ...hosts])],
    http: [
      ...read.map((each) => endpoint(each, options)),
      ...further.map(({ written, at }) => readEndpoint(written, at, (url) => urlsOf(url)[0]?.href ?? url)),
    ],
    ...(questions !== undefined && { questions: questions.map(readQuestion) }),
    ...(objective !== undefined && { objectiveMs: durationMs(objective) }),
  };
}

function readWitness({ name, url, ...options }: NonNullable<Monitor['witnesses']>[number]): readonly Witness[] {
  return urlsOf(url).map((each) => ({ name: name ?? each.host, http: endpoint(each, options) }));
}

function readWindow({
  keys,
  at,
  cron = '',
  for: duration,
  timezone = 'UTC',
}: NonNullable<Monitor['maintenance']>[number]): MaintenanceWindow {
  const expression = at === undefined ? `cron(${cron.trim().split(/\s+/).join(' ')})` : `at(${at})`;
  return { keys, expression, minutes: muteMinutes(duration) ?? 0, timezone };
}

/**
 * The fleet of a configuration that was found sound.
 * @param causes all that the configuration names, with their members
 * @param watchedHosts hosts that cannot be witnesses
 */
export function readFleet(monitor: Monitor, causes: Causes, watchedHosts: ReadonlySet<string>): Fleet {
  const vantages = monitor.vantages.map((vantage) => (typeof vantage === 'string' ? vantage : vantage.region));
  const fleet: Omit<Fleet, 'causes'> = {
    name: monitor.name,
    services: monitor.services.map((service) => readService(service, vantages)),
    vantages,
    hubs: monitor.hubs,
    witnesses: monitor.witnesses?.flatMap(readWitness) ?? unwatchedWitnesses(watchedHosts),
    resolvers: monitor.resolvers,
    quorum: monitor.quorum ?? quorum(vantages.length),
    tickets: monitor.tickets,
    certificateDays: monitor.certificateDays,
    hubShards: monitor.hubShards,
    ...(monitor.heartbeatSecret !== undefined && { heartbeatSecret: monitor.heartbeatSecret }),
    ...(monitor.maintenance !== undefined && { maintenance: monitor.maintenance.map(readWindow) }),
    ...(monitor.runbookUrl !== undefined && { runbookUrl: monitor.runbookUrl }),
  };
  return withJudgedCauses(fleet, causes);
}
