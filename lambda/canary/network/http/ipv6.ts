import type { NetworkInterfaceInfo } from 'node:os';

/** Whether any interface could reach an IPv6 target: loopback and link-local addresses do not (`os.networkInterfaces()`). */
export function hasIpv6Address(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): boolean {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .some(({ family, internal, address }) => family === 'IPv6' && !internal && !address.startsWith('fe80:'));
}
