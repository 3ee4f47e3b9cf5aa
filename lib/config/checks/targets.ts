import type { Problem } from '../../input/problem';
import { show } from '../../input/show';
import { addressKind, needsIpv6 } from '../address-kind';
import { readResolver } from '../resolver';
import { readUrl } from '../web-url';
import {
  entriesOf,
  type MonitorDraft,
  type Placed,
  regionOf,
  type ServiceDraft,
  urlsOf,
  type VantageDraft,
} from './monitor-draft';

/** Keys that say something of a service's URLs. */
const OF_URLS = ['objective', 'status', 'allowPrivateAddresses'] as const;

/** What is said of `url` and `urls` where there are only endpoints, which say it of themselves. */
function onlyOfUrls({ path, value: service }: Placed<ServiceDraft>): readonly Problem[] {
  return (['status', 'allowPrivateAddresses'] as const)
    .filter((key) => service[key] !== undefined)
    .map((key) => ({
      path: [...path, key],
      text: `says something of \`url\` and \`urls\`, and there are none, got ${show(service[key])}; write it into the endpoints`,
    }));
}

function withoutUrls({ path, value: service }: Placed<ServiceDraft>): readonly Problem[] {
  // what is there but unsound has a problem of its own
  if ('url' in service || 'urls' in service) return [];
  if ('endpoints' in service) return onlyOfUrls({ path, value: service });
  if (!('dns' in service) && !('questions' in service)) {
    const text = `has nothing to probe, got ${show(service.name)}; give it a url or dns names`;
    return [{ path, text }];
  }
  // a question can be slow, too
  const keys = OF_URLS.filter((key) => key !== 'objective' || !('questions' in service));
  return keys
    .filter((key) => service[key] !== undefined)
    .map((key) => ({
      path: [...path, key],
      text: `says something of URLs where there are none, got ${show(service[key])}; add a url, or leave it out`,
    }));
}

/** The host of a URL, where it is an address: one of IPv6 in brackets. */
export function literal(text: string): string | undefined {
  const url = readUrl(text);
  return url.kind === 'url' && url.isAddress ? url.host : undefined;
}

function unreachable({ path, value }: Placed<string>, isAllowed: boolean): readonly Problem[] {
  const kind = addressKind(literal(value) ?? '');
  if (kind === 'nobody') {
    return [{ path, text: `is at an address where nobody answers, got ${show(value)}; write that of the service` }];
  }
  if (isAllowed || kind === undefined || kind === 'public') return [];
  const remedy =
    kind === 'private'
      ? 'add allowPrivateAddresses: true, and a vpc to the vantages that look at it'
      : 'write an address at which others reach it';
  return [
    {
      path,
      text: `is at ${kind === 'private' ? 'a private address' : 'an address of the machine that asks'}, got ${show(value)}; ${remedy}`,
    },
  ];
}

function hasIpv6(vantage: VantageDraft): boolean {
  return typeof vantage !== 'string' && vantage.vpc?.ipv6 === true;
}

/** Which of some vantages have no IPv6; of all of them where none are named. */
function withoutIpv6({ vantages }: MonitorDraft, named?: ServiceDraft['vantages']): readonly string[] {
  return (vantages ?? []).flatMap((vantage) => {
    const region = vantage === undefined || hasIpv6(vantage) ? undefined : regionOf(vantage);
    return region === undefined || named?.includes(region) === false ? [] : [region];
  });
}

function ipv6Problem({ path, value }: Placed<unknown>, regions: readonly string[], remedy: string): readonly Problem[] {
  if (regions.length === 0) return [];
  return [
    {
      path,
      text: `needs IPv6, which ${regions.join(', ')} ${regions.length === 1 ? 'has' : 'have'} not, got ${show(value)}; ${remedy}`,
    },
  ];
}

/** Families that some vantages could never ask for. */
function ipv6Families(monitor: MonitorDraft): readonly Problem[] {
  return entriesOf(monitor.services, 'services').flatMap((service) => {
    const regions = withoutIpv6(monitor, service.value.vantages);
    return entriesOf(service.value.endpoints, ...service.path, 'endpoints')
      .filter(({ value: { url = '' } }) => literal(url) === undefined)
      .map(({ path, value }) => ({ path: [...path, 'ipFamily'], value: value.ipFamily }))
      .filter(({ value }) => value === 6 || value === 'both')
      .flatMap((each) =>
        ipv6Problem(each, regions, 'give them a vpc with ipv6, or name other "vantages" of the service'),
      );
  });
}

function ipv6Targets(monitor: MonitorDraft): readonly Problem[] {
  const needs = ({ value }: Placed<string>) => needsIpv6(literal(value) ?? '');
  const services = entriesOf(monitor.services, 'services').flatMap((service) =>
    urlsOf(service)
      .filter(needs)
      .flatMap((url) =>
        ipv6Problem(
          url,
          withoutIpv6(monitor, service.value.vantages),
          'give them a vpc with ipv6, name other "vantages" of the service, or write an IPv4 address',
        ),
      ),
  );
  const everywhere = withoutIpv6(monitor);
  const witnesses = entriesOf(monitor.witnesses, 'witnesses')
    .flatMap(({ path, value: { url } }) => (url === undefined ? [] : [{ path: [...path, 'url'], value: url }]))
    .filter(needs);
  const resolvers = entriesOf(monitor.resolvers, 'resolvers').filter(({ value }) => {
    const resolver = readResolver(value);
    return resolver?.kind === 'address' && needsIpv6(resolver.address);
  });
  return [
    ...services,
    ...[...witnesses, ...resolvers].flatMap((each) =>
      ipv6Problem(each, everywhere, 'give them a vpc with ipv6, or write an IPv4 address'),
    ),
  ];
}

/** What no probe could ever judge. */
export function checkTargets(monitor: MonitorDraft): readonly Problem[] {
  const services = entriesOf(monitor.services, 'services');
  return [
    ...services.flatMap(withoutUrls),
    ...services.flatMap((service) => urlsOf(service).flatMap((url) => unreachable(url, url.isOpen))),
    ...entriesOf(monitor.witnesses, 'witnesses').flatMap(({ path, value: { url, allowPrivateAddresses } }) =>
      url === undefined ? [] : unreachable({ path: [...path, 'url'], value: url }, allowPrivateAddresses === true),
    ),
    ...ipv6Targets(monitor),
    ...ipv6Families(monitor),
  ];
}
