import { Command, InvalidArgumentError, Option } from 'commander';
import type { Access } from '../aws/person-client-options';
import { MUTE_DURATION, muteMinutes } from '../config/mute-minutes';
import { didYouMean } from '../input/nearest-name';
import { InputError } from '../input/problem';
import { show } from '../input/show';
import { helpText } from './help-text';
import type { MutePorts } from './mute/mute-ports';
import { muteJson, muteText } from './mute/mute-text';
import { hubsTelling, mutedKey } from './mute/muted-key';
import { type MuteResult, runMute } from './mute/run-mute';
import { configOption, profileOption } from './options';
import { ownDeployment } from './own-deployment';
import { paperOf } from './print/paper';
import { waiting } from './print/waiting';
import { EXIT, type Terminal } from './terminal';

interface Options extends Access {
  readonly config?: string;
  /** Minutes. */
  readonly for?: number;
  readonly end?: true;
  readonly hub?: string;
  readonly json?: true;
}

const HELP = helpText(
  [
    ['mute service/web --for 1h', 'planned work on one service'],
    ['mute cause/cdn/fastly --for 2h30m', 'on what services share'],
    ['mute service/web --end', 'it is done earlier'],
  ],
  'A muted service does not mute its cause: that is another key. docs/operations.md\nhas the keys, and the policy that it needs.',
  'Exit status: 0 where it is so in every hub; 1 where not in some hub; 2 for bad\nusage; 3 where no hub could be asked, or none is there.',
);

/** How hubs are asked: clients of AWS are slow to load, and other commands need none. */
export type ConnectMute = (access: Access) => MutePorts;

const connectToAws: ConnectMute = (access) => {
  const { muteAws }: typeof import('../aws/mute-aws') = require('../aws/mute-aws');
  return muteAws(access);
};

function readMinutes(text: string): number {
  const minutes = muteMinutes(text);
  if (minutes !== undefined) return minutes;
  throw new InvalidArgumentError(`got ${show(text)}; write ${MUTE_DURATION}`);
}

function regionsOf(telling: readonly string[], wanted: string | undefined, key: string): readonly string[] {
  if (wanted === undefined) return telling;
  if (telling.includes(wanted)) return [wanted];
  throw new InputError([
    `--hub: is not a hub that tells of ${key}, got ${show(wanted)}; ${didYouMean(wanted, telling)}`,
  ]);
}

function statusOf({ hubs }: MuteResult): number {
  const done = hubs.filter(({ why }) => why === undefined).length;
  if (done === hubs.length) return EXIT.ok;
  return done === 0 ? EXIT.unknown : EXIT.failed;
}

async function mute(key: string, options: Options, terminal: Terminal, connect: ConnectMute): Promise<number> {
  if (options.for === undefined && options.end === undefined) {
    throw new InputError(['--for: is missing, got nothing; write how long, such as --for 1h, or --end']);
  }
  const { fleet, source } = ownDeployment(options.config);
  const definition = mutedKey(key, fleet, source);
  const regions = regionsOf(hubsTelling(definition, fleet), options.hub, key);
  const result = await waiting(terminal.stderr, `asking ${regions.join(' and ')}`, () =>
    runMute({ fleet, definition, regions, minutes: options.for }, connect(options)),
  );
  const paper = paperOf(terminal.stdout, terminal.env);
  terminal.stdout.write(options.json ? `${muteJson(result)}\n` : muteText(paper, result));
  return statusOf(result);
}

/** `common-cause mute`: nobody is told of a key while people work on what it is about. */
export function muteCommand(
  terminal: Terminal,
  exit: (status: number) => void,
  connect: ConnectMute = connectToAws,
): Command {
  return new Command('mute')
    .description('tell nobody of an incident or a ticket for a while, in every hub')
    .argument('<key>', 'what it is about, such as service/web or cause/cdn/fastly')
    .addOption(configOption())
    .addOption(
      new Option('--for <duration>', 'how long, such as 1h30m: whole minutes, at most 360h').argParser(readMinutes),
    )
    .addOption(new Option('--end', 'end what this command began, now').conflicts('for'))
    .option('--hub <region>', 'in this hub only (default: in every hub)')
    .addOption(profileOption())
    .option('--json', 'one JSON object (docs/operations.md)')
    .addHelpText('after', HELP)
    .action(async (key: string, options: Options) => exit(await mute(key, options, terminal, connect)));
}
