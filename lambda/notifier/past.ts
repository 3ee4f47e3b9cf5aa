import type { Host, MetricQuery } from './host';
import { type Subject, witnessOf } from './subject';

export const MINUTE = 60_000;

/** How far back series are read; alarms look at ten minutes, and their actions may be held for some more. */
const READ_BACK = 30;

/** A vantage that says nothing for so many minutes is silent; one late sample is no silence. */
const SILENT_AFTER = 3;

/** What an alarm's series said of one minute: missing is neither failing nor clean. */
export interface Reading {
  readonly minute: number;
  readonly state: 'failing' | 'clean' | 'missing';
  /** How many vantages say so. */
  readonly sum?: number;
}

/** Whether a vantage could see; unknown where the series cannot be read. */
export type Sight = 'sees' | 'blind' | 'silent' | 'unknown';

/** The last half hour of the series behind some incidents. */
export interface Past {
  /** Start of the last whole minute. */
  readonly last: number;
  /** Oldest first; the newest is of the last whole minute. */
  readonly of: (subject: Subject) => readonly Reading[];
  readonly sight: (vantage: string, minute: number) => Sight;
  /** Whether a vantage wrote of exactly this minute. */
  readonly ran: (vantage: string, minute: number) => boolean;
}

/** The value of one series in one minute; undefined where there is no datapoint. */
export type Sums = (query: MetricQuery, minute: number) => number | undefined;

/** Reads sums; undefined where they cannot be read, because a message without figures is better than none. */
export async function readSums(
  host: Host,
  queries: readonly MetricQuery[],
  from: number,
  to: number,
): Promise<Sums | undefined> {
  try {
    const series = await host.sums(queries, from, to);
    const byQuery = new Map(queries.map((query, n) => [JSON.stringify(query), series[n]]));
    return (query, minute) => byQuery.get(JSON.stringify(query))?.get(minute);
  } catch (error) {
    host.log({ type: 'notifier', problem: 'sums cannot be read', error: String(error) });
    return undefined;
  }
}

function readingOf(minute: number, sums: readonly number[], seeing: number, quorum: number): Reading {
  const sum = Math.max(...sums);
  // where too few can see, silence about a failure is no recovery
  if (sums.length === 0) return { minute, state: 'missing' };
  if (sum >= quorum) return { minute, state: 'failing', sum };
  return { minute, state: seeing >= quorum ? 'clean' : 'missing', sum };
}

/** Reads the last half hour of the subjects' series, and of the vantages' sight, in one call. */
export async function readPast(host: Host, subjects: readonly Subject[]): Promise<Past> {
  const { vantages, quorum } = host.fleet;
  const last = Math.floor(host.now() / MINUTE) * MINUTE - MINUTE;
  const queries = [...vantages.map(witnessOf), ...subjects.flatMap(({ watched }) => watched)];
  const read = await readSums(host, queries, last - (READ_BACK - 1) * MINUTE, last + MINUTE);
  const sum: Sums = read ?? (() => undefined);
  const minutes = Array.from({ length: READ_BACK }, (_, n) => last - (READ_BACK - 1 - n) * MINUTE);
  const seeing = (minute: number) => vantages.filter((vantage) => sum(witnessOf(vantage), minute) === 0).length;

  const quorumReading = (minute: number): Reading => {
    const state = seeing(minute) >= quorum ? 'clean' : 'failing';
    return { minute, state: read === undefined ? 'missing' : state };
  };
  return {
    last,
    of: ({ kind, watched }) =>
      minutes.map((minute) => {
        if (kind === 'quorum-lost') return quorumReading(minute);
        const sums = watched.map((query) => sum(query, minute)).filter((value) => value !== undefined);
        return readingOf(minute, sums, seeing(minute), quorum);
      }),
    sight: (vantage, minute) => {
      if (read === undefined) return 'unknown';
      const recent = Array.from({ length: SILENT_AFTER }, (_, n) => sum(witnessOf(vantage), minute - n * MINUTE));
      const newest = recent.find((value) => value !== undefined);
      return newest === undefined ? 'silent' : newest === 0 ? 'sees' : 'blind';
    },
    ran: (vantage, minute) => sum(witnessOf(vantage), minute) !== undefined,
  };
}
