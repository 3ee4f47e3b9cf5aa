import { SingleBar } from 'cli-progress';
import { Command, Option } from 'commander';
import type { AlarmGraph } from '../cloudwatch/read-alarms';
import type { Dashboard } from '../cloudwatch/read-dashboards';
import { type DrillOutcome, drill } from '../drill/drill';
import { losePrimary } from '../drill/scenario/lose-primary';
import { readTime } from '../drill/scenario/times';
import { printable } from '../input/show';
import { outcomeJson } from '../report/json';
import { junitReport } from '../report/junit';
import { drillPage } from '../report/page/drill-page';
import type { DrillPage } from '../report/page/page-data';
import { pageHtml } from '../report/page/page-html';
import { summary, transcript } from '../report/text';
import { HubAlarms } from '../stacks/hub-alarms';
import { builtInNames, builtInTitle, REHEARSAL } from './built-in-drills';
import { helpText } from './help-text';
import { openBrowser } from './open-browser';
import { configOption, losePrimaryOption, wholeNumber } from './options';
import { checkOutputFile, writeOutputFile } from './output-file';
import { servePage } from './page-server';
import { type LoadedScenarios, loadScenarios } from './scenarios';
import { chartWidth, EXIT, type Terminal } from './terminal';

interface Options {
  readonly phases: number;
  readonly seed: number;
  readonly config?: string;
  readonly json?: true;
  readonly junit?: string;
  readonly html?: string;
  readonly quiet?: true;
  readonly list?: true;
}

const DRILL_HELP = helpText(
  [
    ['drill --list', 'the built-in scenarios'],
    ['drill cdn-down', 'one of them, on 20 phases'],
    ['drill my.yaml --json', 'one of your own, for programs'],
    ['drill my.yaml --junit drills.xml', 'as a step of your CI'],
  ],
  'Exit status: 0 all as expected, 1 not, 2 a file or an option is wrong.',
);

const REHEARSE_HELP = helpText([
  ['rehearse', 'what people would have heard'],
  ['rehearse --seed 7', 'another day within the same facts'],
  ['rehearse --lose-primary 17:00', 'the standby takes over'],
]);

/** The seed of every drill that names none. */
const DEFAULT_SEED = 20211004;

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

/** Runs scenarios and prints each as it is done, in the order given. */
async function runDrills(
  { scenarios, notes }: LoadedScenarios,
  options: Options,
  terminal: Terminal,
  isWhole: boolean,
  hear: (outcome: DrillOutcome, graph: AlarmGraph, dashboards: readonly Dashboard[]) => void = () => undefined,
): Promise<readonly DrillOutcome[]> {
  for (const note of notes) terminal.stderr.write(`${note}\n`);
  const alarms = new HubAlarms();
  const outcomes: DrillOutcome[] = [];
  const bar = progress(terminal, scenarios.length * options.phases);
  for (const scenario of scenarios) {
    const source = scenario.hasOwnFleet ? scenario.source : options.config;
    const graph = alarms.of(scenario.fleet, source);
    const outcome = await drill(scenario, graph, { ...options, onPhase: bar.done });
    outcomes.push(outcome);
    hear(outcome, graph, alarms.dashboardsOf(scenario.fleet, source));
    const text = options.json
      ? outcomeJson(outcome)
      : options.quiet
        ? summary(outcome)
        : `${transcript(outcome, chartWidth(terminal.stdout), isWhole)}\n`;
    terminal.stdout.write(`${text}\n`);
  }
  bar.stop();
  return outcomes;
}

/** Keeps of each outcome what its page shows. */
function pagesInto(drills: DrillPage[]): Parameters<typeof runDrills>[4] {
  return (...heard) => {
    drills.push(drillPage(...heard));
  };
}

/** What a machine reads must have been expected of something: who looks on may look at anything. */
function exitStatus(outcomes: readonly DrillOutcome[], { json, junit }: Options, terminal: Terminal): number {
  const unexpected = outcomes.filter(({ scenario }) => !scenario.hasExpectation);
  if (unexpected.length > 0 && (json || junit !== undefined)) {
    for (const { scenario } of unexpected) {
      terminal.stderr.write(
        `${printable(scenario.source)}: nothing was expected; add expect, or play it without --json and --junit\n`,
      );
    }
    return EXIT.usage;
  }
  return outcomes.every(({ pass }) => pass) ? EXIT.ok : EXIT.failed;
}

