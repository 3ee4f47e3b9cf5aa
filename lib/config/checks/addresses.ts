import { isIPv6 } from 'node:net';
import type { Problem } from '../../input/problem';
import { show } from '../../input/show';
import { entriesOf, type MonitorDraft, type Placed, type ServiceDraft } from './monitor-draft';
import { literal } from './targets';

type EndpointDraft = NonNullable<NonNullable<ServiceDraft['endpoints']>[number]>;

function countedWithoutAll({ path, value }: Placed<EndpointDraft>): readonly Problem[] {
  const { addresses = 'first', minHealthyAddresses: least } = value;
  if (least === undefined || addresses === 'all') return [];
  const text = `counts addresses of which only one is asked, got ${least}; write addresses: 'all', or leave it out`;
  return [{ path: [...path, 'minHealthyAddresses'], text }];
}

/** A URL at an address has no other one. */
function ofAnAddress({ path, value: { url = '', addresses, ipFamily = 'any' } }: Placed<EndpointDraft>) {
  const host = literal(url)?.replace(/^\[|\]$/g, '');
  if (host === undefined) return [];
  const family = isIPv6(host) ? 6 : 4;
  const problems: Problem[] = [];
  if (addresses === 'all') {
    const text = `asks for all addresses of a name, and ${show(url)} has none, got "all"; leave it out`;
    problems.push({ path: [...path, 'addresses'], text });
  }
  if (ipFamily !== 'any' && ipFamily !== family) {
    const text = `is not the family of ${show(url)}, got ${show(ipFamily)}; write ${family}, or leave it out`;
    problems.push({ path: [...path, 'ipFamily'], text });
  }
  return problems;
}

/** Whether one of several should fail, or all of them, nobody could say. */
function severalToFail({ path, value }: Placed<EndpointDraft>): readonly Problem[] {
  const { addresses, ipFamily, shouldFail = false } = value;
  if (!shouldFail || (addresses !== 'all' && ipFamily !== 'both')) return [];
  const key = addresses === 'all' ? 'addresses' : 'ipFamily';
  const text = `asks several times what should fail, got ${show(value[key])}; leave it out`;
  return [{ path: [...path, key], text }];
}

/** What is said of an endpoint's addresses, and what it must keep to. */
export function checkAddresses({ services }: MonitorDraft): readonly Problem[] {
  const endpoints = entriesOf(services, 'services').flatMap(({ path, value }) =>
    entriesOf(value.endpoints, ...path, 'endpoints'),
  );
  return endpoints.flatMap((each) => [...countedWithoutAll(each), ...ofAnAddress(each), ...severalToFail(each)]);
}
