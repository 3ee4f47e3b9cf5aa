import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { accountWarnings } from '../../../lib/cli/check/account';
import { awsAccount } from '../../../lib/cli/check/aws-account';
import { readMonitor } from '../../../lib/config/read-monitor';
import config from '../../../monitor.config';
import { type Listening, listen } from '../../servers/listen';
import { useNobodysCredentials } from '../nobodys-credentials';

const deployment = readMonitor({ ...config, notify: [{ email: 'oncall@example.com' }, { pager: 'pager' }] });
const regions = [...deployment.fleet.vantages, ...deployment.fleet.hubs];

/** What an account is like; the rest is as it should be. */
interface Account {
  readonly bootstrap?: string | 'none' | 'denied';
  readonly concurrency?: number;
  readonly subscription?: string;
  readonly hasSecret?: boolean;
  /** Samples in the last minutes, by vantage, of whatever CloudWatch still lists. */
  readonly samples?: Readonly<Record<string, number>>;
  /** Paths of alarms that stand there. */
  readonly alarms?: readonly string[];
}

let account: Account;
let aws: Listening;

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}

const subscriptions = (arn: string) => `<ListSubscriptionsResponse><ListSubscriptionsResult><Subscriptions>
  <member><TopicArn>arn:aws:sns:us-west-2:111111111111:common-cause-people-pages</TopicArn><Protocol>email</Protocol>
  <SubscriptionArn>${arn}</SubscriptionArn><Owner>111111111111</Owner><Endpoint>oncall@example.com</Endpoint></member>
  <member><TopicArn>arn:aws:sns:us-west-2:111111111111:other</TopicArn><Protocol>email</Protocol>
  <SubscriptionArn>PendingConfirmation</SubscriptionArn><Owner>111111111111</Owner><Endpoint>else@example.com</Endpoint></member>
  </Subscriptions></ListSubscriptionsResult></ListSubscriptionsResponse>`;

