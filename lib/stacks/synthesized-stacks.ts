import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { SynthesizedStack } from '../cost/synthesized-stack';
import { emptyBundles } from './bundle';
import { createApp, type Synthesizable, synthesize } from './synthesize';

/** The stacks of an assembly, in the order in which the app makes them. */
export function stacksOf({ stacks }: CloudAssembly): readonly SynthesizedStack[] {
  return stacks.map((stack) => ({
    name: stack.stackName,
    region: stack.environment.region,
    file: stack.templateFullPath,
    template: stack.template,
    bytes: statSync(stack.templateFullPath).size,
  }));
}

/** The stacks of a deployment as CloudFormation would get them. */
export function synthesizedStacks(deployment: Synthesizable): readonly SynthesizedStack[] {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-templates-'));
  try {
    // who reads templates needs no code in them: nothing is bundled
    const bundles = emptyBundles(join(folder, 'code'));
    const app = synthesize(deployment, bundles, createApp({ outdir: join(folder, 'cdk.out') }));
    return stacksOf(app.synth());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
