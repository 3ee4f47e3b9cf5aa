import { setImmediate } from 'node:timers/promises';
import { Command } from 'commander';
import type { Deployment } from '../config/deployment';
import { type CostReport, costReport } from '../cost/cost-report';
import { synthesizedStacks } from '../stacks/synthesized-stacks';
import { costJson, costText } from './cost/cost-text';
import { helpText } from './help-text';
import { configOption } from './options';
import { ownDeployment } from './own-deployment';
import { paperOf } from './print/paper';
import { waiting } from './print/waiting';
import type { Terminal } from './terminal';

interface Options {
  readonly config?: string;
  readonly json?: true;
}

const HELP = helpText(
  [
    ['cost', 'of monitor.config.ts, a month'],
    ['cost --config shop.yaml', 'another configuration'],
    ['cost --json | jq .totalMonthlyUsd', 'for programs: docs/cost.md'],
  ],
  'Nothing of an account is read: it is counted in the templates to deploy.\nmaxMonthlyUsd in the configuration refuses to synthesize what costs more.',
);

/** What the stacks of a deployment cost. */
export async function costOf(deployment: Deployment): Promise<CostReport> {
  return costReport(deployment.fleet, async (some) => {
    await setImmediate(); // a synthesis blocks: what shows that something moves must have its turn between two
    return synthesizedStacks({ ...deployment, fleet: some });
  });
}

/** `common-cause cost`: counted from the synthesized templates. */
export function costCommand(terminal: Terminal): Command {
  return new Command('cost')
    .description('count what a configuration costs a month, line by line')
    .addOption(configOption())
    .option('--json', 'one JSON object (docs/cost.md)')
    .addHelpText('after', HELP)
    .action(async ({ config, json }: Options) => {
      const deployment = ownDeployment(config);
      for (const note of deployment.notes) terminal.stderr.write(`${note}\n`);
      const report = await waiting(terminal.stderr, 'synthesizing', () => costOf(deployment));
      const text = json ? `${costJson(report)}\n` : costText(paperOf(terminal.stdout, terminal.env), report);
      terminal.stdout.write(text);
    });
}
