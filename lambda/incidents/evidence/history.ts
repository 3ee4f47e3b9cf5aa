import type { Fleet } from '../../../lib/contract/fleet';
import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { MINUTE, minuteOf } from '../../../lib/contract/minute';
import { type Series, series } from '../../../lib/contract/series';
import type { IncidentPorts, StatisticQuery } from '../ports';
import { readStatistics, type Statistics } from './statistics';

/** How far back series are read: an hour in which nothing was judged, and the minutes before it. */
const READ_BACK = 75;

/** A vantage that says nothing for so many minutes is silent; one late sample is no silence. */
const SILENT_AFTER = 3;

/**
 * What the series of an incident say of one minute. Clean is only what enough vantages have judged and too few call
 * failing; covered: clean, but that `everything` speaks for it, and counts it as zero; unjudged: too few have looked.
 */
export interface Reading {
  readonly minute: number;
  readonly state: 'failing' | 'clean' | 'covered' | 'unjudged';
  /** How many vantages say so. */
  readonly sum?: number;
  /** A service that refused as many vantages as its page needs. */
  readonly isRefusing?: true;
}

/** Whether a vantage could see; unknown where the series cannot be read. */
export type Sight = 'sees' | 'blind' | 'silent' | 'unknown';

/** The last minutes of the series behind some incidents. */
export interface History {
  /** Start of the last whole minute. */
  readonly last: number;
  /** Oldest first; the newest is of the last whole minute. Empty where nothing could be read, or was not asked for. */
  readonly of: (definition: IncidentDefinition) => readonly Reading[];
  readonly sight: (vantage: string, minute: number) => Sight;
  /** Whether a vantage wrote of exactly this minute. */
  readonly ran: (vantage: string, minute: number) => boolean;
}

/** The series that says whether a service refuses us; of all else nobody asks it. */
function refusals({ kind, name }: IncidentDefinition): readonly Series[] {
  return kind === 'service' ? [series.blocked(name)] : [];
}

function queriesOf(definition: IncidentDefinition): readonly StatisticQuery[] {
  const watched = definition.watched.flatMap((each): readonly StatisticQuery[] => [
    { series: each, statistic: 'Sum' },
    { series: each, statistic: 'SampleCount' },
  ]);
  return [...watched, ...refusals(definition).map((each) => ({ series: each, statistic: 'Sum' }) as const)];
}

function stateOf(
  { quorum }: IncidentDefinition,
  sum: number,
  looked: number,
  everything: number,
  quorumOfAll: number,
): Reading['state'] {
  if (sum >= quorum) return 'failing';
  if (looked < quorum) return 'unjudged';
  return everything >= quorumOfAll ? 'covered' : 'clean';
}

function readingOf(definition: IncidentDefinition, minute: number, read: Statistics, { quorum }: Fleet): Reading {
  const valuesOf = (statistic: StatisticQuery['statistic']) =>
    definition.watched.map((each) => read(each, statistic, minute)).filter((value) => value !== undefined);
  const sums = valuesOf('Sum');
  const looked = Math.max(0, ...valuesOf('SampleCount'));
  const everything = read(series.everything, 'Sum', minute) ?? 0;
  const state = stateOf(definition, Math.max(0, ...sums), looked, everything, quorum);
  const isRefusing = refusals(definition).some((each) => (read(each, 'Sum', minute) ?? 0) >= definition.quorum);
  return {
    minute,
    state,
    ...(sums.length > 0 && { sum: Math.max(...sums) }),
    ...(isRefusing && { isRefusing }),
  };
}

/** Reads the last minutes of what some incidents watch, and whether the vantages could see, in one call. */
export async function readHistory(
  ports: IncidentPorts,
  definitions: readonly IncidentDefinition[],
  at: number,
): Promise<History> {
  const { fleet } = ports;
  const last = minuteOf(at) - MINUTE;
  const minutes = Array.from({ length: READ_BACK }, (_, n) => last - (READ_BACK - 1 - n) * MINUTE);
  const general = [...fleet.vantages.map(series.witnessFailed), series.everything];
  const queries = [
    ...general.map((each): StatisticQuery => ({ series: each, statistic: 'Sum' })),
    ...definitions.flatMap(queriesOf),
  ];
  const read = await readStatistics(ports, queries, minutes[0] ?? last, last + MINUTE);
  const blindness = (vantage: string, minute: number) => read?.(series.witnessFailed(vantage), 'Sum', minute);
  const readings = (definition: IncidentDefinition, figures: Statistics): readonly Reading[] =>
    minutes.map((minute) => {
      if (definition.kind !== 'quorum-lost') return readingOf(definition, minute, figures, fleet);
      const seeing = fleet.vantages.filter((vantage) => blindness(vantage, minute) === 0).length;
      return { minute, state: seeing >= definition.quorum ? 'clean' : 'failing' };
    });
  const byKey = new Map(definitions.map((each) => [each.key, read === undefined ? [] : readings(each, read)]));
  return {
    last,
    of: ({ key }) => byKey.get(key) ?? [],
    sight: (vantage, minute) => {
      if (read === undefined) return 'unknown';
      const recent = Array.from({ length: SILENT_AFTER }, (_, n) => blindness(vantage, minute - n * MINUTE));
      const newest = recent.find((value) => value !== undefined);
      return newest === undefined ? 'silent' : newest === 0 ? 'sees' : 'blind';
    },
    ran: (vantage, minute) => blindness(vantage, minute) !== undefined,
  };
}

/** Two readings of the same minute as one: the first one's view of the vantages, the incidents of both. */
export function bothHistories(first: History, second: History): History {
  return {
    ...first,
    of: (definition) => {
      const known = first.of(definition);
      return known.length > 0 ? known : second.of(definition);
    },
  };
}
