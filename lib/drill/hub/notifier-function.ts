import { type RawAlarm, rawAlarms } from '../../../lambda/fallback/raw-alarm';
import { answerAlarm } from '../../../lambda/incidents/answer-alarm';
import type { Delivery, IncidentPorts } from '../../../lambda/incidents/ports';
import { recheck } from '../../../lambda/incidents/recheck';
import type { Message } from '../../contract/message';
import type { Part } from '../scenario';
import { type RecordedRun, runsByMinute } from '../world/runs';
import type { VirtualClock } from '../world/virtual-clock';
import type { World } from '../world/world';
import type { HubMetrics } from './hub-metrics';
import { createReceiptTable } from './receipt-table';
import { createSteps } from './steps';

/** The topic that people subscribe to. */
const TOPIC = 'people';

/** The notifier as AWS invokes it: on an alarm's action, each minute, and what people get when it fails. */
export interface NotifierFunction {
  readonly act: (alarm: object) => Promise<void>;
  readonly recheck: () => Promise<void>;
}

/** A raw alarm as people receive it. */
function rawMessage({ subject, text, severity, key = subject }: RawAlarm, at: number, hub: string): Message {
  const kind = subject.startsWith('ALARM') ? 'opened' : 'closed';
  return { kind, severity, key, at, hub, since: at, title: subject, text: `${subject}\n${text}`, dedupKey: key };
}

/** Runs the shipped notifier over a drill's metrics and records; what it sends goes to `deliver`. */
export function createNotifierFunction(
  clock: VirtualClock,
  hub: string,
  world: World,
  metrics: HubMetrics,
  runs: readonly RecordedRun[],
  deliver: (message: Message) => void,
): NotifierFunction {
  const { now } = clock;
  const { scenario, phase } = world;
  const steps = createSteps(clock, [...phase.words, hub]);
  const runOf = runsByMinute(runs);
  const isBroken = (part: Part) => world.isBroken(part, now() - phase.zero);
  const ask = <T>(part: Part, question: () => T | Promise<T>): Promise<T> =>
    steps.read(async () => {
      if (isBroken(part)) throw new Error(`${part}: failing, as the scenario says`);
      return question();
    });
  const send = (message: Message): Promise<Delivery> =>
    steps.send(async () => {
      if (isBroken('topics')) return 'refused';
      deliver(message);
      return 'accepted';
    });

  const table = createReceiptTable();
  const ports: IncidentPorts = {
    fleet: scenario.fleet,
    hub,
    now,
    statistics: (queries, from, to) =>
      steps.read(async () =>
        queries.map(({ series, statistic }) =>
          metrics.statistics(series.metric, series.dimensions, statistic, from, to, now()),
        ),
      ),
    record: (vantage, minute) =>
      ask('run-records', () => {
        const run = runOf(vantage, minute);
        return run !== undefined && run.arrives <= now() ? run.record : undefined;
      }),
    receipts: {
      list: () => ask('receipts', () => table.list()),
      change: (change, withinMs) => ask('receipts', () => table.change(change, withinMs)),
    },
    topicsOf: () => [TOPIC],
    send,
    log: () => undefined,
  };

  return {
    act: async (alarm) => {
      const event = { Records: [{ Sns: { Message: JSON.stringify(alarm) } }] };
      try {
        if (isBroken('notifier')) throw new Error('notifier: failing, as the scenario says');
        await answerAlarm(event, ports);
      } catch {
        await Promise.all(rawAlarms(event, scenario.fleet).map((raw) => send(rawMessage(raw, now(), hub))));
      }
    },
    recheck: async () => {
      if (!isBroken('notifier')) await recheck(ports);
    },
  };
}
