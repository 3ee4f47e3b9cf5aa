import type { IncidentDefinition } from '../../lib/contract/incident-kinds';
import { MINUTE, minuteOf } from '../../lib/contract/minute';
import { series } from '../../lib/contract/series';
import type { Host } from './host';
import { readSums, type Sums } from './sums';

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
  /** Oldest first; the newest is of the last whole minute. Empty for a subject that was not asked for. */
  readonly of: (subject: IncidentDefinition) => readonly Reading[];
  readonly sight: (vantage: string, minute: number) => Sight;
  /** Whether a vantage wrote of exactly this minute. */
  readonly ran: (vantage: string, minute: number) => boolean;
}

function readingOf(minute: number, sums: readonly number[], seeing: number, quorum: number): Reading {
  const sum = Math.max(...sums);
  // where too few can see, silence about a failure is no recovery
  if (sums.length === 0) return { minute, state: 'missing' };
  if (sum >= quorum) return { minute, state: 'failing', sum };
  return { minute, state: seeing >= quorum ? 'clean' : 'missing', sum };
}

/** Reads the last half hour of the subjects' series, and of the vantages' sight, in one call. */
export async function readPast(host: Host, subjects: readonly IncidentDefinition[]): Promise<Past> {
  const { vantages, quorum } = host.fleet;
  const last = minuteOf(host.now()) - MINUTE;
  const witnesses = new Map(vantages.map((vantage) => [vantage, series.witnessFailed(vantage)]));
  const queries = [...witnesses.values(), ...subjects.flatMap(({ watched }) => watched)];
  const read = await readSums(host, queries, last - (READ_BACK - 1) * MINUTE, last + MINUTE);
  const sum: Sums = read ?? (() => undefined);
  const blindness = (vantage: string, minute: number) => {
    const witness = witnesses.get(vantage);
    return witness && sum(witness, minute);
  };

  const minutes = Array.from({ length: READ_BACK }, (_, n) => {
    const minute = last - (READ_BACK - 1 - n) * MINUTE;
    return { minute, seeing: vantages.filter((vantage) => blindness(vantage, minute) === 0).length };
  });
  const readings = ({ kind, watched }: IncidentDefinition): readonly Reading[] =>
    minutes.map(({ minute, seeing }) => {
      if (read === undefined) return { minute, state: 'missing' };
      if (kind === 'quorum-lost') return { minute, state: seeing >= quorum ? 'clean' : 'failing' };
      const sums = watched.map((query) => sum(query, minute)).filter((value) => value !== undefined);
      return readingOf(minute, sums, seeing, quorum);
    });
  const bySubject = new Map(subjects.map((subject) => [subject.key, readings(subject)]));
  return {
    last,
    of: ({ key }) => bySubject.get(key) ?? [],
    sight: (vantage, minute) => {
      if (read === undefined) return 'unknown';
      const recent = Array.from({ length: SILENT_AFTER }, (_, n) => blindness(vantage, minute - n * MINUTE));
      const newest = recent.find((value) => value !== undefined);
      return newest === undefined ? 'silent' : newest === 0 ? 'sees' : 'blind';
    },
    ran: (vantage, minute) => blindness(vantage, minute) !== undefined,
  };
}
