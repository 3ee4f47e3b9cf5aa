import { type CloudWatchClient, type MetricDataQuery, paginateGetMetricData } from '@aws-sdk/client-cloudwatch';
import type { IncidentPorts, StatisticQuery } from '../incidents/ports';
import { endingAfter } from './client-options';

/** Limit of GetMetricData. */
const MAX_QUERIES = 500;

const READ_WITHIN_MS = 2_000;

function toQuery({ series, statistic }: StatisticQuery, n: number, namespace: string): MetricDataQuery {
  return {
    Id: `q${n}`,
    MetricStat: {
      Metric: {
        Namespace: namespace,
        MetricName: series.metric,
        Dimensions: Object.entries(series.dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: 60,
      Stat: statistic,
    },
  };
}

/** Statistics per minute from CloudWatch, five hundred a request, all requests at once; until `deadline` at most. */
export function cloudWatchStatistics(
  client: CloudWatchClient,
  namespace: string,
  deadline?: AbortSignal,
): IncidentPorts['statistics'] {
  async function read(queries: MetricDataQuery[], from: number, to: number, found: readonly Map<number, number>[]) {
    const range = { StartTime: new Date(from), EndTime: new Date(to) };
    const request = { MetricDataQueries: queries, ...range };
    for await (const page of paginateGetMetricData({ client }, request, endingAfter(READ_WITHIN_MS, deadline))) {
      for (const { Id, Timestamps, Values, StatusCode } of page.MetricDataResults ?? []) {
        // a series that was not read must not look like one without datapoints
        if (StatusCode === 'InternalError' || StatusCode === 'Forbidden')
          throw new Error(`GetMetricData: ${StatusCode}`);
        const series = found[Number(Id?.slice(1))];
        Timestamps?.forEach((time, n) => {
          const value = Values?.[n];
          if (value !== undefined && Number.isFinite(value)) series?.set(time.getTime(), value);
        });
      }
    }
  }

  return async (queries, from, to) => {
    const found = queries.map(() => new Map<number, number>());
    const all = queries.map((query, n) => toQuery(query, n, namespace));
    const parts = Array.from({ length: Math.ceil(all.length / MAX_QUERIES) }, (_, part) => part * MAX_QUERIES);
    await Promise.all(parts.map((start) => read(all.slice(start, start + MAX_QUERIES), from, to, found)));
    return found;
  };
}
