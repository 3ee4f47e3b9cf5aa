import { Command, CommanderError } from 'commander';
import { InputError } from '../config/problems';
import { drillCommand, rehearseCommand } from './drill-command';
import { EXIT, type Terminal } from './terminal';

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
    .description('tells one shared failure from many single ones')
    .showHelpAfterError('(common-cause <command> --help explains)');
  for (const command of [drillCommand(terminal, exit), rehearseCommand(terminal, exit)]) program.addCommand(command);
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync([...terminal.argv]);
  } catch (error) {
    if (error instanceof CommanderError) exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage);
    else if (error instanceof InputError) {
      terminal.stderr.write(`${error.message}\n`);
      exit(EXIT.usage);
    } else throw error;
  }
}
