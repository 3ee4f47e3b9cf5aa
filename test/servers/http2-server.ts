import {
  createSecureServer,
  type IncomingHttpHeaders,
  type SecureServerOptions,
  type ServerHttp2Stream,
} from 'node:http2';
import { type Listening, listen } from './listen';

/** What a server does about one stream. */
export type StreamBehaviour = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => void;

/** A server of HTTP/2 on loopback. */
export interface Http2Server extends Listening {
  /** Headers of the requests that arrived, in their order. */
  readonly requests: readonly IncomingHttpHeaders[];
}

/** Answers with a status, headers and a body. */
export const respond =
  (status: number, headers: Readonly<Record<string, string | readonly string[]>> = {}, body = ''): StreamBehaviour =>
  (stream) => {
    stream.respond({ ':status': status, ...headers });
    stream.end(body);
  };

/** Starts a server that behaves by the path that it is asked for. */
export async function startHttp2Server(
  behaviours: Readonly<Record<string, StreamBehaviour>>,
  tls: SecureServerOptions,
): Promise<Http2Server> {
  const requests: IncomingHttpHeaders[] = [];
  const server = createSecureServer(tls);
  server.on('session', (session) => session.on('error', () => {}));
  server.on('stream', (stream, headers) => {
    requests.push(headers);
    stream.on('error', () => {});
    (behaviours[headers[':path'] ?? ''] ?? respond(404))(stream, headers);
  });
  return { requests, ...(await listen(server)) };
}
