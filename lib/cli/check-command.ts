import { setImmediate } from 'node:timers/promises';
import { Command } from 'commander';
import type { Deployment } from '../config/deployment';
import { InputError, type PlacedProblem } from '../input/problem';
import { synthesizedStacks } from '../stacks/synthesized-stacks';
import { accountWarnings } from './check/account';
import { checkJson, problemsJson } from './check/check-json';
import { type CheckReport, checkReport } from './check/check-report';
import { checkText } from './check/check-text';
import { connectedIn } from './check/connect';
import { helpText } from './help-text';
import { hereClock, hereNetwork } from './here';
import { configOption } from './options';
import { ownDeployment } from './own-deployment';
import { paperOf } from './print/paper';
import { waiting } from './print/waiting';
import { probeFleet } from './probe/probe-fleet';
import { type ProbeRun, probeOnce } from './probe/probe-once';
import { blindness } from './probe/probe-text';
import { EXIT, type Terminal } from './terminal';

interface Options {
  readonly config?: string;
  readonly connect?: true;
  readonly account?: true;
  readonly json?: true;
}

const HELP = helpText(
  [
    ['check', 'is monitor.config.ts sound?'],
    ['check --config shop.yaml', 'another configuration'],
    ['check --connect', 'ask every endpoint and witness once'],
    ['check --account', 'is every region bootstrapped?'],
    ['check --json | jq .warnings', 'for programs: docs/check.md'],
  ],
  'Exit status: 0 where it is sound, warnings or not; 2 where it is not.',
);

async function tried(deployment: Deployment, terminal: Terminal): Promise<ProbeRun> {
  const wish = { targets: [], witnesses: [], resolvers: [], config: undefined };
  const fleet = probeFleet(wish, () => deployment);
  const network = hereNetwork(fleet, { isIpv6: false });
  const count = fleet.services.length + fleet.witnesses.length;
  return waiting(terminal.stderr, `asking ${count} targets`, () =>
    probeOnce({ fleet, network, clock: hereClock, memory: { lastGood: new Map(), zones: new Map() } }),
  );
}

/** A machine that cannot see says nothing of the targets: one warning in place of many. */
function sightWarnings(run: ProbeRun | undefined): readonly PlacedProblem[] {
  return run?.blind === true ? [{ where: '--connect', text: blindness(run) }] : [];
}

async function accountRead(deployment: Deployment, terminal: Terminal): Promise<readonly PlacedProblem[]> {
  // clients of AWS are slow to load, and no other command needs these
  const { awsAccount }: typeof import('./check/aws-account') = require('./check/aws-account');
  return waiting(terminal.stderr, 'reading the account', () => accountWarnings(deployment, awsAccount));
}

async function check(options: Options, terminal: Terminal): Promise<string> {
  const deployment = ownDeployment(options.config);
  const sound = await waiting(terminal.stderr, 'synthesizing', async () => {
    await setImmediate(); // a synthesis blocks: what shows that something moves has its turn first
    return checkReport(deployment, synthesizedStacks(deployment));
  });
  const run = options.connect ? await tried(deployment, terminal) : undefined;
  const connected = run && connectedIn(run);
  const account = options.account ? await accountRead(deployment, terminal) : [];
  const report: CheckReport = { ...sound, warnings: [...sound.warnings, ...sightWarnings(run), ...account] };
  return options.json
    ? `${checkJson(report, connected)}\n`
    : checkText(paperOf(terminal.stdout, terminal.env), report, connected);
}

/** `common-cause check`: whether a configuration is sound, and what would be deployed of it. */
export function checkCommand(terminal: Terminal, exit: (status: number) => void): Command {
  return new Command('check')
    .description('validate a configuration, and say what would be deployed of it')
    .addOption(configOption())
    .option('--connect', 'ask every endpoint and witness once, from this machine')
    .option('--account', 'read what AWS tells of the account of your credentials')
    .option('--json', 'one JSON object (docs/check.md)')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      try {
        terminal.stdout.write(await check(options, terminal));
      } catch (error) {
        if (!(error instanceof InputError) || !options.json) throw error;
        terminal.stdout.write(`${problemsJson(error.placed)}\n`);
        exit(EXIT.usage);
      }
    });
}
