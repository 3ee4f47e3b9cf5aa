import { isIPv6 } from 'node:net';
import type { AddressFamily, HttpEndpoint } from '../../../lib/contract/fleet';
import type { AddressType } from './network';
import { ANY_ADDRESS, type AskedTypes } from './probe-name';

/** All families, the one that most people use first. */
export const FAMILIES: readonly AddressFamily[] = [4, 6];

/** The type of record that holds addresses of a family. */
export const TYPE_OF: Readonly<Record<AddressFamily, AddressType>> = { 4: 'A', 6: 'AAAA' };

/** The family of an address. */
export function familyOf(address: string): AddressFamily {
  return isIPv6(address) ? 6 : 4;
}

/** The families of which an endpoint wants the addresses; undefined where any one is as good as another. */
export function familiesOf({ askedAt }: HttpEndpoint): readonly AddressFamily[] | undefined {
  return askedAt?.families ?? (askedAt?.isEach === true ? FAMILIES : undefined);
}

/** What a name is asked for, by the families that each of its endpoints wants: IPv6 beside IPv4 only where one wants it. */
export function typesFor(wanted: readonly (readonly AddressFamily[] | undefined)[]): AskedTypes {
  const isWanted = (family: AddressFamily) => wanted.some((families) => families?.includes(family));
  const isAnyGood = wanted.length === 0 || wanted.includes(undefined);
  if (!isWanted(6)) return isAnyGood ? ANY_ADDRESS : [['A']];
  return isAnyGood || isWanted(4) ? [['A'], ['AAAA']] : [['AAAA']];
}
