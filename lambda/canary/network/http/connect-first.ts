import { connect, isIPv6, type Socket } from 'node:net';
import type { AddressGuard } from '../../address-guard';
import type { DeadAddress } from '../../probing/http-exchange';
import { errorCode, failure, reasonOf } from '../failure';
import { countdown, withinLimit } from '../time-limit';

/** Where to connect, and what is allowed and possible from here. */
export interface Destination {
  readonly addresses: readonly string[];
  readonly port: number;
  readonly mayUsePrivate: boolean;
  readonly guard: AddressGuard;
  readonly hasIpv6: boolean;
}

/** An open connection, the address at its other end, and those that were tried in vain. */
export interface Connected {
  readonly kind: 'connected';
  readonly socket: Socket;
  readonly address: string;
  readonly dead: readonly DeadAddress[];
}

/** No connection: what the first address met, or what stood in the way of all. */
export interface Unconnected {
  readonly kind: 'unconnected';
  readonly error: string;
  readonly reason: string;
  readonly dead: readonly DeadAddress[];
}

/** More would leave each too little of the connect limit: a lost SYN is sent again after a second. */
const MAX_TRIES = 4;

/** Why an address is not tried at all. */
function obstacle(address: string, { mayUsePrivate, guard, hasIpv6 }: Destination): Error | undefined {
  const reason = guard(address, mayUsePrivate);
  if (reason !== undefined) return failure('EGUARD', `${address} is ${reason}, which probes may not connect to`);
  if (isIPv6(address) && !hasIpv6) return failure('ENOROUTE', `no IPv6 here to reach ${address}`);
  return undefined;
}

async function connectOne(address: string, port: number, limitMs: number, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host: address, port, noDelay: true });
  try {
    await withinLimit<void>(limitMs, signal, (resolve, reject) => {
      // Stays for the socket's life, so that nothing it meets later is an uncaught exception.
      socket.on('error', reject);
      socket.once('connect', resolve);
    });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/**
 * Connects to the first address that lets us; each gets an equal share of the time that is left, so that a silent one
 * does not hide a good one behind it.
 */
export async function connectFirst(
  destination: Destination,
  limitMs: number,
  signal: AbortSignal,
): Promise<Connected | Unconnected> {
  const left = countdown(limitMs);
  const obstacles = destination.addresses.map((address) => obstacle(address, destination));
  const tries = destination.addresses.filter((_, index) => obstacles[index] === undefined).slice(0, MAX_TRIES);
  const dead: DeadAddress[] = [];
  let first: unknown;
  for (const [index, address] of tries.entries()) {
    const began = performance.now();
    try {
      const socket = await connectOne(address, destination.port, left() / (tries.length - index), signal);
      return { kind: 'connected', socket, address, dead };
    } catch (error) {
      first ??= error;
      dead.push({ address, error: errorCode(error), afterMs: performance.now() - began });
    }
  }
  const why = first ?? obstacles[0] ?? failure('ENOROUTE', 'no address to connect to');
  return { kind: 'unconnected', error: errorCode(why), reason: reasonOf(why), dead };
}
