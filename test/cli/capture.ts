import { main } from '../../lib/cli/main';
import type { Terminal } from '../../lib/cli/terminal';

/** What a command line printed, and its exit status. */
export interface Captured {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, with writers in place of the streams of a pipe. */
export async function commandLine(...args: readonly string[]): Promise<Captured> {
  return capture(args, { isTTY: false });
}

/** The same on a terminal of so many columns, which takes colours. */
export async function onTerminal(columns: number, ...args: readonly string[]): Promise<Captured> {
  return capture(args, { isTTY: true, columns });
}

async function capture(args: readonly string[], stdout: object): Promise<Captured> {
  const written = { stdout: '', stderr: '' };
  const writer = (name: keyof typeof written) => ({
    ...(name === 'stdout' ? stdout : { isTTY: false }),
    write: (text: string) => {
      written[name] += text;
      return true;
    },
  });
  const terminal = {
    argv: ['node', 'common-cause', ...args],
    stdout: writer('stdout'),
    stderr: writer('stderr'),
    env: {},
    exitCode: 0,
  };
  await main(terminal as unknown as Terminal & { exitCode: number });
  return { status: terminal.exitCode, ...written };
}
