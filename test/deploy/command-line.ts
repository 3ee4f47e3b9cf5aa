import { projectFile } from '../../lib/config/project-root';
import type { Emulator } from './emulator';
import { ProcessGroup } from './process-group';
import { must } from './steps';

/** Runs `common-cause` with some parameters; resolves with the JSON that it prints, rejects where its exit status is another. */
export type CommandLine = (
  expected: number,
  ...parameters: readonly string[]
) => Promise<Readonly<Record<string, unknown>>>;

/** Our own command line against the emulator, in the emulator's time. */
export function createCommandLine({ env, clockEnv }: Emulator, signal: AbortSignal): CommandLine {
  return async (expected, ...parameters) => {
    const group = new ProcessGroup(process.execPath, [projectFile('bin/common-cause.cjs'), ...parameters, '--json'], {
      env: { ...env, ...clockEnv },
      signal,
    });
    const status = await group.ended();
    signal.throwIfAborted();
    must(status === expected, `common-cause ${parameters.join(' ')} ends with ${status}`, group.output);
    // what is waited for is said before
    return JSON.parse(group.output.slice(group.output.search(/^\{/m)));
  };
}
