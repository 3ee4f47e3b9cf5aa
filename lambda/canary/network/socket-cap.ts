import { failure } from './failure';
import { withinLimit } from './time-limit';

/**
 * Runs a task as soon as one of the sockets is free. The target is not to blame for the queue: who waits so long in
 * vain, rejects with `EMFILE`.
 */
export type SocketCap = <T>(task: () => Promise<T>, waitMs: number, signal: AbortSignal) => Promise<T>;

/** Lets so many tasks hold a socket at once, first come, first served. */
export function createSocketCap(sockets: number): SocketCap {
  let free = sockets;
  const waiting = new Set<() => void>();

  async function take(waitMs: number, signal: AbortSignal): Promise<void> {
    if (waitMs <= 0) throw failure('EBUDGET', 'no time left to ask');
    if (free > 0) {
      free -= 1;
      return;
    }
    let next = () => {};
    try {
      await withinLimit<void>(waitMs, signal, (resolve) => {
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

  return async (task, waitMs, signal) => {
    await take(waitMs, signal);
    try {
      return await task();
    } finally {
      giveBack();
    }
  };
}
