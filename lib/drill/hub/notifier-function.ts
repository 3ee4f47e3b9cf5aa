import type { Host } from '../../../lambda/notifier/host';
import { lookAgain } from '../../../lambda/notifier/look-again';
import { notify } from '../../../lambda/notifier/notify';
import { keyOf } from '../../contract/incident-key';
import type { Message } from '../../contract/message';
import type { Part } from '../scenario';
import { type RecordedRun, runsByMinute } from '../world/runs';
import type { VirtualClock } from '../world/virtual-clock';
import type { World } from '../world/world';
import type { HubMetrics } from './hub-metrics';
import { createReceiptTable } from './receipt-table';

/** The notifier as AWS invokes it: on an alarm's action, each minute, and what people get when it fails. */
export interface NotifierFunction {
  readonly act: (alarm: object) => Promise<void>;
  readonly look: () => Promise<void>;
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
  { now }: VirtualClock,
  hub: string,
  world: World,
  metrics: HubMetrics,
  runs: readonly RecordedRun[],
  deliver: (message: Message) => void,
): NotifierFunction {
  const { fleet } = world.scenario;
  const runOf = runsByMinute(runs);
  const isBroken = (part: Part) => world.isBroken(part, now() - world.phase.zero);
  const through = async <Result>(part: Part, ask: () => Promise<Result>): Promise<Result> => {
    if (isBroken(part)) throw new Error(`${part}: failing, as the scenario says`);
    return ask();
  };

  const table = createReceiptTable();
  const host: Host = {
    fleet,
    hub,
    now,
    sums: async (queries, from, to) =>
      queries.map(({ metric, dimensions }) => metrics.sums(metric, dimensions, from, to, now())),
    record: (vantage, minute) =>
      through('run-records', async () => {
        const run = runOf(vantage, minute);
        return run !== undefined && run.arrives <= now() ? run.record : undefined;
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
    act: async (alarm) => {
      try {
        await notify({ Records: [{ Sns: { Message: JSON.stringify(alarm) } }] }, host);
      } catch {
        deliver(rawMessage(alarm, now(), hub));
      }
    },
    look: async () => {
      if (!isBroken('notifier')) await lookAgain(host);
    },
  };
}