function listed(): string {
  const names = builtInNames();
  const width = Math.max(...names.map((name) => name.length));
  return names.map((name) => `${name.padEnd(width)}  ${builtInTitle(name)}\n`).join('');
}

/** `common-cause drill`: rehearses scenarios. */
export function drillCommand(terminal: Terminal, exit: (status: number) => void): Command {
  return new Command('drill')
    .description('rehearse scripted outages through the canary code, the synthesized alarms and the notifier')
    .argument('[scenario...]', 'scenario files, or names of built-in scenarios')
    .addOption(configOption())
    .option('--phases <n>', 'how many phases of minute, alarms and chance', wholeNumber(1, 1_000), 20)
    .option('--seed <n>', 'what chance is drawn from', wholeNumber(0), DEFAULT_SEED)
    .option('--json', 'one JSON object per scenario, one a line')
    .option('--junit <file>', 'write a test case per scenario, for CI servers')
    .option('--html <file>', 'write a page that shows the first phase of each, complete in itself')
    .option('--quiet', 'the verdicts alone')
    .option('--list', 'name the built-in scenarios')
    .addHelpText('after', DRILL_HELP)
    .action(async (names: readonly string[], options: Options, command: Command) => {
      if (options.list) {
        terminal.stdout.write(listed());
        return;
      }
      if (names.length === 0) command.error('error: no scenario; name a file, or one of common-cause drill --list');
      const { junit, html } = options;
      for (const file of [junit, html]) if (file !== undefined) checkOutputFile(file);
      const drills: DrillPage[] = [];
      const hear = html === undefined ? undefined : pagesInto(drills);
      const outcomes = await runDrills(loadScenarios(names, options.config), options, terminal, false, hear);
      if (junit !== undefined) writeOutputFile(junit, junitReport(outcomes));
      if (html !== undefined) writeOutputFile(html, pageHtml({ drills }));
      exit(exitStatus(outcomes, options, terminal));
    });
}

interface RehearseOptions extends Omit<Options, 'phases'> {
  readonly losePrimary?: string;
  readonly page?: true;
  readonly open?: true;
}

/** The day of 2021-10-04; with a standby where the primary is to be lost. */
function rehearsal({ losePrimary: time }: RehearseOptions): LoadedScenarios {
  const loaded = loadScenarios([REHEARSAL]);
  if (time === undefined) return loaded;
  const scenarios = loaded.scenarios.map((each) => losePrimary(each, readTime(time, each.start).ms));
  return { ...loaded, scenarios };
}

/** Serves the page until somebody stops the command. */
async function showPage(drills: readonly DrillPage[], { json, open }: RehearseOptions, terminal: Terminal) {
  const { url } = await servePage(pageHtml({ drills }));
  const out = json ? terminal.stderr : terminal.stdout;
  out.write(`\nThe page of this rehearsal: ${url} (Ctrl-C ends it)\n`);
  if (open) openBrowser(url, (what) => terminal.stderr.write(`${what}; open ${url} yourself\n`));
}

/** `common-cause rehearse`: the day of 2021-10-04, with each message as people would have received it. */
export function rehearseCommand(terminal: Terminal, exit: (status: number) => void): Command {
  return new Command('rehearse')
    .description('replay 2021-10-04 and show what people would have received')
    .option('--seed <n>', 'what chance is drawn from', wholeNumber(0), DEFAULT_SEED)
    .addOption(losePrimaryOption())
    .option('--json', 'the JSON of the drill')
    .option('--page', 'serve a page of it to this machine, on a port that is printed')
    .addOption(new Option('--open', 'open that page in a browser').implies({ page: true }))
    .addHelpText('after', REHEARSE_HELP)
    .action(async (given: RehearseOptions) => {
      const options = { ...given, phases: 1 };
      const drills: DrillPage[] = [];
      const hear = options.page && pagesInto(drills);
      const loaded = rehearsal(given);
      exit(exitStatus(await runDrills(loaded, options, terminal, true, hear), options, terminal));
      if (options.page) await showPage(drills, options, terminal);
    });
}
