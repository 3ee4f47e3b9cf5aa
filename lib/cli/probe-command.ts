import { Command } from 'commander';
import { helpText } from './help-text';
import { hereClock, hereNetwork, hereSecrets } from './here';
import { configOption, wholeNumber } from './options';
import { ownDeployment } from './own-deployment';
import { paperOf } from './print/paper';
import { waiting } from './print/waiting';
import { probeStatus } from './probe/exit-status';
import { type TimedPacket, tracing } from './probe/packet-trace';
import { probeFleet } from './probe/probe-fleet';
import { probeJson } from './probe/probe-json';
import { type ProbeMemory, type ProbeRun, probeOnce } from './probe/probe-once';
import { probeText } from './probe/probe-text';
import { trusting } from './probe/trust';
import { changeLines, PACE_MS, repeat } from './probe/watch';
import type { Terminal } from './terminal';

interface Options {
  readonly config?: string;
  readonly witness: readonly string[];
  readonly resolver: readonly string[];
  readonly watch?: true;
  readonly count?: number;
  readonly trace?: true;
  readonly json?: true;
  readonly ca?: string;
  readonly ipv6?: true;
}

const HELP = helpText(
  [
    ['probe', 'every configured service'],
    ['probe WhatsApp --trace', 'one, in every detail'],
    ['probe https://example.com/', 'any URL, as it is'],
    ['probe http://localhost:3000 --watch', 'each minute, what changed'],
    ['probe https://shop.test/ --ca ca.pem', 'with your own authority'],
    ['probe --json | jq .services[].code', 'for programs: docs/probe.md'],
  ],
  'Exit status: 0 all up, 1 some failing, 2 usage or configuration,\n3 only refused or not known, or this machine is blind.',
);

const collect = (value: string, before: readonly string[]) => [...before, value];

/** The line that shows that something moves has room for its time. */
const LONGEST_TITLE = 60;

const linesOf = (lines: readonly string[]) => lines.map((each) => `${each}\n`).join('');

async function probe(targets: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const { witness: witnesses, resolver: resolvers, config, json, watch, trace } = options;
  const fleet = probeFleet({ targets, witnesses, resolvers, config }, ownDeployment);
  const network = hereNetwork(fleet, {
    isIpv6: options.ipv6 === true,
    ...(options.ca !== undefined && { secureContext: trusting(options.ca) }),
  });
  const paper = paperOf(terminal.stdout, terminal.env);
  const changes = changeLines(paper);
  const memory: ProbeMemory = { lastGood: new Map(), zones: new Map() };
  const secrets = hereSecrets(fleet, terminal.env);
  const once = () => probeOnce({ fleet, network, clock: hereClock, memory, secrets });
  const shown = (run: ProbeRun, packets: readonly TimedPacket[]): string => {
    if (json) return `${probeJson(run)}\n`;
    if (watch) return linesOf(changes(run));
    return probeText(paper, run, trace ? packets : undefined);
  };
  const runs = await repeat({
    count: options.count ?? (watch ? Number.POSITIVE_INFINITY : 1),
    everyMs: watch ? PACE_MS.watch : PACE_MS.repeat,
    clock: hereClock,
    once: async () => {
      const what = `probing ${fleet.services.map(({ name }) => name).join(', ')}`.slice(0, LONGEST_TITLE);
      const { result, packets } = await waiting(terminal.stderr, what, () => tracing(hereClock.now, once));
      terminal.stdout.write(shown(result, packets));
      return result;
    },
  });
  return probeStatus(runs);
}

/** `common-cause probe`: the canary's own run on this machine, at once, layer by layer. */
export function probeCommand(terminal: Terminal, exit: (status: number) => void): Command {
  return new Command('probe')
    .description('run the canary once from this machine and show what it saw, layer by layer')
    .argument('[target...]', 'names of services, or URLs; none for every service of the configuration')
    .addOption(configOption())
    .option('--witness <url>', 'a control target in place of the default ones (repeatable)', collect, [])
    .option(
      '--resolver <address>',
      'a resolver in place of the default ones: ADDR[:PORT] or "system" (repeatable)',
      collect,
      [],
    )
    .option('--watch', 'again each minute, a line per change')
    .option('--count <n>', 'so many runs', wholeNumber(1))
    .option('--trace', 'every detail: each packet, hop and certificate')
    .option('--json', 'one JSON object per run, one a line (docs/probe.md)')
    .option('--ca <file>', 'PEM certificates to trust besides the public roots')
    .option('--ipv6', 'over IPv6: ask for AAAA records in place of A')
    .addHelpText('after', HELP)
    .action(async (targets: readonly string[], options: Options) => exit(await probe(targets, options, terminal)));
}
