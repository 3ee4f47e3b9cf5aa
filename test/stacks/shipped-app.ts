import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { readMonitor } from '../../lib/config/read-monitor';
import { emptyBundles } from '../../lib/stacks/bundle';
import { createApp, synthesize } from '../../lib/stacks/synthesize';
import config from '../../monitor.config';

/** Templates of the shipped configuration, with empty code in place of the bundles. */
export function shippedTemplates(change: object = {}): ReadonlyMap<string, Template> {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-test-'));
  try {
    const monitor = readMonitor({ ...config, ...change });
    const app = synthesize(monitor, emptyBundles(join(folder, 'code')), createApp({ outdir: join(folder, 'cdk.out') }));
    return new Map(
      app.node.children.filter(Stack.isStack).map((stack) => [stack.stackName, Template.fromStack(stack)]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
