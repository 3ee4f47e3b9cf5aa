import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { EvaluatorInputError } from '../cloudwatch/evaluator-input-error';
import { InputError } from '../input/problem';
import { checkCommand } from './check-command';
import { costCommand } from './cost-command';
import { drillCommand, rehearseCommand } from './drill-command';
import { helpText } from './help-text';
import { muteCommand } from './mute-command';
import { probeCommand } from './probe-command';
import { referenceCommand } from './reference-command';
import { statusCommand } from './status-command';
import { EXIT, type Terminal } from './terminal';
import { testPageCommand } from './test-page-command';

const HELP = helpText(
  [
    ['rehearse', 'an outage on your machine, no account'],
    ['check --connect', 'is your configuration sound?'],
    ['probe https://example.com/', "a look through the canary's eyes"],
    ['cost', 'what it will cost'],
    ['status', 'deployed: what is wrong now?'],
    ['test-page', 'deployed: does a page arrive?'],
    ['mute service/web --for 1h', 'deployed: planned work'],
  ],
  'docs/first-page.md is the way from a clone to the first page.',
);

/** What a command line ends with besides what it printed. */
interface Exit {
  exitCode?: number | string | null | undefined;
}

/** The command line: one file per command; bad input is one clear message and exit status 2. */
export async function main(terminal: Terminal & Exit): Promise<void> {
  const exit = (status: number) => {
    terminal.exitCode = status;
  };
  const program = new Command('common-cause')
    .version(version)
    .description('tells one shared failure from many single ones')
    .addHelpText('after', HELP)
    .showHelpAfterError('(common-cause <command> --help explains)');
  const commands = [
    probeCommand(terminal, exit),
    checkCommand(terminal, exit),
    costCommand(terminal),
    drillCommand(terminal, exit),
    rehearseCommand(terminal, exit),
    statusCommand(terminal, exit),
    testPageCommand(terminal, exit),
    muteCommand(terminal, exit),
    referenceCommand(terminal),
  ];
  for (const command of commands) program.addCommand(command);
  const output = {
    writeOut: (text: string) => terminal.stdout.write(text),
    writeErr: (text: string) => terminal.stderr.write(text),
  };
  for (const command of [program, ...program.commands]) command.configureOutput(output).exitOverride();
  try {
    await program.parseAsync([...terminal.argv]);
  } catch (error) {
    if (error instanceof CommanderError) exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage);
    else if (error instanceof InputError || error instanceof EvaluatorInputError) {
      terminal.stderr.write(`${error.message}\n`);
      exit(EXIT.usage);
    } else throw error;
  }
}
