import { failure } from './failure';

type Begin<T> = (resolve: (value: T) => void, reject: (error: unknown) => void) => void;

/**
 * A promise that `begin` settles, or that rejects with `ETIMEOUT` when the time is over, or nobody waits any more.
 * Leaves neither timer nor listener behind.
 */
export async function withinLimit<T>(limitMs: number, signal: AbortSignal, begin: Begin<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let cutOff = () => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      const giveUp = () => reject(failure('ETIMEOUT', 'no answer in time'));
      timer = setTimeout(giveUp, Math.max(0, limitMs));
      cutOff = giveUp;
      signal.addEventListener('abort', cutOff);
      if (signal.aborted) giveUp();
      else begin(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cutOff);
  }
}

/** Milliseconds left of a limit that began to run now. */
export function countdown(limitMs: number): () => number {
  const end = performance.now() + limitMs;
  return () => Math.max(0, end - performance.now());
}
