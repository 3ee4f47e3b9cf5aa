import { randomBytes } from 'node:crypto';
import { Command, Option } from 'commander';
import { AccessError } from '../aws/access-error';
import type { Access } from '../aws/person-client-options';
import type { Deployment } from '../config/deployment';
import type { Severity } from '../contract/message';
import { didYouMean } from '../input/nearest-name';
import { InputError } from '../input/problem';
import { show } from '../input/show';
import { helpText } from './help-text';
import { configOption, profileOption } from './options';
import { ownDeployment } from './own-deployment';
import { paperOf } from './print/paper';
import { waiting } from './print/waiting';
import { EXIT, type Terminal } from './terminal';
import { isWell, runTest } from './test-page/run-test';
import type { TestPagePorts } from './test-page/test-page-ports';
import { testPageJson, testPageText } from './test-page/test-page-text';

interface Options extends Access {
  readonly config?: string;
  readonly kind: Severity;
  readonly hub?: string;
  readonly json?: true;
}

const HELP = helpText(
  [
    ['test-page', 'does a page reach everybody?'],
    ['test-page --kind ticket', 'does a ticket?'],
    ['test-page --hub eu-west-1 --json', 'of another hub, for programs'],
  ],
  'Everybody is told, pagers too, with a message marked TEST, and then of its end.\ndocs/operations.md has the policy that it needs.',
  'Exit status: 0 where SNS took every message and everybody has confirmed; 1 where\nnot; 2 for bad usage; 3 where AWS refuses, or the hub is not there.',
);

/** How a hub is asked: clients of AWS are slow to load, and other commands need none. */
export type ConnectTestPage = (hub: string, access: Access) => TestPagePorts;

const connectToAws: ConnectTestPage = (hub, access) => {
  const { testPageAws }: typeof import('../aws/test-page-aws') = require('../aws/test-page-aws');
  return testPageAws(hub, access);
};

function hubOf({ fleet, source }: Deployment, wanted: string | undefined): string {
  const hub = wanted ?? fleet.hubs[0] ?? '';
  if (fleet.hubs.includes(hub)) return hub;
  throw new InputError([`--hub: is not a hub of ${source}, got ${show(hub)}; ${didYouMean(hub, fleet.hubs)}`]);
}

function refuseUnheard({ notify, source }: Deployment, severity: Severity): void {
  if (notify.some(({ severities }) => severities.includes(severity))) return;
  throw new InputError([
    `${source}: notify tells nobody of ${severity}s, got --kind ${severity}; write for: "${severity}s" or "both" in one entry`,
  ]);
}

async function testPage(options: Options, terminal: Terminal, connect: ConnectTestPage): Promise<number> {
  const deployment = ownDeployment(options.config);
  const hub = hubOf(deployment, options.hub);
  const severity = options.kind;
  refuseUnheard(deployment, severity);
  const id = randomBytes(3).toString('hex');
  try {
    const result = await waiting(terminal.stderr, `testing the way to people from ${hub}`, () =>
      runTest({ deployment, hub, severity, id }, connect(hub, options)),
    );
    if (result === undefined) {
      terminal.stderr.write(`${hub}: has no test alarm of ${deployment.fleet.name}; deploy its hub first\n`);
      return EXIT.unknown;
    }
    const paper = paperOf(terminal.stdout, terminal.env);
    terminal.stdout.write(options.json ? `${testPageJson(result)}\n` : testPageText(paper, result));
    return isWell(result) ? EXIT.ok : EXIT.failed;
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    terminal.stderr.write(`${error.message}\n`);
    return EXIT.unknown;
  }
}

/** `common-cause test-page`: whether messages reach everybody whom they should, on the very way that alarms take. */
export function testPageCommand(
  terminal: Terminal,
  exit: (status: number) => void,
  connect: ConnectTestPage = connectToAws,
): Command {
  return new Command('test-page')
    .description('send a test on the way that alarms take, and say what became of it at each topic')
    .addOption(configOption())
    .addOption(new Option('--kind <kind>', 'what it is sent as').choices(['page', 'ticket']).default('page'))
    .option('--hub <region>', 'the hub that sends it (default: the first of the configuration)')
    .addOption(profileOption())
    .option('--json', 'one JSON object (docs/operations.md)')
    .addHelpText('after', HELP)
    .action(async (options: Options) => exit(await testPage(options, terminal, connect)));
}
