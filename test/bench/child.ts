import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program of this folder in a process of its own, which can be asked one thing at a time. */
export interface Child<Ready> {
  readonly ready: Ready;
  /** Asks, and resolves with the answer. */
  readonly ask: <T>(question: unknown) => Promise<T>;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

function next<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error('bench: a process of its own has ended too early'));
    child.once('exit', fail);
    child.once('message', (message) => {
      child.off('exit', fail);
      resolve(message as T);
    });
  });
}

/** How the process of a program is run. */
export interface ChildOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Of Node.js. */
  readonly flags?: readonly string[];
  /** It gets this processor alone, and shares it with whoever else wants it. @default any */
  readonly processor?: number;
}

/** Starts a program, which sends what it has to say when it is ready, and one answer to each message. */
export async function startChild<Ready>(
  file: string,
  args: readonly string[] = [],
  { environment = process.env, flags = [], processor }: ChildOptions = {},
): Promise<Child<Ready>> {
  const nodeArgs = [...flags, ...(file.endsWith('.ts') ? ['--require', 'tsx/cjs'] : [])];
  const program =
    processor === undefined
      ? { execArgv: nodeArgs }
      : { execPath: 'taskset', execArgv: ['-c', String(processor), process.execPath, ...nodeArgs] };
  const child = fork(join(__dirname, file), args, {
    ...program,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = await next<Ready>(child);
  return {
    ready,
    pid: child.pid ?? 0,
    ask: (question) => {
      child.send(question as object);
      return next(child);
    },
    stop: async () => {
      child.disconnect();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
