import { type Listed, listedTwice } from '../../input/listed-twice';
import type { Problem } from '../../input/problem';
import { normalName } from '../host';
import { resolverIdentity } from '../resolver';
import { readUrl } from '../web-url';
import { entriesOf, type MonitorDraft, type Placed, regionOf, type ServiceDraft } from './monitor-draft';

/** Names are compared without case: alarms, metrics and people would not keep them apart. */
function named(list: readonly Placed<string>[]): readonly Listed[] {
  return list.map(({ path, value }) => ({ path, value, identity: value.toLowerCase() }));
}

function identified(
  list: readonly Placed<string>[],
  identity: (value: string) => string | undefined,
): readonly Listed[] {
  return list.map(({ path, value }) => ({ path, value, identity: identity(value) }));
}

function urlIdentity(text: string): string | undefined {
  const url = readUrl(text);
  return url.kind === 'url' ? url.href : undefined;
}

/** `200` is `200-200`. */
function statusIdentity(range: string): string {
  const [from = '', to = from] = range.split('-');
  return `${from}-${to}`;
}

const ONCE = 'name it once';

function member<K extends string>(list: readonly Placed<{ readonly [P in K]?: string | undefined }>[], key: K) {
  return list.flatMap(({ path, value: { [key]: value } }): readonly Placed<string>[] =>
    value === undefined ? [] : [{ path: [...path, key], value }],
  );
}

function ofService({
  path,
  value: { urls, dns, status, vantages, endpoints },
}: Placed<ServiceDraft>): readonly Problem[] {
  return [
    ...listedTwice(identified(entriesOf(urls, ...path, 'urls'), urlIdentity), ONCE),
    ...listedTwice(identified(entriesOf(dns, ...path, 'dns'), normalName), ONCE),
    ...listedTwice(identified(entriesOf(status, ...path, 'status'), statusIdentity), ONCE),
    ...listedTwice(named(entriesOf(vantages, ...path, 'vantages')), ONCE),
    ...entriesOf(endpoints, ...path, 'endpoints').flatMap(({ path: at, value }) =>
      listedTwice(identified(entriesOf(value.status, ...at, 'status'), statusIdentity), ONCE),
    ),
  ];
}

/** What stands twice in one place, however it is spelled. */
export function listedOnce({
  services,
  vantages,
  hubs,
  witnesses,
  resolvers,
  causes,
}: MonitorDraft): readonly Problem[] {
  const served = entriesOf(services, 'services');
  const witnessed = entriesOf(witnesses, 'witnesses');
  const regions = entriesOf(vantages, 'vantages').flatMap(({ path, value }) => {
    const region = regionOf(value);
    return region === undefined ? [] : [{ path, value: region }];
  });
  return [
    ...listedTwice(named(member(served, 'name')), 'give each its own name'),
    ...served.flatMap(ofService),
    ...listedTwice(named(regions), 'name each region once'),
    ...listedTwice(named(entriesOf(hubs, 'hubs')), 'name each region once'),
    ...listedTwice(named(member(witnessed, 'name')), 'give each its own name'),
    ...listedTwice(identified(member(witnessed, 'url'), urlIdentity), 'choose another target'),
    ...witnessed.flatMap(({ path, value: { status } }) =>
      listedTwice(identified(entriesOf(status, ...path, 'status'), statusIdentity), ONCE),
    ),
    ...listedTwice(identified(entriesOf(resolvers, 'resolvers'), resolverIdentity), 'name another one'),
    ...Object.entries(causes ?? {}).flatMap(([cause, members]) =>
      listedTwice(named(entriesOf(members, 'causes', cause)), ONCE),
    ),
  ];
}
