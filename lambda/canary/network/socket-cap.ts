import { failure } from './failure';
import { withinLimit } from './time-limit';

/** Runs a task as soon as one of the sockets is free. The target is not to blame for the queue: no task loses time by it. */
export type SocketCap = <T>(task: () => Promise<T>) => Promise<T>;

/** Lets so many tasks hold a socket at once, first come, first served; rejects with `EMFILE` who waited so long in vain. */
export function createSocketCap(sockets: number, waitMs: number): SocketCap {
  let free = sockets;
  const waiting = new Set<() => void>();

  async function take(): Promise<void> {
    if (free > 0) {
      free -= 1;
      return;
    }
    let next = () => {};
    try {
      await withinLimit<void>(waitMs, (resolve) => {
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

  return async (task) => {
    await take();
    try {
      return await task();
    } finally {
      giveBack();
    }
  };
}
