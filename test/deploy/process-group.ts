import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a program is given besides its arguments. */
export interface ProgramOptions {
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted, the program and all that it has started are killed. */
  readonly signal: AbortSignal;
}

/** A program with whatever it starts, in a process group of its own: it ends as a whole. */
export class ProcessGroup {
  readonly #child: ChildProcess;
  #output = '';

  constructor(program: string, parameters: readonly string[], { cwd, env, signal }: ProgramOptions) {
    signal.throwIfAborted();
    this.#child = spawn(program, parameters, {
      ...(cwd !== undefined && { cwd }),
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    const kill = () => this.#kill('SIGKILL');
    signal.addEventListener('abort', kill);
    this.#child.once('close', () => signal.removeEventListener('abort', kill));
  }

  /** What it has written so far. */
  get output(): string {
    return this.#output;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Resolves with its exit status when it has ended by itself. */
  async ended(): Promise<number> {
    if (!this.hasEnded) await once(this.#child, 'close');
    return this.#child.exitCode ?? 1;
  }

  /** Ends it and all that it has started. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const closed = once(this.#child, 'close');
    this.#kill('SIGKILL');
    await closed;
  }

  #kill(signal: NodeJS.Signals): void {
    const { pid } = this.#child;
    if (pid === undefined || this.hasEnded) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // it has ended meanwhile
    }
  }
}
