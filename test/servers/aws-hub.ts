import { createServer, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { DynamoTable } from './dynamo-table';
import { type Listening, listen } from './listen';

/** The services that a hub's functions ask. */
export type AwsService = 'sns' | 'dynamodb' | 'cloudwatch' | 'logs';

/** How one of them answers: late, not at all, with an error, with what is not an answer, or twice. */
export type Trouble = { readonly lateMs: number } | 'refuses once' | 'silent' | 'refuses' | 'garbage' | 'twice';

/** What arrived at a topic. */
export interface Published {
  readonly topicArn: string;
  readonly subject: string;
  readonly message: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What CloudWatch and the log groups hold. */
export interface HubData {
  /** A statistic of a series in a minute (epoch seconds); undefined: no datapoint. */
  readonly statistic: (metric: string, statistic: string, minute: number) => number | undefined;
  /** The log lines of a minute (epoch milliseconds). */
  readonly lines: (minute: number) => readonly string[];
}

/** SNS, DynamoDB, CloudWatch and its logs on one port of loopback, each as well or as ill as a test says. */
export interface AwsHub extends Listening {
  readonly url: string;
  readonly table: DynamoTable;
  readonly published: readonly Published[];
  readonly troubles: Map<AwsService, Trouble>;
  data: HubData;
}

type Body = Readonly<Record<string, unknown>>;

const SERVICES: Readonly<Record<string, AwsService>> = {
  Publish: 'sns',
  Scan: 'dynamodb',
  UpdateItem: 'dynamodb',
  GetMetricData: 'cloudwatch',
  DescribeAlarms: 'cloudwatch',
  ListAlarmMuteRules: 'cloudwatch',
  FilterLogEvents: 'logs',
};

function publishedOf(body: Body): Published {
  const name = (n: number) => body[`MessageAttributes.entry.${n}.Name`];
  const numbers = Array.from({ length: 9 }, (_, n) => n + 1).filter((n) => name(n) !== undefined);
  const attributes = numbers.map((n) => [name(n), body[`MessageAttributes.entry.${n}.Value.StringValue`]]);
  return {
    topicArn: String(body.TopicArn),
    subject: String(body.Subject),
    message: String(body.Message),
    attributes: Object.fromEntries(attributes),
  };
}

interface Query {
  readonly Id: string;
  readonly MetricStat: { readonly Metric: { readonly MetricName: string }; readonly Stat: string };
}

function metricData(body: Body, { statistic }: HubData): object {
  const { MetricDataQueries, StartTime, EndTime } = body as unknown as {
    readonly MetricDataQueries: readonly Query[];
    readonly StartTime: number;
    readonly EndTime: number;
  };
  const minutes = Array.from({ length: (EndTime - StartTime) / 60 }, (_, n) => StartTime + n * 60);
  const results = MetricDataQueries.map(({ Id, MetricStat: { Metric, Stat } }) => {
    const points = minutes.flatMap((minute) => {
      const value = statistic(Metric.MetricName, Stat, minute);
      return value === undefined ? [] : [{ minute, value }];
    });
    return { Id, Timestamps: points.map(({ minute }) => minute), Values: points.map(({ value }) => value) };
  });
  return { MetricDataResults: results };
}

/** An answer in the protocol of its service. */
function send(response: ServerResponse, content: object | string, trouble: Trouble | undefined): void {
  const isError = typeof content === 'object' && '__type' in content;
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  if (trouble === 'twice') response.socket?.write(`HTTP/1.1 200 OK\r\ncontent-length: ${text.length}\r\n\r\n${text}`);
  response.writeHead(isError ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' }).end(text);
}

/** Starts a hub's AWS on loopback, in which nothing has happened yet. */
export async function startAwsHub(data: HubData): Promise<AwsHub> {
  const table = new DynamoTable();
  const published: Published[] = [];
  const troubles = new Map<AwsService, Trouble>();

  const answer = (operation: string, body: Body): object | string => {
    switch (operation) {
      case 'Publish':
        published.push(publishedOf(body));
        return '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>';
      case 'Scan':
        return table.scan();
      case 'UpdateItem':
        return table.update(body as unknown as Parameters<DynamoTable['update']>[0]);
      case 'GetMetricData':
        return metricData(body, hub.data);
      case 'DescribeAlarms':
        return { MetricAlarms: [], CompositeAlarms: [] };
      case 'ListAlarmMuteRules':
        return { AlarmMuteRuleSummaries: [] };
      default:
        return { events: hub.data.lines(Number(body.startTime)).map((message) => ({ message })) };
    }
  };

  const server = createServer(async (request, response) => {
    const content = (await buffer(request)).toString();
    const isJson = request.headers['content-type']?.includes('json') === true;
    const body: Body = isJson ? JSON.parse(content) : Object.fromEntries(new URLSearchParams(content));
    const operation = String(request.headers['x-amz-target'] ?? body.Action).replace(/^.*\./, '');
    const service = SERVICES[operation] ?? 'sns';
    const trouble = troubles.get(service);
    if (trouble === 'refuses once') troubles.delete(service);
    if (trouble === 'refuses' || trouble === 'refuses once')
      return send(response, { __type: 'AccessDeniedException' }, undefined);
    const said = answer(operation, body);
    if (trouble === 'silent') return;
    const reply = () => send(response, trouble === 'garbage' ? '<<garbage' : said, trouble);
    if (typeof trouble === 'object') setTimeout(reply, trouble.lateMs);
    else reply();
  });
  const listening = await listen(server);
  const hub: AwsHub = {
    ...listening,
    url: `http://127.0.0.1:${listening.port}`,
    table,
    published,
    troubles,
    data,
  };
  return hub;
}
