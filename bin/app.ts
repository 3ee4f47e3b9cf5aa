import { readMonitor } from '../lib/config/read-monitor';
import { InputError } from '../lib/input/problem';
import { bundleAll } from '../lib/stacks/bundle';
import { synthesize } from '../lib/stacks/synthesize';
import config from '../monitor.config';

/** The CDK app: a VantageStack per vantage, a HubStack per hub, from `monitor.config.ts`. */
function main(): void {
  const deployment = readMonitor(config);
  synthesize(deployment, bundleAll(deployment.fleet)).synth();
}

try {
  main();
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
