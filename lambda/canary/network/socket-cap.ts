import { failure } from './failure';
import { countdown, within } from './within';

/** Runs a task as soon as one of the sockets is free; the wait counts against the limit, the rest is told to the task. */
export type SocketCap = <T>(limitMs: number, task: (leftMs: number) => Promise<T>) => Promise<T>;

/** Lets so many tasks hold a socket at once, first come, first served; rejects with `EMFILE` who waited in vain. */
export function createSocketCap(sockets: number): SocketCap {
  let free = sockets;
  const waiting = new Set<() => void>();

  async function take(limitMs: number): Promise<void> {
    if (free > 0) {
      free -= 1;
      return;
    }
    let next = () => {};
    try {
      await within<void>(limitMs, (resolve) => {
        next = resolve;
        waiting.add(next);
      });
    } catch {
      waiting.delete(next);
      throw failure('EMFILE', `no free socket of ${sockets} in time`);
    }
  }

  function giveBack(): void {
    const [next] = waiting;
    if (next === undefined) {
      free += 1;
      return;
    }
    waiting.delete(next);
    next();
  }

  return async (limitMs, task) => {
    const left = countdown(limitMs);
    await take(limitMs);
    try {
      return await task(left());
    } finally {
      giveBack();
    }
  };
}
