import { channel } from 'node:diagnostics_channel';
import type { ResolverAddress } from './dns/resolver-address';

/** One DNS message on its way, as a trace shows it. */
export interface Packet {
  readonly direction: 'sent' | 'received';
  readonly over: 'udp' | 'tcp';
  readonly server: ResolverAddress;
  readonly message: Buffer;
}

/** Where packets are told: a trace listens, and a canary has nobody who does. */
export const packets = channel('common-cause:packet');

/** Tells whoever listens of a packet; costs nothing where nobody does. */
export function tellPacket(packet: Packet): void {
  if (packets.hasSubscribers) packets.publish(packet);
}
