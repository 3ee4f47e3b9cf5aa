import { PROJECT_ROOT } from '../../lib/config/project-root';
import type { Emulator } from './emulator';
import { ProcessGroup } from './process-group';

/** The CDK's own command line. */
const PROGRAM = require.resolve('aws-cdk/bin/cdk');

/** What the command line is run with. */
export interface CdkOptions {
  readonly emulator: Emulator;
  /** A folder for what it keeps from one call to the next. */
  readonly home: string;
  readonly signal: AbortSignal;
}

/** Runs `cdk` with some parameters; resolves with what it wrote, rejects where it fails. */
export type Cdk = (...parameters: readonly string[]) => Promise<string>;

/** The CDK's command line against the emulator, which it takes for AWS. */
export function createCdk({ emulator, home, signal }: CdkOptions): Cdk {
  const env = {
    ...emulator.env,
    CI: 'true',
    CDK_HOME: home,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    // another step of CI validates templates, for seconds each
    CDK_VALIDATION: 'false',
    npm_config_loglevel: 'error',
  };
  return async (...parameters) => {
    const group = new ProcessGroup(process.execPath, [PROGRAM, '--no-notices', '--no-color', ...parameters], {
      cwd: PROJECT_ROOT,
      env,
      signal,
    });
    const status = await group.ended();
    signal.throwIfAborted();
    if (status !== 0) throw new Error(`cdk ${parameters.join(' ')}: ended with ${status}:\n${group.output}`);
    return group.output;
  };
}
