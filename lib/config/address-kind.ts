import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { isPublicAddress } from '../../lambda/canary/address-guard';

/** Who can reach an address: everybody, a network that it belongs to, its own machine or link, or nobody at all. */
export type AddressKind = 'public' | 'private' | 'own' | 'nobody';

const KINDS: Readonly<Record<string, AddressKind>> = {
  private: 'private',
  uniqueLocal: 'private',
  carrierGradeNat: 'private',
  loopback: 'own',
  linkLocal: 'own',
};

/** Reads an address as a URL or a resolver spells it, brackets allowed; undefined where it is none. */
export function addressKind(text: string): AddressKind | undefined {
  const address = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(address) === 0 || address.includes('%')) return undefined;
  if (isPublicAddress(address)) return 'public';
  return KINDS[ipaddr.process(address).range()] ?? 'nobody';
}

/** Whether an address can only be reached over IPv6; loopback is everywhere. */
export function needsIpv6(text: string): boolean {
  const address = text.replace(/^\[(.*)\]$/, '$1');
  return isIP(address) === 6 && addressKind(address) !== 'own' && ipaddr.process(address).kind() === 'ipv6';
}
