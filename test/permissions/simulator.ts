import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Policy } from './template';

/** Whether somebody may do something: what IAM would say. */
export interface Question {
  /** ARN of a role, or a service's name. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
  /** Policies of the principal. */
  readonly own: readonly Policy[];
  /** Policy of the resource. */
  readonly resources?: Policy;
}

/** Says whether somebody may; throws where the question cannot be asked. */
export type Simulate = (question: Question) => Promise<boolean>;

interface Simulator {
  runSimulation(
    simulation: object,
    options: object,
  ): Promise<
    | { readonly resultType: 'error'; readonly errors: { readonly message: string } }
    | { readonly resultType: 'single' | 'wildcard'; readonly overallResult: string }
  >;
}

/** Its licence (AGPL) keeps it out of our lockfile: it judges policies beside the product, and is no part of it. */
const PACKAGE = '@cloud-copilot/iam-simulate';
const VERSION = '0.1.173';

function installed(): Simulator {
  const folder = join(tmpdir(), `common-cause-iam-simulate-${VERSION}`);
  if (!existsSync(join(folder, 'node_modules', PACKAGE))) {
    mkdirSync(folder, { recursive: true });
    const install = [
      'install',
      '--ignore-scripts',
      '--no-save',
      '--no-audit',
      '--prefix',
      folder,
      `${PACKAGE}@${VERSION}`,
    ];
    execFileSync('npm', install, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return createRequire(join(folder, 'package.json'))(PACKAGE) as Simulator;
}

/** Installs the simulator into a temporary folder, once. */
export function createSimulator(accountId: string): Simulate {
  const simulator = installed();
  return async ({ principal, action, resource, context, own, resources }) => {
    const result = await simulator.runSimulation(
      {
        request: { principal, action, resource: { resource, accountId }, contextVariables: context },
        identityPolicies: own.map((policy, index) => ({ name: `policy${index}`, policy })),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        ...(resources && { resourcePolicy: resources }),
      },
      {},
    );
    if (result.resultType === 'error') {
      throw new Error(`${action} on ${resource}: ${JSON.stringify(result.errors)}`);
    }
    return result.overallResult === 'Allowed';
  };
}
