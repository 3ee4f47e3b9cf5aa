import type { AddressFamily, HttpEndpoint } from '../../../lib/contract/fleet';
import { MAX_ADDRESSES } from '../run-limits';
import { familiesOf, familyOf } from './address-families';
import { hostOf } from './host-of';
import { type EndpointContext, type KnownAddresses, mayUsePrivate, probeEndpoint } from './probe-endpoint';
import { allAddresses } from './probe-name';
import type { ApartEndpoint, EndpointObservation, EndpointPart, NameObservation } from './service-observation';

/** IPv4 and IPv6 in turn, so that neither crowds out the other. */
function inTurn(addresses: readonly string[]): readonly string[] {
  const ofFamily = (family: AddressFamily) => addresses.filter((each) => familyOf(each) === family);
  const [v4, v6] = [ofFamily(4), ofFamily(6)];
  return addresses.flatMap((_, index) => [v4[index], v6[index]].filter((each) => each !== undefined));
}

/**
 * Requests an endpoint at each of its addresses, or once over each family, side by side: none of them stands for another.
 * @param name what resolvers said of its host; undefined where it has none
 * @param before what the first try of the same run saw of it: what it asked is asked again
 */
export async function probeApart(
  endpoint: HttpEndpoint,
  { addresses, from }: KnownAddresses,
  name: NameObservation | undefined,
  context: EndpointContext,
  before: EndpointObservation | undefined,
): Promise<EndpointObservation> {
  if (addresses.length === 0) return { kind: 'no-address', endpoint };
  const { families, isEach = false } = endpoint.askedAt ?? {};
  const wanted = familiesOf(endpoint) ?? [];
  const earlier = before?.kind === 'apart' ? before.parts : [];
  const ofFamily = (family: AddressFamily) => addresses.filter((each) => familyOf(each) === family);
  const isOpen = mayUsePrivate(endpoint, hostOf(endpoint.url));

  async function probe(family: AddressFamily, at: readonly string[], address?: string): Promise<EndpointPart> {
    const part = { family, ...(address !== undefined && { address }) };
    const reason = address === undefined ? undefined : context.network.guard(address, isOpen);
    if (address !== undefined && reason !== undefined)
      return { ...part, seen: { kind: 'refused-address', endpoint, address, reason } };
    const last = earlier.find((each) => each.family === family && each.address === address)?.seen;
    const known = { addresses: at, from, isPinned: true, ...(families !== undefined && { family }) } as const;
    return { ...part, seen: await probeEndpoint(endpoint, known, context, last) };
  }

  const answered = from === 'dns' && name !== undefined ? allAddresses(name.replies) : addresses;
  const known = isEach ? answered.filter((each) => wanted.includes(familyOf(each))) : [];
  const again = known.filter((each) => earlier.some(({ address }) => address === each));
  const chosen = new Set([...new Set([...again, ...inTurn(known)])].slice(0, MAX_ADDRESSES));
  const without = (families ?? []).filter((family) => !isEach || !known.some((each) => familyOf(each) === family));
  const parts = await Promise.all([
    ...known.filter((each) => chosen.has(each)).map((each) => probe(familyOf(each), [each], each)),
    ...without.map((family) => probe(family, ofFamily(family))),
  ]);
  const unasked = known.filter((each) => !chosen.has(each));
  return { kind: 'apart', endpoint, parts, unasked, ...(name && { name }) } satisfies ApartEndpoint;
}
