import { createSocket } from 'node:dgram';
import { connect, isIPv6, type Socket } from 'node:net';
import { connect as connectSecurely, type SecureContext } from 'node:tls';
import { failure } from '../failure';
import { tellPacket } from '../packets';
import { withinLimit } from '../time-limit';
import { refuseLength } from './dns-message';
import type { ResolverAddress } from './resolver-address';

/** Takes a message as the answer, or returns undefined to go on waiting. Never throws. */
export type Take<T> = (message: Buffer) => T | undefined;

/** A question's bytes, and when they are sent, in milliseconds from the first. */
export interface Datagram {
  readonly atMs: number;
  readonly query: Buffer;
}

const LENGTH_BYTES = 2;

/**
 * Datagrams from one socket, until one of them is answered. The socket is connected: the kernel drops what comes from
 * elsewhere, and an ICMP refusal is an errno at once.
 */
export async function overUdp<T>(
  server: ResolverAddress,
  datagrams: readonly Datagram[],
  take: Take<T>,
  limitMs: number,
  signal: AbortSignal,
): Promise<T> {
  const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
  const timers: NodeJS.Timeout[] = [];
  try {
    return await withinLimit(limitMs, signal, (resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (message) => {
        tellPacket({ direction: 'received', over: 'udp', server, message });
        const taken = take(message);
        if (taken !== undefined) resolve(taken);
      });
      socket.on('connect', () => {
        for (const { atMs, query } of datagrams) {
          const send = () => {
            tellPacket({ direction: 'sent', over: 'udp', server, message: query });
            socket.send(query, (error) => error && reject(error));
          };
          if (atMs === 0) send();
          else timers.push(setTimeout(send, atMs));
        }
      });
      socket.connect(server.port, server.address);
    });
  } finally {
    timers.forEach(clearTimeout);
    socket.close();
  }
}

/** One length-prefixed message over a connection of its own (RFC 7766); a message that is not taken is a failure. */
export function overTcp<T>(
  server: ResolverAddress,
  query: Buffer,
  take: Take<T>,
  limitMs: number,
  signal: AbortSignal,
): Promise<T> {
  return overStream(connect({ host: server.address, port: server.port }), server, query, take, limitMs, signal);
}

/** The same over TLS (RFC 7858), whose certificate must be for the server's address. */
export function overTls<T>(
  server: ResolverAddress,
  query: Buffer,
  take: Take<T>,
  secureContext: SecureContext,
  limitMs: number,
  signal: AbortSignal,
): Promise<T> {
  const socket = connectSecurely({ host: server.address, port: server.port, secureContext });
  return overStream(socket, server, query, take, limitMs, signal);
}

async function overStream<T>(
  socket: Socket,
  server: ResolverAddress,
  query: Buffer,
  take: Take<T>,
  limitMs: number,
  signal: AbortSignal,
): Promise<T> {
  try {
    return await withinLimit(limitMs, signal, (resolve, reject) => {
      const received: Buffer[] = [];
      let bytes = 0;
      let expected = LENGTH_BYTES;
      socket.on('error', reject);
      socket.on('end', () => reject(failure('ECONNRESET', 'closed without an answer')));
      socket.on('data', (chunk) => {
        received.push(chunk);
        bytes += chunk.length;
        if (bytes < expected) return;
        const message = Buffer.concat(received);
        expected = LENGTH_BYTES + message.readUInt16BE(0);
        try {
          refuseLength(expected - LENGTH_BYTES);
        } catch (error) {
          return reject(error);
        }
        if (bytes < expected) return;
        const answer = message.subarray(LENGTH_BYTES, expected);
        tellPacket({ direction: 'received', over: 'tcp', server, message: answer });
        const taken = take(answer);
        if (taken === undefined) reject(failure('EMALFORMED', 'an answer to another question'));
        else resolve(taken);
      });
      tellPacket({ direction: 'sent', over: 'tcp', server, message: query });
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt16BE(query.length);
      socket.write(Buffer.concat([length, query]));
    });
  } finally {
    socket.destroy();
  }
}
