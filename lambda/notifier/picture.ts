import { MINUTE } from '../../lib/contract/minute';
import type { RunRecord } from '../../lib/contract/run-record';
import { series } from '../../lib/contract/series';
import type { Host } from './host';
import type { Past } from './past';
import { readSums } from './sums';

/** How many vantages say that a service fails at its name plane, and at its connection plane. */
export interface PlaneSums {
  readonly dns: number;
  readonly http: number;
}

/** All that is known of one minute: what incidents are judged by. */
export interface Picture {
  readonly minute: number;
  /** What seeing vantages wrote. */
  readonly records: readonly RunRecord[];
  /** What blind vantages wrote: evidence against their own sight, and never against a service. */
  readonly blindRecords: readonly RunRecord[];
  /** Vantages that ran, but whose record cannot be read. */
  readonly unreadable: readonly string[];
  readonly blind: readonly string[];
  readonly silent: readonly string[];
  readonly failed: (service: string) => PlaneSums;
}

async function readRecord(host: Host, vantage: string, minute: number): Promise<RunRecord | 'unreadable' | undefined> {
  try {
    return await host.record(vantage, minute);
  } catch (error) {
    host.log({ type: 'notifier', problem: 'run record cannot be read', vantage, error: String(error) });
    return 'unreadable';
  }
}

/** Reads run records of all vantages and the sums of the services, in parallel. */
export async function readPicture(
  host: Host,
  past: Past,
  services: readonly string[],
  minute: number,
): Promise<Picture> {
  const { vantages } = host.fleet;
  const planes = new Map(
    services.map((service) => [service, [series.failed(service, 'dns'), series.failed(service, 'http')]] as const),
  );
  const [sums, ...found] = await Promise.all([
    readSums(host, [...planes.values()].flat(), minute, minute + MINUTE),
    ...vantages.map((vantage) => readRecord(host, vantage, minute)),
  ]);
  const written = found.filter((record) => typeof record === 'object');
  const sight = (vantage: string) => past.sight(vantage, minute);
  return {
    minute,
    records: written.filter(({ blind }) => !blind),
    blindRecords: written.filter(({ blind }) => blind),
    unreadable: vantages.filter((vantage, n) => {
      if (sight(vantage) === 'blind') return false;
      // a vantage that published but has no record yet is late with it
      return found[n] === 'unreadable'
        ? sight(vantage) !== 'silent'
        : found[n] === undefined && past.ran(vantage, minute);
    }),
    blind: vantages.filter((vantage) => sight(vantage) === 'blind'),
    silent: vantages.filter((vantage) => sight(vantage) === 'silent'),
    failed: (service) => {
      const [dns, http] = (planes.get(service) ?? []).map((query) => sums?.(query, minute) ?? 0);
      return { dns: dns ?? 0, http: http ?? 0 };
    },
  };
}
