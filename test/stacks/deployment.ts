import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Deployment } from '../../lib/config/deployment';
import { emptyBundles } from '../../lib/stacks/bundle';
import { createApp, synthesize } from '../../lib/stacks/synthesize';

/** One stack as it would be deployed. */
export interface Deployed {
  readonly stack: Stack;
  readonly template: Template;
}

/** Stacks of a deployment by their names, with empty code in place of the bundles. */
export function deployed(deployment: Deployment): ReadonlyMap<string, Deployed> {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-test-'));
  try {
    const app = createApp({ outdir: join(folder, 'cdk.out') });
    synthesize(deployment, emptyBundles(join(folder, 'code')), app);
    const stacks = app.node.children.filter(Stack.isStack);
    return new Map(stacks.map((stack) => [stack.stackName, { stack, template: Template.fromStack(stack) }]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
