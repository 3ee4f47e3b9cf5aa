import { dueSamples } from '../../lambda/canary/due-samples';
import { conclude } from '../../lambda/canary/judging/conclude';
import type { Fleet } from '../contract/fleet';
import { MINUTE } from '../contract/minute';
import { seenFrom } from '../contract/reach';
import type { RunRecord } from '../contract/run-record';
import type { Sample } from '../contract/series';
import type { Cell } from '../contract/verdict';

const HOURS_A_DAY = 24;

/** What a run from one vantage publishes and logs where everything is up and measured: the canary's own words. */
export interface QuietRun {
  readonly samples: readonly Sample[];
  readonly recordBytes: number;
}

function cellOf({ name, http, objectiveMs }: Fleet['services'][number]): Cell {
  return {
    service: name,
    verdict: { kind: 'up', ...(objectiveMs !== undefined && { slow: false }) },
    ...(http.length > 0 && { responseTimeMs: 123.456 }),
    ...(http.some(({ url }) => /^(https|tls):/.test(url)) && { certificateDays: 61.234 }),
  };
}

/** The quiet run of a vantage. */
export function quietRun(whole: Fleet, vantage: string): QuietRun {
  const fleet = seenFrom(whole, vantage);
  const { samples, record } = conclude(fleet, vantage, {
    cells: fleet.services.map(cellOf),
    witnesses: fleet.witnesses.map(({ name }) => ({ name, code: 'up' })),
    answers: [true],
    failedResolvers: new Set(),
    fromMemory: [],
  });
  const line: RunRecord = {
    type: 'run',
    version: 1,
    vantage,
    minute: new Date(0).toISOString(),
    startedAt: new Date(0).toISOString(),
    durationMs: 1_234,
    ...record,
    hubs: Object.fromEntries(fleet.hubs.map((hub) => [hub, 'published'])),
  };
  return { samples, recordBytes: Buffer.byteLength(JSON.stringify(line)) };
}

function differentSeries(samples: readonly Sample[]): number {
  return new Set(samples.map(({ metric, dimensions }) => JSON.stringify([metric, dimensions]))).size;
}

function quietSamples(fleet: Fleet): readonly Sample[] {
  return fleet.vantages.flatMap((vantage) => quietRun(fleet, vantage).samples);
}

/** The different series that all vantages together publish. */
export function seriesCount(fleet: Fleet): number {
  return differentSeries(quietSamples(fleet));
}

/** The same as CloudWatch bills them: a series that is fed in one hour of three is a third of one. */
export function billedSeries(fleet: Fleet): number {
  const samples = quietSamples(fleet);
  const hours = Array.from({ length: HOURS_A_DAY }, (_, hour) => dueSamples(samples, fleet, hour * 60 * MINUTE));
  return hours.reduce((sum, due) => sum + differentSeries(due), 0) / HOURS_A_DAY;
}
