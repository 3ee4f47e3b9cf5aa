import { CloudWatchClient, GetMetricDataCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { type AlarmEvent, Evaluation, MetricStore } from '../../lib/cloudwatch/evaluate';
import type { AlarmGraph, MetricAlarm } from '../../lib/cloudwatch/read-alarms';
import { stableHash } from '../../lib/contract/alarm-names';
import { MINUTE } from '../../lib/contract/minute';
import type { VirtualClock } from './virtual-clock';

const STATISTICS = ['Sum', 'SampleCount', 'Minimum', 'Maximum'] as const;

type Series = MetricAlarm['inputs'][number]['series'];

/** Limit of GetMetricData. */
const MOST_QUERIES = 500;

/** When within its minute an alarm is looked at: its own, and always the same. */
function phaseMs(alarm: string): number {
  return Number.parseInt(stableHash([alarm]).slice(0, 8), 16) % MINUTE;
}

/** A hub of the emulator whose alarms our evaluator judges, from metrics that the deployed canaries wrote there. */
export class EvaluatedHub {
  readonly #client: CloudWatchClient;
  readonly #store = new MetricStore();
  readonly #evaluation: Evaluation;
  readonly #series: readonly Series[];

  constructor(
    readonly region: string,
    endpoint: string,
    graph: AlarmGraph,
    readonly clock: VirtualClock,
  ) {
    this.#client = new CloudWatchClient({ region, endpoint });
    const all = graph.alarms.flatMap((alarm) => (alarm.kind === 'metric' ? alarm.inputs : []));
    this.#series = [...new Map(all.map(({ series }) => [JSON.stringify(series), series])).values()];
    this.#evaluation = new Evaluation({
      graph,
      metrics: this.#store,
      from: clock.now,
      phaseMs,
      rerunAfterSuppression: false,
    });
  }

  /** Takes what has been written of a minute. */
  async read(minute: number): Promise<void> {
    const queries = this.#series.flatMap(({ namespace, name, dimensions }, series) =>
      STATISTICS.map((Stat) => ({
        Id: `${Stat.toLowerCase()}_${series}`,
        MetricStat: {
          Metric: {
            Namespace: namespace,
            MetricName: name,
            Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
          },
          Period: 60,
          Stat,
        },
      })),
    );
    const found = new Map<string, number>();
    for (let start = 0; start < queries.length; start += MOST_QUERIES) {
      const { MetricDataResults = [] } = await this.#client.send(
        new GetMetricDataCommand({
          MetricDataQueries: queries.slice(start, start + MOST_QUERIES),
          StartTime: new Date(minute),
          EndTime: new Date(minute + MINUTE),
        }),
      );
      for (const { Id, Values: [value] = [] } of MetricDataResults) {
        if (value !== undefined) found.set(`${Id}`, value);
      }
    }
    for (const [index, series] of this.#series.entries()) {
      const [sum, sampleCount, minimum, maximum] = STATISTICS.map((each) =>
        found.get(`${each.toLowerCase()}_${index}`),
      );
      if (sum === undefined || sampleCount === undefined || minimum === undefined || maximum === undefined) continue;
      const statisticSet = { sum, sampleCount, minimum, maximum };
      this.#store.put({ ...series, timestamp: minute, arrives: this.clock.now, statisticSet });
    }
  }

  /** Tells the emulator what happens before an instant, each at its time; the clock is at the instant afterwards. */
  async advance(to: number): Promise<void> {
    while (this.#evaluation.next < to) {
      const at = this.#evaluation.next;
      this.clock.moveTo(at);
      for (const event of this.#evaluation.advance(at + 1)) await this.#tell(event);
    }
    this.clock.moveTo(to);
  }

  async #tell(event: AlarmEvent): Promise<void> {
    if (event.kind === 'withheld') return;
    const [state, reason, data] =
      event.kind === 'change'
        ? [event.to, event.reason, undefined]
        : [event.state, 'acts', JSON.stringify({ action: event.action, message: JSON.stringify(event.payload) })];
    const input = { AlarmName: event.alarm, StateValue: state, StateReason: reason.slice(0, 1_023) };
    await this.#client.send(new SetAlarmStateCommand(data === undefined ? input : { ...input, StateReasonData: data }));
  }
}
