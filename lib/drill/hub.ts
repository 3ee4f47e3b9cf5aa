import type { Host, Message } from '../../lambda/notifier/host';
import { lookAgain } from '../../lambda/notifier/look-again';
import { notify } from '../../lambda/notifier/notify';
import type { AlarmGraph } from '../cloudwatch/alarm';
import { type AlarmEvent, evaluate } from '../cloudwatch/evaluate';
import { MetricStore } from '../cloudwatch/metric-store';
import { namespace } from '../contract/metrics';
import type { RunRecord } from '../contract/run-record';
import type { Phase } from './phase';
import { draw } from './random';
import { createReceiptTable } from './receipt-table';
import type { RecordedRun } from './runs';
import type { Scenario } from './scenario';

/** What one hub did in one phase: what people received, and the raw page actions behind it. */
export interface HubOutcome {
  readonly messages: readonly Message[];
  readonly rawSends: number;
  readonly events: readonly AlarmEvent[];
}

const MINUTE = 60_000;

type Due = { readonly at: number } & (
  | { readonly kind: 'action'; readonly payload: object }
  | { readonly kind: 'look' }
);

/** Metrics that some alarm reads; the notifier asks for no other, and the rest need not be kept. */
function watchedMetrics({ alarms }: AlarmGraph): ReadonlySet<string> {
  return new Set(
    alarms.flatMap((alarm) => (alarm.kind === 'metric' ? alarm.inputs.map(({ series }) => series.name) : [])),
  );
}

function storeOf(
  scenario: Scenario,
  region: string,
  runs: readonly RecordedRun[],
  watched: ReadonlySet<string>,
): MetricStore {
  const store = new MetricStore();
  const space = namespace(scenario.fleet.name);
  for (const { minute, samples, arrives } of runs) {
    for (const { metric, dimensions, value } of samples) {
      if (!watched.has(metric)) continue;
      store.put({ region, namespace: space, name: metric, dimensions, timestamp: minute, value, arrives });
    }
  }
  return store;
}

/** The notifier's view of the hub at `clock.now`: metrics and records as far as they have arrived. */
function hostOf(
  scenario: Scenario,
  region: string,
  { store, watched }: { readonly store: MetricStore; readonly watched: ReadonlySet<string> },
  runs: readonly RecordedRun[],
  clock: { now: number },
  messages: Message[],
): Host {
  const space = namespace(scenario.fleet.name);
  const records = new Map(runs.map((run) => [`${run.vantage} ${run.minute}`, run] as const));
  return {
    fleet: scenario.fleet,
    hub: region,
    now: () => clock.now,
    sums: async (queries, from, to) =>
      queries.map(({ metric, dimensions }) => {
        if (!watched.has(metric))
          throw new Error(`drill: the notifier asks for ${metric}, which no alarm reads and no drill keeps`);
        const key = { region, namespace: space, name: metric, dimensions };
        const found = new Map<number, number>();
        for (let minute = Math.ceil(from / MINUTE) * MINUTE; minute < to; minute += MINUTE) {
          const sum = store.statistic(key, 'Sum', minute, MINUTE, clock.now);
          if (sum !== undefined) found.set(minute, sum);
        }
        return found;
      }),
    record: async (vantage, minute): Promise<RunRecord | undefined> => {
      const run = records.get(`${vantage} ${minute}`);
      return run !== undefined && run.arrives <= clock.now ? run.record : undefined;
    },
    receipts: createReceiptTable(),
    send: async (message) => {
      messages.push(message);
    },
    log: () => undefined,
  };
}

function looks(phase: Phase, from: number, to: number): readonly Due[] {
  const first = Math.ceil(from / MINUTE) * MINUTE + draw(...phase.words, 'look') * MINUTE;
  return Array.from({ length: Math.max(0, Math.ceil((to - first) / MINUTE)) }, (_, index) => ({
    kind: 'look',
    at: first + index * MINUTE,
  }));
}

/** Evaluates a hub's alarms over what the runs published, and lets the notifier act on their actions. */
export async function playHub(
  scenario: Scenario,
  phase: Phase,
  graph: AlarmGraph,
  runs: readonly RecordedRun[],
  fromMs: number,
): Promise<HubOutcome> {
  const [region = ''] = scenario.fleet.hubs;
  const end = phase.zero + scenario.lengthMs;
  const watched = watchedMetrics(graph);
  const store = storeOf(scenario, region, runs, watched);
  const { events } = evaluate({
    graph,
    metrics: store,
    from: phase.zero + fromMs,
    to: end,
    phaseMs: (alarm) => Math.floor(draw(...phase.words, 'alarm', alarm) * MINUTE),
    rerunAfterSuppression: phase.rerunAfterSuppression,
  });
  const reported = events.filter(({ at }) => at >= phase.zero);
  const actions = reported.flatMap((event) => (event.kind === 'action' ? [event] : []));
  const due: readonly Due[] = [
    ...actions.map(({ at, payload }): Due => ({ kind: 'action', at, payload })),
    ...looks(phase, phase.zero, end),
  ].sort((a, b) => a.at - b.at);

  const clock = { now: phase.zero };
  const messages: Message[] = [];
  const host = hostOf(scenario, region, { store, watched }, runs, clock, messages);
  for (const each of due) {
    clock.now = each.at;
    if (each.kind === 'look') await lookAgain(host);
    else await notify({ Records: [{ Sns: { Message: JSON.stringify(each.payload) } }] }, host);
  }
  return { messages, rawSends: actions.filter(({ state }) => state === 'ALARM').length, events: reported };
}
