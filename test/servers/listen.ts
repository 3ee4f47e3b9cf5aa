import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A server that listens on a port of its own. */
export interface Listening {
  readonly port: number;
  /** Ends the server and every connection to it. */
  readonly close: () => Promise<void>;
}

/** Lets any TCP server listen on loopback; on a free port unless told one. */
export async function listen(server: Server, host = '127.0.0.1', wanted = 0): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(wanted, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
