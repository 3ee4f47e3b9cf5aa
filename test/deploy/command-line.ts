import { projectFile } from '../../lib/config/project-root';
import type { Emulator } from './emulator';
import { ProcessGroup } from './process-group';
import { must } from './steps';

/** Runs `common-cause` with some parameters; resolves with the JSON that it prints, rejects where its exit status is not 0. */
export type CommandLine = (...parameters: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;

/** Our own command line against the emulator, in the emulator's time. */
export function createCommandLine({ env, clockEnv }: Emulator, signal: AbortSignal): CommandLine {
  return async (...parameters) => {
    const group = new ProcessGroup(process.execPath, [projectFile('bin/common-cause.cjs'), ...parameters, '--json'], {
      env: { ...env, ...clockEnv },
      signal,
    });
    const status = await group.ended();
    signal.throwIfAborted();
    must(status === 0, `common-cause ${parameters.join(' ')} ends with ${status}`, group.output);
    // what is waited for is said before
    return JSON.parse(group.output.slice(group.output.search(/^\{/m)));
  };
}
