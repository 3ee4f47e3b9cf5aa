import { CloudWatchClient, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { type AlarmEvent, Evaluation, MetricStore } from '../../lib/cloudwatch/evaluate';
import type { AlarmGraph, MetricAlarm } from '../../lib/cloudwatch/read-alarms';
import { stableHash } from '../../lib/contract/alarm-names';
import { MINUTE } from '../../lib/contract/minute';
import { SeriesReader } from './series-reader';
import type { VirtualClock } from './virtual-clock';

/** The finest period that alarms have, and how far back its data are looked for. */
const FINE_MS = 10_000;
const FINE_SINCE_MS = MINUTE;

/** CloudWatch's longest reason. */
const REASON_AT_MOST = 1_023;

/** When within its minute an alarm is looked at: its own, and always the same. */
function phaseMs(alarm: string): number {
  return Number.parseInt(stableHash([alarm]).slice(0, 8), 16) % MINUTE;
}

/** A hub of the emulator whose alarms our evaluator judges, from metrics that the deployed functions wrote there. */
export class EvaluatedHub {
  readonly #client: CloudWatchClient;
  readonly #evaluation: Evaluation;
  readonly #minutes: SeriesReader;
  /** Marks of the loop, of which there are several a minute. */
  readonly #marks: SeriesReader;

  constructor(
    readonly region: string,
    endpoint: string,
    graph: AlarmGraph,
    readonly clock: VirtualClock,
  ) {
    this.#client = new CloudWatchClient({ region, endpoint });
    const metrics = new MetricStore();
    const readerOf = (periodMs: number, isRead: (alarm: MetricAlarm) => boolean) => {
      const alarms = graph.alarms.flatMap((alarm) => (alarm.kind === 'metric' && isRead(alarm) ? [alarm] : []));
      const series = alarms.flatMap(({ inputs }) => inputs.map((input) => input.series));
      return new SeriesReader(this.#client, series, periodMs, metrics);
    };
    this.#minutes = readerOf(MINUTE, ({ periodMs }) => periodMs >= MINUTE);
    this.#marks = readerOf(FINE_MS, ({ periodMs }) => periodMs < MINUTE);
    this.#evaluation = new Evaluation({ graph, metrics, from: clock.now, phaseMs, rerunAfterSuppression: false });
  }

  /** When something may happen next. */
  get next(): number {
    return this.#evaluation.next;
  }

  /** Takes what canaries have written of a minute. */
  readMinute(minute: number): Promise<void> {
    return this.#minutes.read(minute, minute + MINUTE, this.clock.now).then(() => undefined);
  }

  /** Takes what the loops have written lately. @returns the time of the newest mark */
  readMarks(): Promise<number | undefined> {
    const to = Math.ceil(this.clock.now / FINE_MS) * FINE_MS;
    return this.#marks.read(to - FINE_SINCE_MS, to, this.clock.now);
  }

  /** Tells the emulator what happens at the next instant. @returns whether an alarm has acted */
  async step(): Promise<boolean> {
    const at = this.next;
    this.clock.moveTo(at);
    const events = this.#evaluation.advance(at + 1);
    for (const event of events) await this.#tell(event);
    return events.some(({ kind }) => kind === 'action');
  }

  async #tell(event: AlarmEvent): Promise<void> {
    if (event.kind === 'withheld') return;
    const told =
      event.kind === 'change'
        ? { StateValue: event.to, StateReason: event.reason.slice(0, REASON_AT_MOST), StateReasonData: '{}' }
        : {
            StateValue: event.state,
            StateReason: 'acts',
            StateReasonData: JSON.stringify({ action: event.action, message: JSON.stringify(event.payload) }),
          };
    await this.#client.send(new SetAlarmStateCommand({ AlarmName: event.alarm, ...told }));
  }
}
