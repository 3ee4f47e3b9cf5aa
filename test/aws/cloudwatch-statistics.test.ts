import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from '@jest/globals';
import { cloudWatchStatistics } from '../../lambda/aws/cloudwatch-statistics';
import { series } from '../../lib/contract/series';
import { recorderOfFile } from '../servers/aws-recorder';

const MINUTE = Date.parse('2021-10-04T15:41:00Z');

const { start: aws } = recorderOfFile();

describe('statistics', () => {
  const failed = (n: number, statistic: 'Sum' | 'SampleCount' = 'Sum') => ({
    series: series.failed(`svc${n}`, 'dns'),
    statistic,
  });

  it('are asked for by series, and come back by minute, from every page', async () => {
    const page = (value: number, more: object) => ({
      MetricDataResults: [{ Id: 'q0', Timestamps: [MINUTE / 1_000 + value * 60], Values: [value] }],
      ...more,
    });
    const { options, requests } = await aws((_, count) => (count === 1 ? page(0, { NextToken: 'more' }) : page(1, {})));
    const statistics = cloudWatchStatistics(new CloudWatchClient(options), 'CommonCause');
    expect(await statistics([failed(0)], MINUTE, MINUTE + 120_000)).toEqual([
      new Map([
        [MINUTE, 0],
        [MINUTE + 60_000, 1],
      ]),
    ]);
    const dimensions = [
      { Name: 'Service', Value: 'svc0' },
      { Name: 'Layer', Value: 'dns' },
    ];
    const metric = { Namespace: 'CommonCause', MetricName: 'Failed', Dimensions: dimensions };
    expect(requests[0]).toEqual({
      operation: 'GetMetricData',
      body: {
        MetricDataQueries: [{ Id: 'q0', MetricStat: { Metric: metric, Period: 60, Stat: 'Sum' } }],
        StartTime: MINUTE / 1_000,
        EndTime: MINUTE / 1_000 + 120,
      },
    });
  });

  it('are sums, or how many looked', async () => {
    const { options, requests } = await aws(() => ({}));
    await cloudWatchStatistics(new CloudWatchClient(options), 'CommonCause')(
      [failed(0, 'SampleCount')],
      MINUTE,
      MINUTE,
    );
    expect(requests[0]?.body).toMatchObject({ MetricDataQueries: [{ MetricStat: { Stat: 'SampleCount' } }] });
  });

  it('without a value are none', async () => {
    const { options } = await aws(() => ({
      MetricDataResults: [
        { Id: 'q0', Timestamps: [MINUTE / 1_000, MINUTE / 1_000 + 60], Values: [1] },
        { Id: 'q77', Timestamps: [MINUTE / 1_000], Values: [1] },
      ],
    }));
    const statistics = cloudWatchStatistics(new CloudWatchClient(options), 'CommonCause');
    expect(await statistics([failed(0)], MINUTE, MINUTE)).toEqual([new Map([[MINUTE, 1]])]);
  });

  it('are asked for five hundred at a time', async () => {
    const { options, requests } = await aws(() => ({}));
    const statistics = cloudWatchStatistics(new CloudWatchClient(options), 'CommonCause');
    const queries = Array.from({ length: 1_001 }, (_, n) => failed(n));
    expect(await statistics(queries, MINUTE, MINUTE)).toHaveLength(1_001);
    const sizes = requests.map(({ body }) => (body as { MetricDataQueries: object[] }).MetricDataQueries.length);
    expect(sizes.sort()).toEqual([1, 500, 500]);
  });

  it('rejects where a series was not read', async () => {
    const { options } = await aws(() => ({ MetricDataResults: [{ Id: 'q0', StatusCode: 'InternalError' }] }));
    const statistics = cloudWatchStatistics(new CloudWatchClient(options), 'CommonCause');
    await expect(statistics([failed(0)], MINUTE, MINUTE)).rejects.toThrow('InternalError');
  });

  it('rejects at the deadline of all reading', async () => {
    const { options } = await aws(() => ({}));
    const statistics = cloudWatchStatistics(new CloudWatchClient(options), 'CommonCause', AbortSignal.abort());
    await expect(statistics([failed(0)], MINUTE, MINUTE)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
