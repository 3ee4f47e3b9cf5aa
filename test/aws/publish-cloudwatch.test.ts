import { afterEach, describe, expect, it } from '@jest/globals';
import { createCloudWatchClient } from '../../lambda/aws/cloudwatch-client';
import { createPublisher } from '../../lambda/aws/publish-cloudwatch';
import type { Sample } from '../../lib/contract/series';
import {
  type CloudWatchRecorder,
  type HubBehaviour,
  once,
  refuse,
  startCloudWatchRecorder,
} from '../servers/cloudwatch-recorder';

const MINUTE = Date.parse('2026-11-25T03:40:00Z');
const LIMITS = { connect: 1_000, request: 1_000 };

process.env.AWS_ACCESS_KEY_ID = 'test';
process.env.AWS_SECRET_ACCESS_KEY = 'test';

const failed = (value: number): Sample => ({
  metric: 'Failed',
  dimensions: { Service: 'WhatsApp', Layer: 'dns' },
  value,
  unit: 'Count',
});

let recorder: CloudWatchRecorder | undefined;

async function publisherTo(behaviour?: HubBehaviour) {
  recorder = await startCloudWatchRecorder(behaviour);
  process.env.AWS_ENDPOINT_URL_CLOUDWATCH = recorder.url;
  const pauses: number[] = [];
  const sleep = async (ms: number) => {
    pauses.push(ms);
  };
  const publish = createPublisher({
    namespace: 'CommonCause',
    clientFor: (hub) => createCloudWatchClient(hub, LIMITS),
    clock: { now: () => MINUTE, sleep },
    random: () => 0.5,
  });
  return { publish, puts: recorder.puts, pauses };
}

afterEach(() => recorder?.close());

describe('publishing to a hub', () => {
  it('a sample becomes a datum of its minute, the explicit 0 as well', async () => {
    const { publish, puts } = await publisherTo();
    const everything: Sample = { metric: 'Everything', dimensions: {}, value: 0, unit: 'Count' };
    await publish('us-east-1', MINUTE, [failed(1), everything]);
    const datum = { Timestamp: MINUTE / 1_000, Unit: 'Count' };
    const dimensions = [
      { Name: 'Service', Value: 'WhatsApp' },
      { Name: 'Layer', Value: 'dns' },
    ];
    expect(puts).toEqual([
      {
        Namespace: 'CommonCause',
        MetricData: [
          { ...datum, MetricName: 'Failed', Dimensions: dimensions, Value: 1 },
          { ...datum, MetricName: 'Everything', Dimensions: [], Value: 0 },
        ],
      },
    ]);
  });

  it('a request holds a thousand samples at most', async () => {
    const { publish, puts } = await publisherTo();
    await publish(
      'us-east-1',
      MINUTE,
      Array.from({ length: 2_001 }, () => failed(0)),
    );
    expect(puts.map(({ MetricData }) => MetricData.length).sort()).toEqual([1, 1_000, 1_000]);
  });

  it('nothing to publish is no request', async () => {
    const { publish, puts } = await publisherTo();
    await publish('us-east-1', MINUTE, []);
    expect(puts).toEqual([]);
  });

  it.each(['ThrottlingException', 'Throttling', 'RequestLimitExceeded'])(
    'after %s it tries once more',
    async (type) => {
      const { publish, puts, pauses } = await publisherTo(once(refuse(400, type)));
      await publish('us-east-1', MINUTE, [failed(1)]);
      expect(puts).toHaveLength(2);
      expect(pauses).toEqual([400]);
    },
  );

  it('rejects when it is throttled twice', async () => {
    const { publish, puts } = await publisherTo(refuse(400, 'ThrottlingException'));
    await expect(publish('us-east-1', MINUTE, [failed(1)])).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect(puts).toHaveLength(2);
  });

  it.each([
    ['a fault of the hub', refuse(500, 'InternalServiceFault'), 'InternalServiceFault'],
    ['a refusal', refuse(403, 'AccessDenied'), 'AccessDenied'],
    ['a closed connection', (response) => response.destroy(), 'Error'],
    ['silence', () => {}, 'TimeoutError'],
    [
      'an answer that stops',
      (response) => response.writeHead(200, { 'content-length': 100 }).write('{'),
      'TimeoutError',
    ],
  ] as const satisfies readonly (readonly [string, HubBehaviour, string])[])(
    'rejects at the first %s',
    async (_, behaviour, name) => {
      const { publish, puts, pauses } = await publisherTo(behaviour);
      await expect(publish('us-east-1', MINUTE, [failed(1)])).rejects.toMatchObject({ name });
      expect([puts.length, pauses]).toEqual([1, []]);
    },
  );

  it('rejects where nobody listens', async () => {
    const { publish } = await publisherTo();
    await recorder?.close();
    recorder = undefined;
    await expect(publish('us-east-1', MINUTE, [failed(1)])).rejects.toThrow('ECONNREFUSED');
  });
});
