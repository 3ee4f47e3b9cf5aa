import { createServer, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Listening, listen } from './listen';

/** A service of AWS on loopback that speaks one of its JSON protocols. */
export interface AwsJsonServer extends Listening {
  readonly url: string;
}

/** How a service behaves: it does what is asked, refuses with an error of the protocol, hangs up, or says nothing. */
export type ServiceBehaviour = 'works' | { readonly refuses: string; readonly status?: number } | 'hangs up' | 'silent';

/** What an operation answers; `__type` in it makes it an error. */
export type Operation = (body: Readonly<Record<string, unknown>>) => object;

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
}

/** Starts a service that knows the given operations (`SendMessage`). */
export async function startAwsJsonServer(
  operations: Readonly<Record<string, Operation>>,
  behaviour: ServiceBehaviour = 'works',
): Promise<AwsJsonServer> {
  const server = createServer(async (request, response) => {
    const body = JSON.parse((await buffer(request)).toString());
    const name = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    const operation = operations[name];
    if (operation === undefined) throw new Error(`the server does not know this operation, got ${name}`);
    if (behaviour === 'silent') return;
    if (behaviour === 'hangs up') {
      request.socket.destroy();
      return;
    }
    if (typeof behaviour === 'object') {
      send(response, behaviour.status ?? 400, { __type: `com.amazonaws#${behaviour.refuses}`, message: 'refused' });
      return;
    }
    const answer = operation(body);
    send(response, '__type' in answer ? 400 : 200, answer);
  });
  const listening = await listen(server);
  return { ...listening, url: `http://127.0.0.1:${listening.port}` };
}
