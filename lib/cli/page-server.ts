import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pagePolicy } from '../report/page/page-html';

const ADDRESS = '127.0.0.1';

/** A page that is being served, until it is closed. */
export interface PageServer {
  readonly url: string;
  readonly server: Server;
}

/** What no answer goes without; a frame is refused by header alone, for a page cannot say it of itself. */
function headers(): Readonly<Record<string, string>> {
  return {
    'content-security-policy': `${pagePolicy()}; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** A site whose name leads to this machine must not read the page: only who asked for this machine gets an answer. */
function isOwnHost(host: string | undefined, port: number): boolean {
  return host === `${ADDRESS}:${port}` || host === `localhost:${port}`;
}

interface Answer {
  readonly status: number;
  readonly type: 'text/plain' | 'text/html';
  readonly text: string;
}

function answerTo({ headers: { host }, method, url }: IncomingMessage, html: string, port: number): Answer {
  const refused = (status: number, text: string): Answer => ({ status, type: 'text/plain', text: `${text}\n` });
  if (!isOwnHost(host, port)) return refused(421, 'This server answers only for its own address.');
  if (method !== 'GET' && method !== 'HEAD') return refused(405, 'This page can only be read.');
  if (url?.split('?')[0] !== '/') return refused(404, 'There is one page, at /.');
  return { status: 200, type: 'text/html', text: html };
}

/** Serves a page to this machine alone, on a port that is free. */
export function servePage(html: string): Promise<PageServer> {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const { status, type, text } = answerTo(request, html, portOf(server));
      response.writeHead(status, { ...headers(), 'content-type': `${type}; charset=utf-8` });
      response.end(request.method === 'HEAD' ? undefined : text);
    });
    server.once('error', reject);
    server.listen(0, ADDRESS, () => {
      resolve({ url: `http://${ADDRESS}:${portOf(server)}/`, server });
    });
  });
}
