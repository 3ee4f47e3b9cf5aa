import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import { type Listening, listen } from './listen';

/** What a server does about one request. */
export type WebBehaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on loopback. */
export interface WebServer extends Listening {
  /** Requests that arrived, in their order. */
  readonly requests: readonly IncomingMessage[];
}

/** Answers with a status, headers and a body. */
export const reply =
  (status: number, headers: Readonly<Record<string, string | number>> = {}, body = ''): WebBehaviour =>
  (_, response) =>
    response.writeHead(status, { ...headers }).end(body);

/** Takes the request and never answers. */
export const mute: WebBehaviour = () => {};

/** Takes the request and closes the connection. */
export const hangUp: WebBehaviour = ({ socket }) => socket.destroy();

/** Promises more than it sends: half a body, and then the connection's end, or silence. */
export const half =
  (then: 'closes' | 'waits'): WebBehaviour =>
  ({ socket }, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('x'.repeat(10), () => then === 'closes' && socket.end());
  };

/** Writes bytes of its own choosing onto the connection, one of each character. */
export const raw =
  (bytes: string): WebBehaviour =>
  ({ socket }) =>
    socket.end(Buffer.from(bytes, 'latin1'));

/** Starts a server that behaves by the path that it is asked for: HTTPS where it is given a certificate. */
export async function startWebServer(
  behaviours: Readonly<Record<string, WebBehaviour>>,
  tls?: ServerOptions,
): Promise<WebServer> {
  const requests: IncomingMessage[] = [];
  const behave: WebBehaviour = (request, response) => {
    requests.push(request);
    (behaviours[request.url ?? ''] ?? reply(404))(request, response);
  };
  const server = tls === undefined ? createServer(behave) : createSecureServer(tls, behave);
  return { requests, ...(await listen(server)) };
}
