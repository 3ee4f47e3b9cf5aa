import { loadMonitor } from '../lib/config/load-monitor';
import { projectFile } from '../lib/config/project-root';
import { DEFAULT_FILE } from '../lib/config/read-monitor';
import { refuseTooDear } from '../lib/cost/refuse-too-dear';
import { InputError } from '../lib/input/problem';
import { withBundles } from '../lib/stacks/bundle';
import { createApp, synthesize } from '../lib/stacks/synthesize';
import { stacksOf } from '../lib/stacks/synthesized-stacks';

/** The CDK app: a VantageStack per vantage, a HubStack per hub, from `monitor.config.ts` or `-c config=FILE`. */
function main(): void {
  const app = createApp();
  const deployment = loadMonitor(app.node.tryGetContext('config') ?? projectFile(DEFAULT_FILE));
  for (const note of deployment.notes) console.error(note);
  const assembly = withBundles(deployment.fleet, (bundles) => synthesize(deployment, bundles, app).synth());
  refuseTooDear(deployment, stacksOf(assembly));
}

try {
  main();
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
