import type { WriteStream } from 'node:tty';
import { SingleBar } from 'cli-progress';
import type { Fleet } from '../../contract/fleet';

/** A person waits a second without a word; then they want to see that something moves. */
const PATIENCE_MS = 1_000;

/** Shows on a terminal how long a run takes, from its second second on; nothing in a pipe. */
export async function waiting<T>(stream: WriteStream, { services }: Fleet, work: () => Promise<T>): Promise<T> {
  if (!stream.isTTY) return work();
  const what = services.length === 1 ? '1 target' : `${services.length} targets`;
  const bar = new SingleBar({
    format: `probing ${what}, {duration_formatted}`,
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
