import { getServers } from 'node:dns';
import { networkInterfaces } from 'node:os';
import { Command } from 'commander';
import { type Clock, systemClock } from '../../lambda/canary/clock';
import { createNetwork } from '../../lambda/canary/network/create-network';
import { hasIpv6Address } from '../../lambda/canary/network/http/ipv6';
import { configOption, wholeNumber } from './options';
import { ownDeployment } from './own-deployment';
import { paperOf } from './print/paper';
import { waiting } from './print/waiting';
import { probeStatus } from './probe/exit-status';
import { hasOwnTarget } from './probe/local';
import { probeFleet } from './probe/probe-fleet';
import { probeJson } from './probe/probe-json';
import { hearing } from './probe/probe-network';
import { probeOnce } from './probe/probe-once';
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

const EXAMPLES = `
Examples:
  common-cause probe                                  every service of monitor.config.ts
  common-cause probe WhatsApp --trace                 one of them, in every detail
  common-cause probe https://example.com/             no configuration needed
  common-cause probe http://localhost:3000/ --watch   each minute, a line per change
  common-cause probe https://shop.test/ --ca ca.pem --resolver 10.0.0.2
  common-cause probe --json | jq -r '.services[] | select(.code != "up") | .service'

Exit status: 0 all up, 1 some failing, 2 usage or configuration, 3 only refused or not known, or this machine is blind.`;

/** Names are answered within a millisecond: a person likes to see how much of one. */
const clock: Clock = { ...systemClock, now: () => performance.timeOrigin + performance.now() };

const collect = (value: string, before: readonly string[]) => [...before, value];

async function probe(targets: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const { witness: witnesses, resolver: resolvers, config, json, watch, trace } = options;
  const fleet = probeFleet({ targets, witnesses, resolvers, config }, ownDeployment);
  const network = hearing(
    createNetwork({
      systemResolver: getServers()[0] ?? '127.0.0.1',
      hasIpv6: options.ipv6 === true || hasOwnTarget(fleet) || hasIpv6Address(networkInterfaces()),
      isLambda: false,
      ...(options.ca !== undefined && { secureContext: trusting(options.ca) }),
    }),
    { isIpv6: options.ipv6 === true },
  );
  const paper = paperOf(terminal.stdout, terminal.env);
  const changes = changeLines(paper);
  const lastGood = new Map<string, readonly string[]>();
  const runs = await repeat({
    count: options.count ?? (watch ? Number.POSITIVE_INFINITY : 1),
    everyMs: watch ? PACE_MS.watch : PACE_MS.repeat,
    clock,
    once: () =>
      waiting(terminal.stderr, `probing ${fleet.services.length}`, () =>
        probeOnce({ fleet, network, clock, lastGood }),
      ),
    told: (run) => {
      const text = json
        ? `${probeJson(run)}\n`
        : watch
          ? changes(run)
              .map((each) => `${each}\n`)
              .join('')
          : probeText(paper, run, trace === true);
      terminal.stdout.write(text);
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
    .addHelpText('after', EXAMPLES)
    .action(async (targets: readonly string[], options: Options) => exit(await probe(targets, options, terminal)));
}
