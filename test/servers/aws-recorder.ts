import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach } from '@jest/globals';
import { type Listening, listen } from './listen';

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** One request of an AWS client: the operation, and its body as sent. */
export interface Recorded {
  readonly operation: string;
  readonly body: unknown;
}

/** Stands for any AWS service on loopback. */
export interface Recorder extends Listening {
  readonly requests: readonly Recorded[];
  /** What every client is made with. */
  readonly options: { readonly region: string; readonly endpoint: string; readonly credentials: Credentials };
}

function parse(body: string, contentType: string | undefined): Recorded['body'] {
  return contentType?.includes('json') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
}

/** What the service answers to the so many-th request. */
export type Answer = (operation: string, count: number) => object | string;

/** Records requests and answers each with what `answer` has for it: an object as JSON, a text as it is. */
async function startRecorder(answer: Answer): Promise<Recorder> {
  const requests: Recorded[] = [];
  const server = createServer(async (request, response) => {
    const contentType = request.headers['content-type'];
    const body = parse((await buffer(request)).toString(), contentType);
    const target = request.headers['x-amz-target'];
    const operation = String(target ?? Reflect.get(body as object, 'Action')).replace(/^.*\./, '');
    requests.push({ operation, body });
    const content = answer(operation, requests.length);
    const isError = typeof content === 'object' && '__type' in content;
    response.writeHead(isError ? 400 : 200, { 'content-type': contentType });
    response.end(typeof content === 'string' ? content : JSON.stringify(content));
  });
  const listening = await listen(server);
  const endpoint = `http://127.0.0.1:${listening.port}`;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return { ...listening, requests, options: { region: 'us-east-1', endpoint, credentials } };
}

/** An AWS service for the tests of one file: each `start` replaces the last; `current` is the one that was asked. */
export function recorderOfFile(): {
  readonly start: (answer: Answer) => Promise<Recorder>;
  readonly current: () => Recorder | undefined;
} {
  let recorder: Recorder | undefined;
  afterEach(() => recorder?.close());
  return {
    start: async (answer) => {
      recorder = await startRecorder(answer);
      return recorder;
    },
    current: () => recorder,
  };
}
