import { connect, isIPv6, type Socket } from 'node:net';
import { errorCode, failure } from '../failure';
import { isPublicAddress } from '../guard';
import { countdown, withinLimit } from '../time-limit';

/** Where to connect, and what is allowed and possible from here. */
export interface Destination {
  readonly addresses: readonly string[];
  readonly port: number;
  readonly allowPrivateAddresses: boolean;
  readonly hasIpv6: boolean;
}

/** An open connection, and the address at its other end. */
export interface Connection {
  readonly socket: Socket;
  readonly address: string;
}

/** More would leave each too little of the connect limit: a lost SYN is sent again after a second. */
const MAX_TRIES = 4;

/** Why an address is not tried at all. */
function obstacle(address: string, { allowPrivateAddresses, hasIpv6 }: Destination): Error | undefined {
  if (!allowPrivateAddresses && !isPublicAddress(address)) return failure('EGUARD', `${address} is no public address`);
  if (isIPv6(address) && !hasIpv6) return failure('ENOROUTE', `no IPv6 here to reach ${address}`);
  return undefined;
}

async function connectOne(address: string, port: number, limitMs: number): Promise<Socket> {
  const socket = connect({ host: address, port, noDelay: true });
  try {
    await withinLimit<void>(limitMs, (resolve, reject) => {
      // Stays for the socket's life, so that nothing it meets later is an uncaught exception.
      socket.on('error', reject);
      socket.once('connect', resolve);
    });
    return socket;
  } catch (error) {
    socket.destroy();
    throw errorCode(error) === 'ETIMEOUT' ? failure('ETIMEOUT', `no connection to ${address}:${port} in time`) : error;
  }
}

/**
 * Connects to the first address that lets us; each gets an equal share of the time that is left, so that a silent one
 * does not hide a good one behind it. Rejects with the first failure of the target itself, or, where no address could
 * be tried, with what stood in the way.
 */
export async function connectFirst(destination: Destination, limitMs: number): Promise<Connection> {
  const left = countdown(limitMs);
  const obstacles = destination.addresses.map((address) => obstacle(address, destination));
  const tries = destination.addresses.filter((_, index) => obstacles[index] === undefined).slice(0, MAX_TRIES);
  const failures: unknown[] = [];
  for (const [index, address] of tries.entries()) {
    try {
      return { socket: await connectOne(address, destination.port, left() / (tries.length - index)), address };
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures[0] ?? obstacles[0] ?? failure('EANSWER', 'no address to connect to');
}
