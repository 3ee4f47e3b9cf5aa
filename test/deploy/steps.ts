import { setTimeout as sleep } from 'node:timers/promises';

/** Does one step of a test that people watch, and prints how long it took. */
export async function step<T>(title: string, work: () => T | Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await work();
  } finally {
    process.stdout.write(`${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s  ${title}\n`);
  }
}

/** Stops the test where something is not as it must be. */
export function must(isSo: boolean, what: string, got: unknown): void {
  if (!isSo) throw new Error(`${what}, got ${JSON.stringify(got, undefined, 2)}`);
}

const COMES_WITHIN_MS = 10_000;

/** Waits for something that others do. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  withinMs = COMES_WITHIN_MS,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not within ${withinMs / 1_000} s: ${what}`);
    await sleep(50);
  }
}
