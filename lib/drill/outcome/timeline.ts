import type { AlarmEvent, AlarmState } from '../../cloudwatch/evaluate';
import { MINUTE, minuteOf } from '../../contract/minute';
import type { Verdict } from '../../contract/verdict';
import type { PhaseOutcome } from '../drill';
import type { Scenario } from '../scenario';
import { type RecordedRun, runsByMinute } from '../world/runs';
import type { Told } from './told';

/** What a vantage saw of a service in a minute; blind where it could not see, silent where there was no run. */
export type Seen = Verdict | { readonly kind: 'blind' } | { readonly kind: 'silent' };

/** A service from one vantage, minute by minute. */
export interface CellRow {
  readonly service: string;
  readonly vantage: string;
  readonly seen: readonly Seen[];
}

/** A state of an alarm, from when on, and why. */
export interface AlarmSpan {
  readonly fromMs: number;
  readonly state: AlarmState;
  readonly reason: string;
}

/** An alarm whose state changed. */
export interface AlarmRow {
  readonly region: string;
  readonly alarm: string;
  readonly spans: readonly AlarmSpan[];
}

/** An incident as people were told of it, from when to when it was open; without an end where it still is. */
export interface IncidentRow {
  readonly key: string;
  readonly spans: readonly { readonly fromMs: number; readonly toMs?: number }[];
}

/** One phase of a drill as data, for charts, JSON and pages; times in milliseconds from the scenario's start. */
export interface Timeline {
  /** Beginnings of the minutes that have a cell in each row. */
  readonly minutes: readonly number[];
  readonly cells: readonly CellRow[];
  readonly alarms: readonly AlarmRow[];
  readonly incidents: readonly IncidentRow[];
  readonly messages: readonly Told[];
}

function seenIn(run: RecordedRun | undefined, service: string): Seen {
  if (run === undefined) return { kind: 'silent' };
  if (run.record.blind) return { kind: 'blind' };
  const cell = run.record.cells.find((each) => each.service === service);
  return cell?.verdict ?? { kind: 'silent' };
}

function cellRows({ fleet }: Scenario, runs: readonly RecordedRun[], minutes: readonly number[]): readonly CellRow[] {
  const runOf = runsByMinute(runs);
  return fleet.services.flatMap(({ name: service }) =>
    fleet.vantages.map((vantage) => ({
      service,
      vantage,
      seen: minutes.map((minute) => seenIn(runOf(vantage, minute), service)),
    })),
  );
}

/** From minute 0 on: what was before it only says in which state each alarm was then. */
function alarmRows(events: readonly AlarmEvent[], zero: number): readonly AlarmRow[] {
  const rows = new Map<string, { readonly region: string; readonly alarm: string; spans: readonly AlarmSpan[] }>();
  for (const event of events) {
    if (event.kind !== 'change') continue;
    const { region, alarm, at, to, reason } = event;
    const row = rows.get(`${region}/${alarm}`) ?? { region, alarm, spans: [] };
    const before = at <= zero ? [] : row.spans;
    row.spans = [...before, { fromMs: Math.max(0, at - zero), state: to, reason }];
    rows.set(`${region}/${alarm}`, row);
  }
  return [...rows.values()];
}

function spansOf(changes: readonly Told[]): IncidentRow['spans'] {
  const spans: { readonly fromMs: number; toMs?: number }[] = [];
  for (const { atMs, kind } of changes) {
    const open = spans.find(({ toMs }) => toMs === undefined);
    if (kind === 'opened' && open === undefined) spans.push({ fromMs: atMs });
    if (kind === 'closed' && open !== undefined) open.toMs = atMs;
  }
  return spans;
}

function incidentRows(told: readonly Told[]): readonly IncidentRow[] {
  const keys = [...new Set(told.map(({ message }) => message.key))];
  return keys.map((key) => ({ key, spans: spansOf(told.filter(({ message }) => message.key === key)) }));
}

/** Puts together what happened in one phase. */
export function timelineOf(scenario: Scenario, { phase, runs, events, told }: PhaseOutcome): Timeline {
  const { zero } = phase;
  const count = Math.max(1, Math.ceil(scenario.lengthMs / MINUTE));
  const minutes = Array.from({ length: count }, (_, index) => minuteOf(zero) + index * MINUTE);
  return {
    minutes: minutes.map((minute) => minute - zero),
    cells: cellRows(scenario, runs, minutes),
    alarms: alarmRows(events, zero),
    incidents: incidentRows(told),
    messages: told,
  };
}
