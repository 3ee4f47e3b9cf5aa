/** What commands need of the process they run in. */
export interface Terminal {
  readonly argv: readonly string[];
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** `NO_COLOR` and its like. */
  readonly env: Readonly<Partial<Record<string, string>>>;
}

/** Exit statuses: all as wished; some not; bad usage or bad file; nothing could be said. */
export const EXIT = { ok: 0, failed: 1, usage: 2, unknown: 3 } as const;

const PIPE_WIDTH = 120;
const LABELS = 36;

/** Most columns of a strip chart on this terminal; a fixed number where the output is no terminal. */
export function chartWidth({ columns }: { readonly columns?: number }): number {
  return Math.max(30, (columns ?? PIPE_WIDTH) - LABELS);
}

/** Who reads may stop reading (`drill ... | head`): what was read stands, and the rest is not worth an error. */
export function endQuietlyWithReader(process: NodeJS.Process): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
}