/** Answers as SSM, Lambda, Secrets Manager and SNS do. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = String(request.headers['x-amz-target'] ?? '');
  const {
    bootstrap = '21',
    concurrency = 1_000,
    subscription = 'arn:aws:sns:us-west-2:1:t:s',
    hasSecret = true,
    samples = {},
    alarms = [],
  } = account;
  const asked = await text(request);
  if (target.endsWith('ListMetrics')) {
    const series = Object.keys(samples).map((Value) => ({ Dimensions: [{ Name: 'Vantage', Value }] }));
    return json(response, 200, { Metrics: series });
  }
  if (target.endsWith('DescribeAlarms')) {
    const { AlarmNamePrefix: prefix } = JSON.parse(asked);
    const names = alarms.map((path) => `common-cause/${path}`).filter((name) => name.startsWith(prefix));
    return json(response, 200, { MetricAlarms: [], CompositeAlarms: names.map((AlarmName) => ({ AlarmName })) });
  }
  if (target.endsWith('GetMetricData')) {
    const { MetricDataQueries: queries, EndTime: end } = JSON.parse(asked);
    const results = Object.values(samples).map((count, n) => ({
      Id: queries[n].Id,
      Timestamps: Array.from({ length: count }, (_, minute) => Math.floor(end / 60 - minute) * 60),
      Values: Array.from({ length: count }, () => 1),
    }));
    return json(response, 200, { MetricDataResults: results });
  }
  if (target.endsWith('GetParameter')) {
    if (bootstrap === 'none') return json(response, 400, { __type: 'ParameterNotFound', message: '' });
    if (bootstrap === 'denied') return json(response, 400, { __type: 'AccessDeniedException', message: 'you may not' });
    return json(response, 200, { Parameter: { Value: bootstrap } });
  }
  if (target.endsWith('DescribeSecret')) {
    return hasSecret
      ? json(response, 200, { Name: 'pager' })
      : json(response, 400, { __type: 'ResourceNotFoundException' });
  }
  if (request.url?.includes('/account-settings')) {
    return json(response, 200, { AccountLimit: { UnreservedConcurrentExecutions: concurrency } });
  }
  response.writeHead(200, { 'content-type': 'text/xml' }).end(subscriptions(subscription));
}

beforeAll(async () => {
  aws = await listen(createServer((request, response) => void answer(request, response)));
});
afterAll(() => aws.close());

useNobodysCredentials();
beforeEach(() => {
  process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${aws.port}`;
});

async function warnings(is: Account): Promise<readonly string[]> {
  account = is;
  return (await accountWarnings(deployment, awsAccount)).map(({ where, text: what }) => `${where}: ${what}`);
}

describe('--account', () => {
  it('says nothing of an account that has all that is needed', async () => {
    expect(await warnings({})).toEqual([]);
  });

  it('names each region without a bootstrap, with the command', async () => {
    const expected = regions.map(
      (region) => `${region}: is not bootstrapped; run npx cdk bootstrap aws://ACCOUNT/${region}`,
    );
    expect(await warnings({ bootstrap: 'none' })).toEqual(expected);
  });

  it('names a bootstrap that is too old', async () => {
    expect((await warnings({ bootstrap: '4' }))[0]).toMatch(
      /^us-east-1: has a bootstrap of version 4, and 6 is needed/,
    );
  });

  it('names regions that let too few invocations run', async () => {
    const found = await warnings({ concurrency: 3 });
    expect(found).toHaveLength(regions.length);
    expect(found[0]).toMatch(/^us-east-1: leaves 3 invocations at once/);
  });

  it('names who has not confirmed, in topics of its own only', async () => {
    const found = await warnings({ subscription: 'PendingConfirmation' });
    expect(found.map((line) => line.replace(/(subscription).*/, '$1'))).toEqual(
      deployment.fleet.hubs.map((hub) => `${hub}: oncall@example.com has not confirmed its subscription`),
    );
  });

  it('names a secret that is not there', async () => {
    expect(await warnings({ hasSecret: false })).toEqual(
      deployment.fleet.hubs.map((hub) => `${hub}: has no secret pager; create it before you deploy`),
    );
  });

  it('names a vantage that publishes still although the configuration has it no more, with what ends that', async () => {
    const command = 'aws cloudformation delete-stack --region sa-east-1 --stack-name common-cause-vantage-sa-east-1';
    expect(await warnings({ samples: { 'us-east-1': 10, 'sa-east-1': 10 } })).toEqual(
      deployment.fleet.hubs.map(
        (hub) =>
          `${hub}: hears from sa-east-1, which is no vantage of the configuration any more, and counts in every quorum; run ${command}`,
      ),
    );
  });

  it("names a hub's stack that the configuration has no more, with what ends that", async () => {
    const alarms = [
      'silence',
      'shard/0/cause/cdn/a',
      'shard/2/covered/0123456789',
      'shard/2/cause/cdn/a',
      'shard/12/silence',
    ];
    const stack = (hub: string, shard: number) => `common-cause-hub-${hub}-${shard}`;
    expect(await warnings({ alarms })).toEqual(
      deployment.fleet.hubs.flatMap((hub) =>
        [2, 12].map(
          (shard) =>
            `${hub}: has a stack ${shard}, which the configuration does not have any more (hubShards: 1), and no alarm can stand in two; ` +
            `before you deploy, run aws cloudformation delete-stack --region ${hub} --stack-name ${stack(hub, shard)}`,
        ),
      ),
    );
  });

  it('says nothing of one that CloudWatch lists still, and that is silent', async () => {
    expect(await warnings({ samples: { 'us-east-1': 10, 'sa-east-1': 0 } })).toEqual([]);
  });

  it('what could not be read is a warning of its own, said once', async () => {
    expect(await warnings({ bootstrap: 'denied' })).toEqual([
      `${regions.join(', ')}: could not be read: bootstrap, got "you may not"; check credentials and permissions`,
    ]);
  });
});
