import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { drill } from '../drill/drill';
import type { Scenario } from '../drill/scenario';
import { outcomeJson } from '../report/json';
import { summary, transcript } from '../report/text';
import { HubAlarms } from '../stacks/hub-alarms';
import { builtInNames, loadScenarios, REHEARSAL } from './scenarios';
import { chartWidth, EXIT, type Terminal } from './terminal';

interface Options {
  readonly phases: number;
  readonly seed: number;
  readonly json?: true;
  readonly quiet?: true;
  readonly list?: true;
}

/** The seed of every drill that names none. */
const DEFAULT_SEED = 20211004;

function wholeNumber(least: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`got ${JSON.stringify(text)}; write a whole number of at least ${least}`);
    }
    return value;
  };
}

function progress(terminal: Terminal, total: number): { readonly done: () => void; readonly stop: () => void } {
  if (!terminal.stderr.isTTY) return { done: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: 'drilling {bar} {value}/{total} phases',
    stream: terminal.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(total, 0);
  return { done: () => bar.increment(), stop: () => bar.stop() };
}

/** Runs scenarios and prints each as it is done, in the order given; resolves with the exit status. */
async function runDrills(
  scenarios: readonly Scenario[],
  options: Options,
  terminal: Terminal,
  isWhole: boolean,
): Promise<number> {
  const alarms = new HubAlarms();
  let status: number = EXIT.ok;
  const bar = progress(terminal, scenarios.length * options.phases);
  for (const scenario of scenarios) {
    const outcome = await drill(scenario, alarms.of(scenario.fleet), { ...options, onPhase: bar.done });
    if (!outcome.pass) status = EXIT.failed;
    const text = options.json
      ? outcomeJson(outcome)
      : options.quiet
        ? summary(outcome)
        : `${transcript(outcome, chartWidth(terminal.stdout), isWhole)}\n`;
    terminal.stdout.write(`${text}\n`);
  }
  bar.stop();
  return status;
}

/** `common-cause drill`: rehearses scenarios. */
export function drillCommand(terminal: Terminal, exit: (status: number) => void): Command {
  return new Command('drill')
    .description('rehearse scripted outages through the canary code, the synthesized alarms and the notifier')
    .argument('[scenario...]', 'scenario files, or names of built-in scenarios')
    .option('--phases <n>', 'how many phases of minute, alarms and chance', wholeNumber(1), 20)
    .option('--seed <n>', 'what chance is drawn from', wholeNumber(0), DEFAULT_SEED)
    .option('--json', 'one JSON object per scenario, one a line')
    .option('--quiet', 'the verdicts alone')
    .option('--list', 'name the built-in scenarios')
    .action(async (names: readonly string[], options: Options, command: Command) => {
      if (options.list) {
        terminal.stdout.write(`${builtInNames().join('\n')}\n`);
        return;
      }
      if (names.length === 0) command.error('error: no scenario; name a file, or one of common-cause drill --list');
      exit(await runDrills(loadScenarios(names), options, terminal, false));
    });
}

/** `common-cause rehearse`: the day of 2021-10-04, with each message as people would have received it. */
export function rehearseCommand(terminal: Terminal, exit: (status: number) => void): Command {
  return new Command('rehearse')
    .description('replay 2021-10-04 and show what people would have received')
    .option('--seed <n>', 'what chance is drawn from', wholeNumber(0), DEFAULT_SEED)
    .option('--json', 'the JSON of the drill')
    .action(async (options: Omit<Options, 'phases'>) => {
      exit(await runDrills(loadScenarios([REHEARSAL]), { ...options, phases: 1 }, terminal, true));
    });
}
