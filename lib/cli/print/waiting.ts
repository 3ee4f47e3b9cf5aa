import type { WriteStream } from 'node:tty';
import { SingleBar } from 'cli-progress';

/** A person waits a second without a word; then they want to see that something moves. */
const PATIENCE_MS = 1_000;

/** Shows on a terminal how long some work takes, from its second second on; nothing in a pipe. */
export async function waiting<T>(stream: WriteStream, what: string, work: () => Promise<T>): Promise<T> {
  if (!stream.isTTY) return work();
  const bar = new SingleBar({
    format: `${what}, {duration_formatted}`,
    stream,
    clearOnComplete: true,
    hideCursor: true,
  });
  const timer = setTimeout(() => bar.start(1, 0), PATIENCE_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    bar.stop();
  }
}
