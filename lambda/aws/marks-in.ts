import { type CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { Fleet } from '../../lib/contract/fleet';
import { METRICS, namespace } from '../../lib/contract/metrics';
import type { Mark } from '../sentinel/sentinel-ports';
import { createCloudWatchClient } from './cloudwatch-client';

/** Marks in CloudWatch, a client for each hub: of this second, for alarms that look each ten. */
export function marksIn({ name }: Pick<Fleet, 'name'>): Mark {
  const clients = new Map<string, CloudWatchClient>();
  return async (hub, { metric, dimensions }) => {
    const client = clients.get(hub) ?? createCloudWatchClient(hub);
    clients.set(hub, client);
    const datum = {
      MetricName: metric,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      Timestamp: new Date(),
      Value: 1,
      Unit: METRICS[metric].unit,
      StorageResolution: 1,
    };
    await client.send(new PutMetricDataCommand({ Namespace: namespace(name), MetricData: [datum] }));
  };
}
