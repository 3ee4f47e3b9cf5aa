import { draw } from '../world/random';
import type { VirtualClock } from '../world/virtual-clock';

/** What an invocation asks of other parts: each step takes its time, so that invocations overlap as they do in AWS. */
export interface Steps {
  /** One question to a table, a log or the metrics. */
  readonly read: <T>(ask: () => Promise<T>) => Promise<T>;
  /** One message to a topic. */
  readonly send: <T>(ask: () => Promise<T>) => Promise<T>;
}

/** The timing model of docs/drills.md, in milliseconds. */
const TIMING = {
  read: { least: 20, most: 300 },
  send: { least: 50, most: 500 },
};

/** Steps whose times are drawn; what is asked happens halfway: the rest is the answer's way back. */
export function createSteps(clock: VirtualClock, words: readonly (string | number)[]): Steps {
  let count = 0;
  const taking =
    ({ least, most }: { readonly least: number; readonly most: number }): Steps['read'] =>
    async (ask) => {
      const ms = least + draw(...words, 'step', count) * (most - least);
      count += 1;
      await clock.sleep(ms / 2);
      try {
        return await ask();
      } finally {
        await clock.sleep(ms / 2);
      }
    };
  return { read: taking(TIMING.read), send: taking(TIMING.send) };
}
