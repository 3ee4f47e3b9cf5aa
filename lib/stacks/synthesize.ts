import { App, type AppProps, CfnResource, type Stack } from 'aws-cdk-lib';
import { context } from '../../cdk.json';
import type { Deployment } from '../config/deployment';
import { resourceName } from '../contract/resource-names';
import { InputError } from '../input/problem';
import type { Bundles } from './bundle';
import { HubStack } from './hub-stack';
import { VantageStack } from './vantage-stack';

/** CloudFormation's most resources of one stack. */
const MOST_RESOURCES = 500;

function refuseTooMany(stack: Stack): void {
  const count = stack.node.findAll().filter(CfnResource.isCfnResource).length;
  if (count <= MOST_RESOURCES) return;
  throw new InputError([
    `monitor.config.ts: services and causes need more resources than one stack may have, got ${count} of ${MOST_RESOURCES}; ` +
      'a service takes 3, a cause 2: watch some of them with a second configuration of another name',
  ]);
}

/** A CDK app with the flags of `cdk.json`, which a drill and a test want as much as `cdk synth` does. */
export function createApp(props: AppProps = {}): App {
  return new App({ analyticsReporting: false, context, ...props });
}

/**
 * Builds the CDK app of a deployment: a VantageStack per vantage, a HubStack per hub. No account stands in them: any account deploys them.
 * @throws InputError where a hub's stack would be too large for CloudFormation
 */
export function synthesize(
  { fleet, notify }: Pick<Deployment, 'fleet' | 'notify'>,
  bundles: Bundles,
  app: App = createApp(),
): App {
  for (const region of fleet.vantages) {
    new VantageStack(app, resourceName.vantageStack(fleet.name, region), {
      env: { region },
      fleet,
      region,
      canary: bundles.canary,
    });
  }
  for (const region of fleet.hubs) {
    const hub = new HubStack(app, resourceName.hubStack(fleet.name, region), {
      env: { region },
      fleet,
      notify,
      region,
      assets: bundles,
    });
    refuseTooMany(hub);
  }
  return app;
}
