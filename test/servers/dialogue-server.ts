import { createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import type { Certificate } from './certificates';
import { type Listening, listen } from './listen';

/** What a server says when somebody connects, and then to each thing that it hears; `TLS` behind it turns to TLS. */
export interface Dialogue {
  readonly greeting?: string;
  readonly answers: readonly (readonly [heard: RegExp, says: string | Buffer, then?: 'TLS'])[];
}

/** Starts a server that speaks a dialogue, and TLS behind it. */
export function startDialogueServer({ greeting, answers }: Dialogue, certificate: Certificate): Promise<Listening> {
  const turn = (socket: Socket) => {
    const secured = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(certificate) });
    secured.on('error', () => {});
  };
  const server = createServer((socket) => {
    if (greeting !== undefined) socket.write(greeting);
    const hear = (chunk: Buffer) => {
      const [, says, then] = answers.find(([heard]) => heard.test(chunk.toString('latin1'))) ?? [];
      if (says !== undefined) socket.write(says);
      if (then !== 'TLS') return;
      socket.off('data', hear);
      turn(socket);
    };
    socket.on('data', hear);
  });
  return listen(server);
}
