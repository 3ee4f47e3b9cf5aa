import { MINUTE } from '../../lib/contract/minute';
import type { EvaluatedHub } from './evaluated-hub';
import { Functions } from './functions';
import { until } from './steps';
import type { VirtualClock } from './virtual-clock';

/** Second of its minute at which a run begins: earlier, it would wait in real time. */
const RUN_BEGINS_MS = 40_000;

/** When in its minute a sentinel's queue invokes it again, and when that is surely over the queue's whole seconds. */
const SECOND_HALF_MS = 30_000;
const QUEUE_IS_DUE_MS = 32_000;

/** Where time passes. */
export interface MinutesOptions {
  readonly clock: VirtualClock;
  readonly endpoint: string;
  readonly vantages: readonly string[];
  readonly hubs: readonly EvaluatedHub[];
  readonly signal: AbortSignal;
}

/** Lets virtual minutes pass: in each, every canary runs once, every sentinel ticks, and every alarm is judged. */
export class Minutes {
  readonly #options: MinutesOptions;
  readonly #canaries: readonly Functions[];
  readonly #sentinels: readonly Functions[];
  #next: number;

  constructor(options: MinutesOptions) {
    this.#options = options;
    const functionsIn = (region: string) => new Functions(region, options.endpoint);
    this.#canaries = options.vantages.map(functionsIn);
    this.#sentinels = options.hubs.map(({ region }) => functionsIn(region));
    this.#next = Math.ceil(options.clock.now / MINUTE) * MINUTE;
  }

  /** Passes whole minutes, none of which is left out. */
  async pass(count: number): Promise<void> {
    for (let passed = 0; passed < count; passed++) {
      this.#options.signal.throwIfAborted();
      await this.#passOne(this.#next);
      this.#next += MINUTE;
    }
  }

  async #passOne(minute: number): Promise<void> {
    const { hubs } = this.#options;
    await this.#advance(minute);
    await Promise.all(this.#sentinels.map((sentinel) => sentinel.tick('sentinel', minute)));
    await this.#readMarks();
    await this.#advance(minute + QUEUE_IS_DUE_MS);
    await Promise.all(hubs.map((hub) => this.#secondHalf(hub, minute + SECOND_HALF_MS)));
    await this.#advance(minute + RUN_BEGINS_MS);
    await Promise.all(this.#canaries.map((canary) => canary.tick('canary', minute)));
    await Promise.all(hubs.map((hub) => hub.readMinute(minute)));
    await this.#advance(minute + MINUTE);
  }

  /** Hubs that prove to each other that they are alive do so twice a minute. */
  async #secondHalf(hub: EvaluatedHub, since: number): Promise<void> {
    if (this.#options.hubs.length < 2) return;
    await until(async () => ((await hub.readMarks()) ?? 0) >= since, `the queue invokes the sentinel of ${hub.region}`);
  }

  async #readMarks(): Promise<void> {
    await Promise.all(this.#options.hubs.map((hub) => hub.readMarks()));
  }

  /** Whatever happens in any of the hubs before an instant, in its order: they have one clock. */
  async #advance(to: number): Promise<void> {
    const { hubs, clock } = this.#options;
    for (;;) {
      const next = hubs.reduce((first, hub) => (hub.next < first.next ? hub : first));
      if (next.next >= to) break;
      if (await next.step()) await this.#readMarks();
    }
    clock.moveTo(to);
  }
}
