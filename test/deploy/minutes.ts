import { MINUTE } from '../../lib/contract/minute';
import type { EvaluatedHub } from './evaluated-hub';
import { Functions } from './functions';
import type { VirtualClock } from './virtual-clock';

/** Second of its minute at which a run begins: earlier, it would wait in real time. */
const RUN_BEGINS_MS = 40_000;

/** Where time passes. */
export interface MinutesOptions {
  readonly clock: VirtualClock;
  readonly endpoint: string;
  readonly vantages: readonly string[];
  readonly hubs: readonly EvaluatedHub[];
  readonly signal: AbortSignal;
}

/** Lets virtual minutes pass: in each, every canary runs once, every hub rechecks, and every alarm is judged. */
export class Minutes {
  readonly #options: MinutesOptions;
  readonly #canaries: readonly Functions[];
  readonly #hubs: readonly (readonly [EvaluatedHub, Functions])[];
  #next: number;

  constructor(options: MinutesOptions) {
    this.#options = options;
    const functionsIn = (region: string) => new Functions(region, options.endpoint);
    this.#canaries = options.vantages.map(functionsIn);
    this.#next = Math.ceil(options.clock.now / MINUTE) * MINUTE;
    this.#hubs = options.hubs.map((hub) => [hub, functionsIn(hub.region)]);
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
    await this.#advance(minute);
    await Promise.all(this.#hubs.map(([, functions]) => functions.tick('recheck', minute)));
    await this.#advance(minute + RUN_BEGINS_MS);
    await Promise.all(this.#canaries.map((canary) => canary.tick('canary', minute)));
    await Promise.all(this.#hubs.map(([hub]) => hub.read(minute)));
    await this.#advance(minute + MINUTE);
  }

  /** One hub after the other: they have one clock. */
  async #advance(to: number): Promise<void> {
    for (const [hub] of this.#hubs) await hub.advance(to);
  }
}
