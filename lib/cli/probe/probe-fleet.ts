import { isIP } from 'node:net';
import { hostOf } from '../../../lambda/canary/probing/host-of';
import { unwatchedWitnesses } from '../../config/default-witnesses';
import type { Deployment } from '../../config/deployment';
import { normalName } from '../../config/host';
import { DEFAULT_RESOLVERS, readResolver } from '../../config/resolver';
import { readUrl } from '../../config/web-url';
import type { Causes } from '../../contract/causes';
import type { Fleet, HttpEndpoint, Service, Witness } from '../../contract/fleet';
import { didYouMean } from '../../input/nearest-name';
import { InputError } from '../../input/problem';
import { show } from '../../input/show';
import { isOwnName } from './local';
import { HERE } from './probe-once';

/** What a person asks a probe of, and what replaces the defaults. */
export interface ProbeWish {
  /** Names of services, or URLs; none stands for all services of the configuration. */
  readonly targets: readonly string[];
  readonly witnesses: readonly string[];
  readonly resolvers: readonly string[];
  /** The configuration; undefined where none was named. */
  readonly config: string | undefined;
}

const isUrl = (text: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

/** This machine's own names are no names of the Internet, but here they lead somewhere. */
const nameHere = (host: string) => (isOwnName(host) ? host : normalName(host));

/** A URL that somebody typed is its own permission for its own host. */
function endpointOf(where: string, text: string, problems: string[]): HttpEndpoint | undefined {
  const url = readUrl(text, nameHere);
  if (url.kind === 'url') return { url: url.href, allowPrivateAddresses: true };
  const [what, remedy] = url.why.split('; ');
  problems.push(`${where}: ${what}, got ${show(url.shown)}; ${remedy}`);
  return undefined;
}

/** A service of one URL. */
function bareService(http: HttpEndpoint): Service {
  const host = hostOf(http.url);
  return { name: http.url, dns: isIP(host) === 0 ? [host] : [], http: [http] };
}

function witnessesOf(urls: readonly string[], problems: string[]): readonly Witness[] {
  const http = urls.flatMap((url) => endpointOf('--witness', url, problems) ?? []);
  return http.map((each) => {
    const isOnly = http.filter(({ url }) => new URL(url).host === new URL(each.url).host).length === 1;
    return { name: isOnly ? new URL(each.url).host : each.url, http: each };
  });
}

function resolversOf(spellings: readonly string[], problems: string[]): readonly string[] {
  const unread = spellings.filter((each) => readResolver(each) === undefined);
  problems.push(
    ...unread.map(
      (each) => `--resolver: is not a resolver, got ${show(each)}; write "system", "1.1.1.1" or "1.1.1.1:53"`,
    ),
  );
  return [...new Set(spellings)];
}

function servicesOf({ targets }: ProbeWish, own: Deployment | undefined, problems: string[]): readonly Service[] {
  const configured = own?.fleet.services ?? [];
  if (targets.length === 0) return configured;
  const services = targets.flatMap((target) => {
    if (isUrl(target)) {
      const http = endpointOf('probe', target, problems);
      return http === undefined ? [] : [bareService(http)];
    }
    const service = configured.find(({ name }) => name.toLowerCase() === target.toLowerCase());
    if (service !== undefined) return [service];
    const names = configured.map(({ name }) => name);
    problems.push(
      `probe: is neither a URL nor a service of ${own?.source ?? 'the configuration'}, got ${show(target)}; ` +
        didYouMean(target, names, 'write a URL with its scheme, such as "https://example.com/"'),
    );
    return [];
  });
  return [...new Map(services.map((service) => [service.name, service])).values()];
}

/** Causes as far as what is asked can tell of them. */
function causesAmong(causes: Causes, services: readonly Service[]): Causes {
  const names = new Set(services.map(({ name }) => name));
  const among = Object.entries(causes).map(
    ([cause, members]) => [cause, members.filter((each) => names.has(each))] as const,
  );
  return Object.fromEntries(among.filter(([, members]) => members.length >= 2));
}

/**
 * The fleet of one probe: this machine is its only vantage.
 * @param load reads the configuration; called only where something of it is wanted
 * @throws InputError with everything that is wrong with the wish
 */
export function probeFleet(wish: ProbeWish, load: (file: string | undefined) => Deployment): Fleet {
  const wantsConfig = wish.config !== undefined || wish.targets.length === 0 || !wish.targets.every(isUrl);
  const own = wantsConfig ? load(wish.config) : undefined;
  const problems: string[] = [];
  const services = servicesOf(wish, own, problems);
  const witnesses = witnessesOf(wish.witnesses, problems);
  const resolvers = resolversOf(wish.resolvers, problems);
  if (problems.length > 0) throw new InputError(problems);
  const hosts = new Set(services.flatMap(({ http }) => http.map(({ url }) => new URL(url).hostname)));
  return {
    name: own?.fleet.name ?? 'common-cause',
    services,
    vantages: [HERE],
    hubs: [],
    causes: causesAmong(own?.fleet.causes ?? {}, services),
    witnesses: witnesses.length > 0 ? witnesses : (own?.fleet.witnesses ?? unwatchedWitnesses(hosts)),
    resolvers: resolvers.length > 0 ? resolvers : (own?.fleet.resolvers ?? DEFAULT_RESOLVERS),
    quorum: 1,
  };
}
