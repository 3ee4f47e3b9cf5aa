import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { type DecodedPacket, decode } from 'dns-packet';
import type { DnsBehaviour } from './dns-behaviours';
import { listen } from './listen';

/** A DNS server on loopback, over UDP and TCP. */
export interface DnsServer {
  /** As the configuration spells a resolver: `127.0.0.1:41234`. */
  readonly resolver: string;
  /** Questions that arrived, in their order. */
  readonly asked: readonly DecodedPacket[];
  readonly port: number;
  /** How many of them over TCP. */
  readonly overTcp: () => number;
  readonly close: () => Promise<void>;
}

const LENGTH_BYTES = 2;

/** Where a server listens, and how fast it is. */
export interface DnsServerOptions {
  /** How long it takes over a datagram. @default no time */
  readonly afterMs?: number;
  /** @default 127.0.0.1 */
  readonly address?: string;
  /** @default a free one */
  readonly port?: number;
}

/** Starts a server that behaves by the name that it is asked for. Names without a behaviour meet silence. */
export async function startDnsServer(
  behaviours: Readonly<Record<string, DnsBehaviour>>,
  { afterMs = 0, address: own = '127.0.0.1', port: wanted = 0 }: DnsServerOptions = {},
): Promise<DnsServer> {
  const asked: DecodedPacket[] = [];
  let streamed = 0;
  const answersTo = (message: Buffer, overTcp: boolean): readonly Buffer[] => {
    const packet = decode(message);
    asked.push(packet);
    if (overTcp) streamed += 1;
    return behaviours[packet.questions?.[0]?.name ?? '']?.({ packet, message, overTcp }) ?? [];
  };

  const streams = createServer((socket) => {
    socket.on('data', (data) => {
      const answers = answersTo(data.subarray(LENGTH_BYTES), true);
      for (const answer of answers) {
        const length = Buffer.alloc(LENGTH_BYTES);
        length.writeUInt16BE(answer.length);
        socket.write(length);
        socket.write(answer);
      }
      if (answers.length === 0) socket.destroy();
    });
  });
  const { port, close } = await listen(streams, own, wanted);

  const datagrams = createSocket('udp4');
  datagrams.on('message', (message, { port, address }) => {
    const answer = () => {
      for (const each of answersTo(message, false)) datagrams.send(each, port, address);
    };
    if (afterMs > 0) setTimeout(answer, afterMs);
    else answer();
  });
  datagrams.bind(port, own);
  await once(datagrams, 'listening');
  return {
    resolver: `${own}:${port}`,
    asked,
    port,
    overTcp: () => streamed,
    async close() {
      datagrams.close();
      await Promise.all([close(), once(datagrams, 'close')]);
    },
  };
}
