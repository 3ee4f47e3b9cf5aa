import { MINUTE } from '../../../lib/contract/minute';
import type { RunRecord } from '../../../lib/contract/run-record';
import { series } from '../../../lib/contract/series';
import type { IncidentPorts, StatisticQuery } from '../ports';
import type { History } from './history';
import { readStatistics } from './statistics';

/** How many vantages say that a service fails at its name, and at its connection. */
export interface LayerSums {
  readonly dns: number;
  readonly http: number;
}

/** All that is known of one minute: what incidents are judged by. */
export interface Snapshot {
  readonly minute: number;
  /** What seeing vantages wrote. */
  readonly records: readonly RunRecord[];
  /** What blind vantages wrote: evidence against their own sight, and never against a service. */
  readonly blindRecords: readonly RunRecord[];
  /** Vantages that ran, but whose record cannot be read. */
  readonly unreadable: readonly string[];
  readonly blind: readonly string[];
  readonly silent: readonly string[];
  readonly failed: (service: string) => LayerSums;
}

async function readRecord(
  { record, log }: IncidentPorts,
  vantage: string,
  minute: number,
): Promise<RunRecord | 'unreadable' | undefined> {
  try {
    return await record(vantage, minute);
  } catch (error) {
    log({ type: 'incidents', problem: 'run record cannot be read', vantage, error: String(error) });
    return 'unreadable';
  }
}

/** Reads run records of all vantages and the sums of the services, in parallel. */
export async function readSnapshot(
  ports: IncidentPorts,
  history: History,
  services: readonly string[],
  minute: number,
): Promise<Snapshot> {
  const { vantages } = ports.fleet;
  const queries = services.flatMap((service): readonly StatisticQuery[] => [
    { series: series.failed(service, 'dns'), statistic: 'Sum' },
    { series: series.failed(service, 'http'), statistic: 'Sum' },
  ]);
  const [read, ...found] = await Promise.all([
    readStatistics(ports, queries, minute, minute + MINUTE),
    ...vantages.map((vantage) => readRecord(ports, vantage, minute)),
  ]);
  const written = found.filter((record) => typeof record === 'object');
  const sight = (vantage: string) => history.sight(vantage, minute);
  return {
    minute,
    records: written.filter(({ blind }) => !blind),
    blindRecords: written.filter(({ blind }) => blind),
    unreadable: vantages.filter((vantage, n) => {
      if (sight(vantage) === 'blind') return false;
      // a vantage that published but has no record yet is late with it
      return found[n] === 'unreadable'
        ? sight(vantage) !== 'silent'
        : found[n] === undefined && history.ran(vantage, minute);
    }),
    blind: vantages.filter((vantage) => sight(vantage) === 'blind'),
    silent: vantages.filter((vantage) => sight(vantage) === 'silent'),
    failed: (service) => ({
      dns: read?.(series.failed(service, 'dns'), 'Sum', minute) ?? 0,
      http: read?.(series.failed(service, 'http'), 'Sum', minute) ?? 0,
    }),
  };
}
