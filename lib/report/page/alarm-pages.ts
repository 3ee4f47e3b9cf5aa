import { type AlarmEvent, type MetricStore, MetricWatch } from '../../cloudwatch/evaluate';
import type { Alarm, AlarmGraph, MetricAlarm } from '../../cloudwatch/read-alarms';
import { MINUTE } from '../../contract/minute';
import { alarmPhaseMs } from '../../drill/hub/alarm-phase';
import type { AlarmRow } from '../../drill/outcome/timeline';
import type { Phase } from '../../drill/world/phase';
import type { ActionPage, AlarmPage, CompositePage, MetricPage } from './page-data';
import { changesOf } from './since';

/** One phase of a drill, as its alarms lived through it. */
export interface AlarmLife {
  readonly phase: Phase;
  /** What every name of an alarm begins with. */
  readonly prefix: string;
  /** When all alarms were created, epoch milliseconds. */
  readonly from: number;
  readonly minutes: number;
  readonly metrics: MetricStore;
  readonly events: readonly AlarmEvent[];
}

/** AWS's range beyond the evaluation periods, as the evaluator has it by default. */
const EXTRA_DATAPOINTS = 2;

function seriesText({ inputs }: MetricAlarm): readonly string[] {
  return inputs.map(({ series, statistic }) => {
    const dimensions = Object.entries(series.dimensions).map(([name, value]) => `${name}=${value}`);
    return `${statistic} of ${series.name}${dimensions.length === 0 ? '' : ` {${dimensions.join(', ')}}`}`;
  });
}

/** What an alarm looked at, look after look: the evaluator's own window, over the same data. */
function pointsOf(alarm: MetricAlarm, { phase, from, minutes, metrics }: AlarmLife): MetricPage['points'] {
  const watch = new MetricWatch(alarm, metrics, EXTRA_DATAPOINTS, from, undefined);
  const phaseMs = alarmPhaseMs(phase, alarm.id);
  const windows = Array.from({ length: minutes }, (_, minute) => {
    watch.look(phase.zero + minute * MINUTE + phaseMs);
    // an expression is not computed before the alarm has warmed up
    const isComputed = alarm.expression === undefined || watch.state !== 'INSUFFICIENT_DATA';
    const values = [...watch.values.slice(0, alarm.evaluationPeriods)];
    return values.map((value) => (isComputed && !Number.isNaN(value) ? value : null));
  });
  return changesOf(windows, (values) => JSON.stringify(values));
}

function metricPage(alarm: MetricAlarm, life: AlarmLife): MetricPage {
  const { comparison, threshold, evaluationPeriods, datapointsToAlarm, periodMs, treatMissingData } = alarm;
  return {
    kind: 'metric',
    series: seriesText(alarm),
    comparison,
    threshold,
    needed: datapointsToAlarm ?? evaluationPeriods,
    of: evaluationPeriods,
    periodMs,
    missing: treatMissingData,
    points: pointsOf(alarm, life),
    phaseMs: alarmPhaseMs(life.phase, alarm.id),
  };
}

function causeOf(alarm: Alarm, life: AlarmLife): MetricPage | CompositePage {
  if (alarm.kind === 'metric') return metricPage(alarm, life);
  const { ruleText: rule, children, suppressor } = alarm;
  return { kind: 'composite', rule, children, ...(suppressor && { suppressor }) };
}

/** What was called or held back from minute 0 on. */
function actionsOf(events: readonly AlarmEvent[], spans: AlarmPage['spans'], zero: number): readonly ActionPage[] {
  return events.flatMap((event): readonly ActionPage[] => {
    const atMs = event.at - zero;
    if (event.kind === 'change' || atMs < 0) return [];
    if (event.kind === 'action') return [{ atMs, state: event.state }];
    const state = spans.findLast(({ fromMs }) => fromMs <= atMs)?.state ?? 'INSUFFICIENT_DATA';
    return [{ atMs, state, heldBy: event.by }];
  });
}

/** Every alarm of a hub with its life in one phase, in the order of its template. */
export function alarmPages(graph: AlarmGraph, rows: readonly AlarmRow[], life: AlarmLife): readonly AlarmPage[] {
  const spansOf = new Map(rows.map((row) => [`${row.region}/${row.alarm}`, row.spans]));
  const eventsOf = new Map<string, AlarmEvent[]>();
  for (const event of life.events) {
    const id = `${event.region}/${event.alarm}`;
    const known = eventsOf.get(id);
    if (known === undefined) eventsOf.set(id, [event]);
    else known.push(event);
  }
  return graph.alarms.map((alarm) => {
    const spans = spansOf.get(alarm.id) ?? [];
    return {
      id: alarm.id,
      name: alarm.name.startsWith(life.prefix) ? alarm.name.slice(life.prefix.length) : alarm.name,
      description: alarm.description ?? '',
      spans,
      actions: actionsOf(eventsOf.get(alarm.id) ?? [], spans, life.phase.zero),
      hasActions: alarm.actions.alarm.length > 0,
      cause: causeOf(alarm, life),
    };
  });
}
