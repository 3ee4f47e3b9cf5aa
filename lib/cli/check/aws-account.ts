import {
  type AlarmType,
  CloudWatchClient,
  paginateDescribeAlarms,
  paginateListMetrics,
} from '@aws-sdk/client-cloudwatch';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { paginateListSubscriptions, SNSClient } from '@aws-sdk/client-sns';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { cloudWatchStatistics } from '../../../lambda/aws/cloudwatch-statistics';
import { personClientOptions } from '../../aws/person-client-options';
import { namespace } from '../../contract/metrics';
import { MINUTE } from '../../contract/minute';
import { resourceName } from '../../contract/resource-names';
import { series } from '../../contract/series';
import type { AccountReader } from './account';

/** Where `cdk bootstrap` leaves its version, with the qualifier that CDK uses by itself. */
const BOOTSTRAP = '/cdk-bootstrap/hnb659fds/version';

/** CloudWatch lists a series for hours after its last sample: whether some came so lately is asked besides. */
const LATELY_MS = 10 * MINUTE;

/** How the paths of alarms begin that a stack of a hub has for itself. */
const SHARDS = 'shard/';

const PENDING = 'PendingConfirmation';

function isNotFound(error: unknown): boolean {
  return error instanceof Error && /^(ParameterNotFound|ResourceNotFoundException)$/.test(error.name);
}

/** Undefined where there is no such thing; every other refusal stays one. */
async function ifThere<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Reads the account of the credentials in the environment. It changes nothing. */
export const awsAccount: AccountReader = {
  async bootstrapVersion(region) {
    const client = new SSMClient(personClientOptions(region));
    const found = await ifThere(() => client.send(new GetParameterCommand({ Name: BOOTSTRAP })));
    return found === undefined ? undefined : Number(found.Parameter?.Value);
  },
  async unreservedConcurrency(region) {
    const { AccountLimit } = await new LambdaClient(personClientOptions(region)).send(
      new GetAccountSettingsCommand({}),
    );
    return AccountLimit?.UnreservedConcurrentExecutions ?? 0;
  },
  async unconfirmed(region, topic) {
    const pending: string[] = [];
    for await (const { Subscriptions = [] } of paginateListSubscriptions(
      { client: new SNSClient(personClientOptions(region)) },
      {},
    )) {
      const own = Subscriptions.filter(({ TopicArn = '' }) => TopicArn.split(':').at(-1)?.startsWith(topic));
      pending.push(
        ...own.flatMap(({ SubscriptionArn, Endpoint = '' }) => (SubscriptionArn === PENDING ? [Endpoint] : [])),
      );
    }
    return pending;
  },
  async secretExists(region, name) {
    const client = new SecretsManagerClient(personClientOptions(region));
    return (await ifThere(() => client.send(new DescribeSecretCommand({ SecretId: name })))) !== undefined;
  },
  async publishing(hub, name) {
    const client = new CloudWatchClient(personClientOptions(hub));
    const heartbeat = { Namespace: namespace(name), MetricName: series.witnessFailed('').metric };
    const listed = new Set<string>();
    for await (const { Metrics = [] } of paginateListMetrics({ client }, { ...heartbeat, RecentlyActive: 'PT3H' })) {
      for (const { Dimensions: [{ Value = '' } = {}] = [] } of Metrics) listed.add(Value);
    }
    const vantages = [...listed];
    const asked = vantages.map((each) => ({ series: series.witnessFailed(each), statistic: 'SampleCount' }) as const);
    const to = Date.now();
    const counts = await cloudWatchStatistics(client, namespace(name))(asked, to - LATELY_MS, to);
    return vantages.filter((_, index) => (counts[index]?.size ?? 0) > 0);
  },
  async shards(hub, name) {
    const client = new CloudWatchClient(personClientOptions(hub));
    const prefix = resourceName.alarm(name, SHARDS);
    const asked = { AlarmNamePrefix: prefix, AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] as AlarmType[] };
    const found = new Set<number>();
    for await (const { MetricAlarms = [], CompositeAlarms = [] } of paginateDescribeAlarms({ client }, asked)) {
      for (const { AlarmName = '' } of [...MetricAlarms, ...CompositeAlarms]) {
        found.add(Number.parseInt(AlarmName.slice(prefix.length), 10));
      }
    }
    return [...found].sort((a, b) => a - b);
  },
};
