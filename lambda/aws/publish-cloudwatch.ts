import { type CloudWatchClient, type MetricDatum, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { Sample } from '../../lib/contract/series';
import type { CanaryPorts } from '../canary/canary-ports';
import type { Clock } from '../canary/clock';

/** What publishing takes besides the samples. */
export interface PublisherOptions {
  readonly namespace: string;
  readonly clientFor: (hub: string) => CloudWatchClient;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** Limit of PutMetricData. */
const MAX_METRICS = 1_000;

/** Before the second try: long enough to leave the crowd, short enough for the run's budget. */
const PAUSE_MS = { least: 200, spread: 400 };

/** The only answers after which the same request may do better a moment later. */
const THROTTLED: ReadonlySet<string> = new Set(['ThrottlingException', 'Throttling', 'RequestLimitExceeded']);

function isThrottled(error: unknown): boolean {
  return error instanceof Error && THROTTLED.has(error.name);
}

function toDatum({ metric, dimensions, value, unit }: Sample, minute: number): MetricDatum {
  return {
    MetricName: metric,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    Timestamp: new Date(minute),
    Value: value,
    Unit: unit,
  };
}

function inParts<T>(items: readonly T[], size: number): readonly T[][] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, part) => part * size);
  return starts.map((start) => items.slice(start, start + size));
}

/** A publisher for `CanaryPorts`: one PutMetricData per thousand samples, all at once, each tried again only when throttled. */
export function createPublisher({ namespace, clientFor, clock, random }: PublisherOptions): CanaryPorts['publish'] {
  const clients = new Map<string, CloudWatchClient>();

  function clientOf(hub: string): CloudWatchClient {
    const client = clients.get(hub) ?? clientFor(hub);
    clients.set(hub, client);
    return client;
  }

  async function put(client: CloudWatchClient, data: MetricDatum[]): Promise<void> {
    const command = new PutMetricDataCommand({ Namespace: namespace, MetricData: data });
    try {
      await client.send(command);
    } catch (error) {
      if (!isThrottled(error)) throw error;
      await clock.sleep(PAUSE_MS.least + random() * PAUSE_MS.spread);
      await client.send(command);
    }
  }

  return async (hub, minute, samples) => {
    const client = clientOf(hub);
    const data = samples.map((sample) => toDatum(sample, minute));
    await Promise.all(inParts(data, MAX_METRICS).map((part) => put(client, part)));
  };
}
