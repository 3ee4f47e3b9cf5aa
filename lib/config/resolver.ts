import ipaddr from 'ipaddr.js';
import { resolverAddress } from '../../lambda/canary/network/dns/resolver-address';
import { addressKind } from './address-kind';

/** A resolver as people spell it: the region's own, or an address and its port. */
export type Resolver =
  | { readonly kind: 'system' }
  | { readonly kind: 'address'; readonly address: string; readonly port: number };

const SYSTEM = 'system';

/** Whom a name is asked of where nobody says otherwise: the region's own resolver, and a public one. */
export const DEFAULT_RESOLVERS: readonly string[] = [SYSTEM, '1.1.1.1'];

/** Reads a resolver; undefined where nothing can answer there. */
export function readResolver(text: string): Resolver | undefined {
  if (text === SYSTEM) return { kind: 'system' };
  const found = resolverAddress(text, '');
  if (found === undefined || (addressKind(found.address) ?? 'nobody') === 'nobody') return undefined;
  return { kind: 'address', address: ipaddr.process(found.address).toString(), port: found.port };
}

/** What a resolver is, whatever its spelling. */
export function resolverIdentity(text: string): string | undefined {
  const resolver = readResolver(text);
  return resolver?.kind === 'address' ? `${resolver.address} ${resolver.port}` : resolver?.kind;
}
