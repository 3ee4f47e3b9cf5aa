import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { type Listening, listen } from './listen';

/** One datum as it came over the wire. */
export interface RecordedDatum {
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
  /** Epoch seconds. */
  readonly Timestamp: number;
  readonly Value: number;
  readonly Unit: string;
}

/** One PutMetricData request. */
export interface RecordedPut {
  readonly Namespace: string;
  readonly MetricData: readonly RecordedDatum[];
}

/** Records what is published, as CloudWatch would be told it (awsJson1_0, gzip or not). */
export interface CloudWatchRecorder extends Listening {
  readonly url: string;
  readonly puts: readonly RecordedPut[];
}

/** How the recorder answers; told how many requests it has had. */
export type HubBehaviour = (response: ServerResponse, count: number) => void;

const ok: HubBehaviour = (response) =>
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');

/** Answers with an error of the protocol. */
export const refuse =
  (status: number, type: string): HubBehaviour =>
  (response) => {
    const body = JSON.stringify({ __type: `com.amazonaws.cloudwatch#${type}`, message: 'refused by the recorder' });
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
  };

/** Behaves once as told, and well from then on. */
export const once =
  (first: HubBehaviour): HubBehaviour =>
  (response, count) =>
    count === 1 ? first(response, count) : ok(response, count);

async function read(request: IncomingMessage): Promise<RecordedPut> {
  if (request.headers['x-amz-target'] !== 'GraniteServiceVersion20100801.PutMetricData') {
    throw new Error(`the recorder knows PutMetricData only, got ${request.headers['x-amz-target']}`);
  }
  const body = await buffer(request);
  return JSON.parse((request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString());
}

/** Starts a recorder on loopback. */
export async function startCloudWatchRecorder(behave: HubBehaviour = ok): Promise<CloudWatchRecorder> {
  const puts: RecordedPut[] = [];
  const server = createServer(async (request, response) => {
    puts.push(await read(request));
    behave(response, puts.length);
  });
  const listening = await listen(server);
  return { ...listening, url: `http://127.0.0.1:${listening.port}`, puts };
}
