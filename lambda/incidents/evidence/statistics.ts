import type { Series } from '../../../lib/contract/series';
import type { IncidentPorts, StatisticQuery } from '../ports';

/** A statistic of one of the series asked for, in one minute; undefined where there is no datapoint. */
export type Statistics = (series: Series, statistic: StatisticQuery['statistic'], minute: number) => number | undefined;

/** The same dimensions in another order would be the same series, but nobody here writes them in another order. */
function nameOf(series: Series, statistic: StatisticQuery['statistic']): string {
  return JSON.stringify([series.metric, series.dimensions, statistic]);
}

/** Reads statistics of minutes in [from, to), each once; undefined where that fails: a message without figures is better than none. */
export async function readStatistics(
  { statistics, log }: IncidentPorts,
  queries: readonly StatisticQuery[],
  from: number,
  to: number,
): Promise<Statistics | undefined> {
  const wanted = new Map(queries.map((query) => [nameOf(query.series, query.statistic), query]));
  try {
    const found = await statistics([...wanted.values()], from, to);
    const byName = new Map([...wanted.keys()].map((name, n) => [name, found[n]]));
    return (series, statistic, minute) => byName.get(nameOf(series, statistic))?.get(minute);
  } catch (error) {
    log({ type: 'incidents', problem: 'statistics cannot be read', error: String(error) });
    return undefined;
  }
}
