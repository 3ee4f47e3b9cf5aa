import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCdk } from './cdk';
import { createCommandLine } from './command-line';
import { installEmulator, MINISTACK, startEmulator } from './emulator';
import { startInternet } from './internet';
import { HOSTS } from './monitor';
import { startReceivers } from './receivers';
import { rehearse } from './rehearse';
import { step } from './steps';
import { VirtualClock } from './virtual-clock';

const LOG_LINES = 40;
const LOG_LINE_AT_MOST = 300;

const STOPS = ['SIGINT', 'SIGTERM'] as const;

/** The end of a log, with lines that can be read. */
function lastLines(log: string): string {
  const lines = log.split('\n').slice(-LOG_LINES);
  return `${lines.map((line) => line.slice(0, LOG_LINE_AT_MOST)).join('\n')}\n`;
}

/** Starts what the test needs, lets it happen, and leaves nothing behind, whatever comes. */
async function withWorld(signal: AbortSignal): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-deploy-'));
  const endings: (() => void | Promise<void>)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    const clock = new VirtualClock(join(folder, 'clock'));
    endings.unshift(() => clock.close());
    const python = await step(`ministack ${MINISTACK} is installed`, installEmulator);
    const emulator = await step('the emulator starts', () => startEmulator(python, clock, signal));
    endings.unshift(() => emulator.group.stop());
    Object.assign(process.env, emulator.env);
    const receivers = await startReceivers(emulator.endpoint);
    endings.unshift(receivers.close);
    const internet = await startInternet(HOSTS);
    endings.unshift(internet.close);
    const cdk = createCdk({ emulator, home: folder, signal });
    const commandLine = createCommandLine(emulator, signal);
    try {
      await rehearse({ folder, clock, endpoint: emulator.endpoint, cdk, commandLine, receivers, internet, signal });
    } catch (error) {
      if (!signal.aborted) process.stderr.write(lastLines(emulator.group.output));
      throw error;
    }
  } finally {
    for (const end of endings) await end();
  }
}

/** `npm run test:deploy`: the real command line of the CDK, the functions as they are uploaded, and no AWS. */
async function main(): Promise<void> {
  process.stderr.write(
    `Installs ministack ${MINISTACK}, an emulator of AWS, into a temporary folder, once; needs python3 with venv, PyPI, ` +
      'free ports on loopback, and an address besides.\n',
  );
  const stop = new AbortController();
  for (const name of STOPS) process.once(name, () => stop.abort(new Error(`stopped by ${name}`)));
  try {
    await withWorld(stop.signal);
  } catch (error) {
    process.stderr.write(`${stop.signal.aborted ? String(stop.signal.reason) : (error as Error).stack}\n`);
    process.exitCode = 1;
  }
}

main();
