import { failure } from './failure';

type Begin<T> = (resolve: (value: T) => void, reject: (error: unknown) => void) => void;

/** A promise that `begin` settles, or that rejects with `ETIMEOUT` when the time is over. Leaves no timer behind. */
export async function withinLimit<T>(limitMs: number, begin: Begin<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      timer = setTimeout(() => reject(failure('ETIMEOUT', 'no answer in time')), Math.max(0, limitMs));
      begin(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds left of a limit that began to run now. */
export function countdown(limitMs: number): () => number {
  const end = performance.now() + limitMs;
  return () => Math.max(0, end - performance.now());
}
