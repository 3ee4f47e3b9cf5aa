import { isIP } from 'node:net';
import { isPublicAddress } from '../../../lambda/canary/address-guard';
import { hostOf } from '../../../lambda/canary/probing/host-of';
import { addressesOf } from '../../../lambda/canary/probing/probe-name';
import type { ServiceObservation } from '../../../lambda/canary/probing/service-observation';
import type { Fleet } from '../../contract/fleet';

/** Names that mean the machine that asks, and are never asked for (RFC 6761, section 6.3). */
export function isOwnName(host: string): boolean {
  return /(^|\.)localhost\.?$/i.test(host);
}

/**
 * Whether a target stands on this machine or in its own network: then a machine that cannot see the Internet
 * can judge it all the same, and its answers say nothing of the Internet.
 */
export function isLocal({ names, endpoints }: ServiceObservation): boolean {
  const literals = endpoints.map(({ endpoint }) => hostOf(endpoint.url)).filter((host) => isIP(host) !== 0);
  const addresses = [...literals, ...names.flatMap(addressesOf)];
  const isOwn = endpoints.some(({ endpoint }) => isOwnName(hostOf(endpoint.url)));
  return isOwn || (addresses.length > 0 && !addresses.some(isPublicAddress));
}

const OWN_ADDRESS = /^(127\.|::1$)/;

/** Whether something on this machine is asked: that needs no network, and goes over IPv6 on every machine. */
export function hasOwnTarget({ services, witnesses }: Pick<Fleet, 'services' | 'witnesses'>): boolean {
  const urls = [...services.flatMap(({ http }) => http), ...witnesses.map(({ http }) => http)];
  return urls.map(({ url }) => hostOf(url)).some((host) => isOwnName(host) || OWN_ADDRESS.test(host));
}
