import { App, type AppProps } from 'aws-cdk-lib';
import { context } from '../../cdk.json';
import type { Deployment } from '../config/read-monitor';
import { resourceName } from '../contract/resource-names';
import type { Bundles } from './bundle';
import { HubStack } from './hub-stack';
import { VantageStack } from './vantage-stack';

/** Builds the CDK app of a deployment: a VantageStack per vantage, a HubStack per hub. No account stands in them: any account deploys them. */
export function synthesize({ fleet, notify }: Deployment, bundles: Bundles, props: AppProps = {}): App {
  const app = new App({ analyticsReporting: false, context, ...props });
  for (const region of fleet.vantages) {
    new VantageStack(app, resourceName.vantageStack(fleet.name, region), {
      env: { region },
      fleet,
      canary: bundles.canary,
    });
  }
  for (const region of fleet.hubs) {
    new HubStack(app, resourceName.hubStack(fleet.name, region), {
      env: { region },
      fleet,
      notify,
      region,
      notifier: bundles.notifier,
    });
  }
  return app;
}
