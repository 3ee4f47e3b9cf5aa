import { MINUTE } from '../../contract/minute';
import type { Path, Problem } from '../../input/problem';
import { show } from '../../input/show';
import type { EventDraft } from './effects';
import type { ScenarioDraft } from './scenario-schema';
import { DEFAULT_START, readDuration, readTime } from './times';

/** The longest that a scenario may be. */
export const LONGEST_MS = 7 * 24 * 60 * MINUTE;

/** After the last event, so long a scenario goes on. */
export const TAIL_MS = 30 * MINUTE;

function ms(time: string | undefined, start: number): number | undefined {
  return time === undefined ? undefined : readTime(time, start).ms;
}

/** When an event ends, in milliseconds from the start; undefined where it holds to the end. */
export function endOf(event: Pick<EventDraft, 'at' | 'for' | 'to'>, start: number): number | undefined {
  const length = event.for === undefined ? undefined : readDuration(event.for);
  return length === undefined ? ms(event.to, start) : (ms(event.at, start) ?? 0) + length;
}

function clockWithoutStart(draft: ScenarioDraft): readonly Problem[] {
  if ('start' in draft) return [];
  const times: readonly (readonly [Path, string | undefined])[] = [
    ...(draft.events ?? []).flatMap((event, index) =>
      (['at', 'to'] as const).map((key) => [['events', index, key], event?.[key]] as const),
    ),
    ...(['onset', 'openUntil'] as const).map((key) => [['expect', key], draft.expect?.[key]] as const),
  ];
  return times
    .filter(([, time]) => time?.includes(':'))
    .map(([path, time]) => ({
      path,
      text: `is a time of day where the scenario has none, got ${show(time)}; add start, or write a duration from the start`,
    }));
}

function checkEventTimes(
  event: EventDraft,
  path: Path,
  start: number,
  lengthMs: number | undefined,
): readonly Problem[] {
  const from = ms(event.at, start);
  if (from === undefined) return [];
  if (event.for !== undefined && event.to !== undefined) {
    return [{ path: [...path, 'to'], text: `stands beside "for", got ${show(event.to)}; write one of them` }];
  }
  const to = endOf(event, start);
  if (to !== undefined && to <= from) {
    return [
      {
        path: [...path, 'to'],
        text: `is not after the beginning, got ${show(event.to)}; write a time after ${event.at}`,
      },
    ];
  }
  if (lengthMs !== undefined && from >= lengthMs) {
    return [
      {
        path: [...path, 'at'],
        text: `is after the end of the scenario, got ${show(event.at)}; begin before, or lengthen it`,
      },
    ];
  }
  return [];
}

/** How long a scenario is: as it says, or to the end of its last event and a little more; undefined where that is unsound. */
export function lengthOf(draft: ScenarioDraft): number | undefined {
  if ('length' in draft) return draft.length === undefined ? undefined : readDuration(draft.length);
  const start = startOf(draft);
  const events = draft.events ?? [];
  const ends = events.map((event) =>
    event?.at === undefined ? undefined : (endOf(event, start) ?? ms(event.at, start)),
  );
  const sound = ends.filter((end) => end !== undefined);
  return sound.length === ends.length ? Math.max(0, ...sound) + TAIL_MS : undefined;
}

/** The instant of minute 0. */
export function startOf({ start }: Pick<ScenarioDraft, 'start'>): number {
  return Date.parse(start ?? DEFAULT_START);
}

function checkExpectedTimes(draft: ScenarioDraft, start: number, lengthMs: number | undefined): readonly Problem[] {
  const { onset, within, openUntil } = draft.expect ?? {};
  const events = draft.events ?? [];
  const onsetMs = ms(onset ?? events[0]?.at, start);
  if (within !== undefined && onset === undefined && !('events' in draft && events.length > 0)) {
    return [
      {
        path: ['expect', 'within'],
        text: `counts from an event where there is none, got ${show(within)}; add onset or events`,
      },
    ];
  }
  const untilMs = ms(openUntil, start);
  const isAfter = (time: number | undefined) => lengthMs !== undefined && time !== undefined && time > lengthMs;
  const late = (key: string, got: unknown) => ({
    path: ['expect', key],
    text: `is after the end of the scenario, got ${show(got)}; write a length that reaches there`,
  });
  return [
    ...(onset !== undefined && isAfter(onsetMs) ? [late('onset', onset)] : []),
    ...(isAfter(untilMs) ? [late('openUntil', openUntil)] : []),
    ...(within !== undefined && isAfter((onsetMs ?? 0) + (readDuration(within) ?? 0)) ? [late('within', within)] : []),
    ...(untilMs !== undefined && onsetMs !== undefined && untilMs <= onsetMs
      ? [
          {
            path: ['expect', 'openUntil'],
            text: `is before anything can be open, got ${show(openUntil)}; write a time after the onset`,
          },
        ]
      : []),
  ];
}

/** What times must keep together: nothing lies where it never happens, or is never looked at. */
export function checkTimes(draft: ScenarioDraft): readonly Problem[] {
  const [start, lengthMs] = [startOf(draft), lengthOf(draft)];
  return [
    ...(lengthMs !== undefined && lengthMs > LONGEST_MS
      ? [
          {
            path: ['length'],
            text: `is longer than 7 days, got ${show(draft.length)}; end the events earlier, or write a length`,
          },
        ]
      : []),
    ...clockWithoutStart(draft),
    ...(draft.events ?? []).flatMap((event, index) =>
      event === undefined ? [] : checkEventTimes(event, ['events', index], start, lengthMs),
    ),
    ...checkExpectedTimes(draft, start, lengthMs),
  ];
}
