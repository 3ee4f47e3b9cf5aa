import { Command } from 'commander';
import type { Access } from '../aws/person-client-options';
import type { Fleet } from '../contract/fleet';
import { MINUTE } from '../contract/minute';
import { helpText } from './help-text';
import { configOption, profileOption, wholeNumber } from './options';
import { ownDeployment } from './own-deployment';
import { paperOf } from './print/paper';
import { waiting } from './print/waiting';
import { isKnown, isPaged, readStatus, type Status } from './status/status';
import { statusJson } from './status/status-json';
import type { StatusPorts } from './status/status-ports';
import { statusText } from './status/status-text';
import { EXIT, type Terminal } from './terminal';

interface Options extends Access {
  readonly config?: string;
  readonly watch?: true;
  readonly count?: number;
  readonly json?: true;
}

const HELP = helpText(
  [
    ['status', 'what is wrong now?'],
    ['status --watch', 'again each minute'],
    ['status --json | jq .incidents', 'for programs: docs/operations.md'],
  ],
  'It changes nothing. docs/operations.md has the policy that it needs.',
  'Exit status: 0 where no page is open; 1 where one is; 2 for bad usage; 3 where\nno hub could be read.',
);

/** From the top of an empty screen. */
const CLEAR = '\u{1b}[H\u{1b}[2J';

/** How a deployment is asked: clients of AWS are slow to load, and other commands need none. */
export type ConnectStatus = (fleet: Fleet, access: Access) => StatusPorts;

const connectToAws: ConnectStatus = (fleet, access) => {
  const { statusAws }: typeof import('../aws/status-aws') = require('../aws/status-aws');
  return statusAws(fleet, access);
};

function statusOf(status: Status): number {
  if (!isKnown(status)) return EXIT.unknown;
  return isPaged(status) ? EXIT.failed : EXIT.ok;
}

async function status(options: Options, terminal: Terminal, connect: ConnectStatus): Promise<number> {
  const { fleet } = ownDeployment(options.config);
  const ports = connect(fleet, options);
  const count = options.count ?? (options.watch ? Number.POSITIVE_INFINITY : 1);
  const isScreen = options.watch === true && options.json !== true && terminal.stdout.isTTY === true;
  let last: number = EXIT.unknown;
  for (let made = 0; made < count; made += 1) {
    const due = ports.now() + MINUTE;
    const read = await waiting(terminal.stderr, 'reading hubs and run records', () => readStatus(fleet, ports));
    const paper = paperOf(terminal.stdout, terminal.env);
    const shown = options.json ? `${statusJson(read)}\n` : statusText(paper, read);
    terminal.stdout.write(`${isScreen ? CLEAR : ''}${shown}`);
    last = statusOf(read);
    if (made + 1 < count) await ports.sleep(Math.max(0, due - ports.now()));
  }
  return last;
}

/** `common-cause status`: how the deployment is doing, from receipts, alarms and run records. */
export function statusCommand(
  terminal: Terminal,
  exit: (status: number) => void,
  connect: ConnectStatus = connectToAws,
): Command {
  return new Command('status')
    .description('say what is wrong now: open incidents, services by vantages, blind vantages, alarms')
    .addOption(configOption())
    .option('--watch', 'again each minute, until you stop it')
    .option('--count <n>', 'so many times', wholeNumber(1))
    .addOption(profileOption())
    .option('--json', 'one JSON object each time, one a line (docs/operations.md)')
    .addHelpText('after', HELP)
    .action(async (options: Options) => exit(await status(options, terminal, connect)));
}
