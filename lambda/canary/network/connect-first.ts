import { connect, isIPv6, type Socket } from 'node:net';
import { codeOf, failure } from './failure';
import { isPublicAddress } from './guard';
import { countdown, within } from './within';

/** Where to connect, and what this vantage allows. */
export interface Destination {
  /** Tried in order until one connects. */
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

/** Failures that tell of this vantage, not of the target. */
const OUR_OWN = new Set(['EGUARD', 'ENOROUTE']);

async function connectOne(address: string, port: number, limitMs: number): Promise<Socket> {
  const socket = connect({ host: address, port, noDelay: true });
  try {
    await within<void>(limitMs, (resolve, reject) => {
      // Stays for the socket's life: whatever it meets later has a listener, so that it never throws.
      socket.on('error', reject);
      socket.once('connect', resolve);
    });
    return socket;
  } catch (error) {
    socket.destroy();
    throw codeOf(error) === 'ETIMEOUT'
      ? failure('ETIMEOUT', `no connection to ${address} port ${port} in time`)
      : error;
  }
}

/**
 * Connects to the first address that lets us. Each gets an equal share of the time that is left, so that a silent one
 * does not hide a good one behind it. Rejects with the first failure that tells of the target, else with the first.
 */
export async function connectFirst(destination: Destination, limitMs: number): Promise<Connection> {
  const { addresses, port, allowPrivateAddresses, hasIpv6 } = destination;
  const left = countdown(limitMs);
  const failures: unknown[] = [];
  for (const [index, address] of addresses.entries()) {
    try {
      if (!allowPrivateAddresses && !isPublicAddress(address)) {
        throw failure('EGUARD', `${address} is not a public address`);
      }
      if (isIPv6(address) && !hasIpv6) throw failure('ENOROUTE', `no IPv6 here to reach ${address}`);
      return { socket: await connectOne(address, port, left() / (addresses.length - index)), address };
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures.find((error) => !OUR_OWN.has(codeOf(error))) ?? failures[0] ?? failure('EANSWER', 'no address');
}
