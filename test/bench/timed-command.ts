import { spawnSync } from 'node:child_process';
import type { Spent } from './in-turn';

/** A program as a person would start it. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Bash counts what the children of a program worked as well; Node.js cannot. */
const TIMED = `TIMEFORMAT='%R %U %S'; time "$@" >/dev/null 2>&1 || exit 1`;

/** Runs a program to its end, and says what it took, in seconds. @throws Error where it fails */
export function timedCommand({ program, args, folder, environment = {} }: Command): Spent {
  const { status, stderr, error } = spawnSync('bash', ['-c', TIMED, 'bench', program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (error !== undefined || status !== 0) {
    throw new Error(`bench: ${[program, ...args].join(' ')} failed in ${folder}; run it there to see why`);
  }
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = stderr.trim().split(' ').map(Number);
  return { wall, cpu: user + system };
}
