import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import { failure } from '../failure';
import { withinLimit } from '../time-limit';
import type { ResolverAddress } from './resolver-address';

/** Takes a message as the answer, or returns undefined to go on waiting. Never throws. */
export type Take<T> = (message: Buffer) => T | undefined;

type Transport = <T>(server: ResolverAddress, query: Buffer, take: Take<T>, limitMs: number) => Promise<T>;

const LENGTH_BYTES = 2;

/**
 * One datagram from a socket of its own. The socket is connected: the kernel drops what comes from elsewhere, and an
 * ICMP refusal is an errno at once.
 */
export const overUdp: Transport = async (server, query, take, limitMs) => {
  const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
  try {
    return await withinLimit(limitMs, (resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (message) => {
        const taken = take(message);
        if (taken !== undefined) resolve(taken);
      });
      socket.on('connect', () => socket.send(query, (error) => error && reject(error)));
      socket.connect(server.port, server.address);
    });
  } finally {
    socket.close();
  }
};

/** One length-prefixed message over a connection of its own (RFC 7766); a message that is not taken is a failure. */
export const overTcp: Transport = async (server, query, take, limitMs) => {
  const socket = connect({ host: server.address, port: server.port });
  try {
    return await withinLimit(limitMs, (resolve, reject) => {
      let received = Buffer.alloc(0);
      socket.on('error', reject);
      socket.on('end', () => reject(failure('ECONNRESET', 'closed without an answer')));
      socket.on('data', (chunk) => {
        received = Buffer.concat([received, chunk]);
        const end = received.length < LENGTH_BYTES ? Infinity : LENGTH_BYTES + received.readUInt16BE(0);
        if (received.length < end) return;
        const taken = take(received.subarray(LENGTH_BYTES, end));
        if (taken === undefined) reject(failure('EMALFORMED', 'an answer to another question'));
        else resolve(taken);
      });
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt16BE(query.length);
      socket.write(Buffer.concat([length, query]));
    });
  } finally {
    socket.destroy();
  }
};
