import { AUTHORITATIVE } from '../../contract/dns-endpoint';
import type { Problem } from '../../input/problem';
import { show } from '../../input/show';
import { readUrl } from '../web-url';
import { entriesOf, type MonitorDraft, type Placed, type ServiceDraft } from './monitor-draft';

type EndpointDraft = NonNullable<NonNullable<ServiceDraft['endpoints']>[number]>;
type QuestionDraft = NonNullable<NonNullable<ServiceDraft['questions']>[number]>;

/** An address stands in no zone. */
function zoneOfAnAddress({ path, value: { url, servers } }: Placed<EndpointDraft>): readonly Problem[] {
  if (servers === undefined || url === undefined) return [];
  const read = readUrl(url);
  if (read.kind !== 'url' || !read.isAddress) return [];
  const text = `asks the name servers of a zone, and ${show(url)} is at an address, got ${show(servers)}; leave it out`;
  return [{ path: [...path, 'servers'], text }];
}

/** What name servers never do: ask others, and validate. */
function strayAtNameServers({ path, value }: Placed<QuestionDraft>): readonly Problem[] {
  const { servers, recursion, allowPrivateAddresses, expect = {} } = value;
  const stray = (key: readonly string[], what: string, given: unknown, remedy = 'leave it out'): Problem => ({
    path: [...path, ...key],
    text: `${what}, got ${show(given)}; ${remedy}`,
  });
  if (servers !== AUTHORITATIVE) {
    const isStray = allowPrivateAddresses !== undefined && (servers !== undefined || !('servers' in value));
    const what = `is of the name servers of servers: "${AUTHORITATIVE}" alone`;
    return isStray ? [stray(['allowPrivateAddresses'], what, allowPrivateAddresses)] : [];
  }
  return [
    ...(recursion === true ? [stray(['recursion'], 'is nothing that name servers of a zone offer', recursion)] : []),
    ...(expect.authenticated === true
      ? [
          stray(
            ['expect', 'authenticated'],
            'is what a resolver says, which validates, and no name server of a zone',
            expect.authenticated,
            'ask a resolver',
          ),
        ]
      : []),
    ...(expect.authoritative === false
      ? [stray(['expect', 'authoritative'], 'is what makes a name server of a zone lame', expect.authoritative)]
      : []),
  ];
}

/** What the keys about name servers of zones must keep together. */
export function checkNameServers({ services }: MonitorDraft): readonly Problem[] {
  return entriesOf(services, 'services').flatMap(({ path, value }) => [
    ...entriesOf(value.endpoints, ...path, 'endpoints').flatMap(zoneOfAnAddress),
    ...entriesOf(value.questions, ...path, 'questions').flatMap(strayAtNameServers),
  ]);
}
