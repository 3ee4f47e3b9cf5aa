import type { Series } from '../../lib/contract/series';
import type { Host } from './host';

/** The value of one of the series asked for, in one minute; undefined where there is no datapoint. */
export type Sums = (query: Series, minute: number) => number | undefined;

/** Reads sums of minutes in [from, to); undefined where that fails: a message without figures is better than none. */
export async function readSums(
  host: Host,
  queries: readonly Series[],
  from: number,
  to: number,
): Promise<Sums | undefined> {
  try {
    const series = await host.sums(queries, from, to);
    const byQuery = new Map(queries.map((query, n) => [query, series[n]]));
    return (query, minute) => byQuery.get(query)?.get(minute);
  } catch (error) {
    host.log({ type: 'notifier', problem: 'sums cannot be read', error: String(error) });
    return undefined;
  }
}
