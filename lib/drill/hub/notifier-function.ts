import type { Host } from '../../../lambda/notifier/host';
import { lookAgain } from '../../../lambda/notifier/look-again';
import { notify } from '../../../lambda/notifier/notify';
import { keyOf } from '../../contract/incident-key';
import type { Message } from '../../contract/message';
import type { Part, Scenario } from '../scenario';
import type { Phase } from '../world/phase';
import type { RecordedRun } from '../world/runs';
import type { World } from '../world/world';
import type { HubMetrics } from './hub-metrics';
import { createReceiptTable } from './receipt-table';

/** The notifier as AWS invokes it: what it does at an instant (epoch milliseconds), and what people get when it fails. */
export interface NotifierFunction {
  readonly act: (at: number, alarm: object) => Promise<void>;
  readonly look: (at: number) => Promise<void>;
}

/** What a message of a failed invocation has of its alarm. */
interface RawAlarm {
  readonly AlarmName?: string;
  readonly AlarmDescription?: string;
  readonly NewStateValue?: string;
}

/** A raw alarm as it reaches people through the on-failure destination: unread, but there. */
function rawMessage(alarm: RawAlarm, at: number, hub: string): Message {
  const key = keyOf(alarm.AlarmDescription) ?? `alarm ${alarm.AlarmName}`;
  const title = `RAW ALARM ${alarm.AlarmName} is ${alarm.NewStateValue}; the notifier failed`;
  const kind = alarm.NewStateValue === 'ALARM' ? 'opened' : 'closed';
  const text = `${title}\n${JSON.stringify(alarm)}`;
  return { kind, severity: 'page', key, at, hub, since: at, title, text, dedupKey: key };
}

/** Runs the shipped notifier over a drill's metrics and records; what it sends goes to `deliver`. */
export function createNotifierFunction(
  { fleet }: Scenario,
  phase: Phase,
  world: World,
  metrics: HubMetrics,
  runs: readonly RecordedRun[],
  deliver: (message: Message) => void,
): NotifierFunction {
  let now = phase.zero;
  const [hub = ''] = fleet.hubs;
  const records = new Map(runs.map((run) => [`${run.vantage} ${run.minute}`, run] as const));
  const isBroken = (part: Part) => world.isBroken(part, now - phase.zero);
  const through = async <Result>(part: Part, ask: () => Promise<Result>): Promise<Result> => {
    if (isBroken(part)) throw new Error(`${part}: failing, as the scenario says`);
    return ask();
  };

  const table = createReceiptTable();
  const host: Host = {
    fleet,
    hub,
    now: () => now,
    sums: async (queries, from, to) =>
      queries.map(({ metric, dimensions }) => metrics.sums(metric, dimensions, from, to, now)),
    record: (vantage, minute) =>
      through('run-records', async () => {
        const run = records.get(`${vantage} ${minute}`);
        return run !== undefined && run.arrives <= now ? run.record : undefined;
      }),
    receipts: {
      get: (key) => through('receipts', () => table.get(key)),
      list: () => through('receipts', () => table.list()),
      put: (receipt) => through('receipts', () => table.put(receipt)),
      amend: (receipt) => through('receipts', () => table.amend(receipt)),
      remove: (key) => through('receipts', () => table.remove(key)),
    },
    send: (message) => through('notifier', async () => deliver(message)),
    log: () => undefined,
  };

  return {
    act: async (at, alarm) => {
      now = at;
      try {
        await notify({ Records: [{ Sns: { Message: JSON.stringify(alarm) } }] }, host);
      } catch {
        deliver(rawMessage(alarm, at, hub));
      }
    },
    look: async (at) => {
      now = at;
      if (!isBroken('notifier')) await lookAgain(host);
    },
  };
}
