import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Listening, listen } from './listen';

type Body = Readonly<Record<string, unknown>>;

/** What an operation of AWS answers: an object as JSON, a text as XML; `__type` makes it an error. */
export type AwsOperation = (body: Body, region: string) => Promise<object | string> | object | string;

/** Whatever services of AWS on one port of loopback, in the protocols that their clients speak. */
export interface AwsAccountServer extends Listening {
  readonly url: string;
  /** What was asked: `cloudwatch:DescribeAlarms`, as policies call it. */
  readonly actions: Set<string>;
}

/** The region and the service for which a request is signed. */
function scopeOf(authorization = ''): { readonly region: string; readonly service: string } {
  const [, region = '', service = ''] = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(authorization) ?? [];
  return { region, service: service === 'monitoring' ? 'cloudwatch' : service };
}

/** Starts an account that knows the given operations (`DescribeAlarms`); any other one is refused as not permitted. */
export async function startAwsAccount(operations: Readonly<Record<string, AwsOperation>>): Promise<AwsAccountServer> {
  const actions = new Set<string>();
  const server = createServer(async (request, response) => {
    const content = (await buffer(request)).toString();
    const isJson = request.headers['content-type']?.includes('json') === true;
    const body: Body = isJson ? JSON.parse(content) : Object.fromEntries(new URLSearchParams(content));
    const name = String(request.headers['x-amz-target'] ?? body.Action).replace(/^.*\./, '');
    const { region, service } = scopeOf(request.headers.authorization);
    actions.add(`${service}:${name}`);
    const refused = { __type: 'AccessDeniedException', message: `not authorized to perform ${service}:${name}` };
    const answer = (await operations[name]?.(body, region)) ?? refused;
    const isError = typeof answer === 'object' && '__type' in answer;
    const xml =
      isError && !isJson
        ? `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${'message' in answer ? answer.message : ''}</Message></Error></ErrorResponse>`
        : undefined;
    response
      .writeHead(isError ? 403 : 200, { 'content-type': isJson ? 'application/x-amz-json-1.0' : 'text/xml' })
      .end(xml ?? (typeof answer === 'string' ? answer : JSON.stringify(answer)));
  });
  const listening = await listen(server);
  return { ...listening, url: `http://127.0.0.1:${listening.port}`, actions };
}
