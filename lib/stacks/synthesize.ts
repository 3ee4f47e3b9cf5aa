import { App, type AppProps, type Stack, type StackProps } from 'aws-cdk-lib';
import { context } from '../../cdk.json';
import { DEFAULT_SETTINGS, type Deployment } from '../config/deployment';
import { DEFAULT_FILE } from '../config/read-monitor';
import type { Fleet } from '../contract/fleet';
import { resourceName } from '../contract/resource-names';
import { applySettings } from './apply-settings';
import type { Bundles } from './bundle';
import { HubShardStack } from './hub-shard-stack';
import { HubStack } from './hub-stack';
import { refuseTooMany } from './refuse-too-many';
import { VantageStack } from './vantage-stack';

/** A CDK app with the flags of `cdk.json`, which a drill and a test want as much as `cdk synth` does. It is synthesized when it is told to. */
export function createApp(props: AppProps = {}): App {
  return new App({ analyticsReporting: false, autoSynth: false, context, ...props });
}

/** Numbers of a hub's stacks besides the first. */
function furtherShards({ hubShards = 1 }: Fleet): readonly number[] {
  return Array.from({ length: hubShards - 1 }, (_, index) => index + 1);
}

/** A deployment of which a drill needs only the fleet, and whom to tell. */
export type Synthesizable = Pick<Deployment, 'fleet' | 'notify'> & Partial<Pick<Deployment, 'settings' | 'source'>>;

/**
 * Builds the CDK app of a deployment: a VantageStack per vantage, a HubStack per hub. Without a configured account none
 * stands in them: any account deploys them.
 * @throws InputError where a hub's stack would be too large for CloudFormation
 */
export function synthesize(
  { fleet, notify, settings = DEFAULT_SETTINGS, source = DEFAULT_FILE }: Synthesizable,
  bundles: Bundles,
  app: App = createApp(),
): App {
  const { account, tags, terminationProtection, networks } = settings;
  const props = (region: string): StackProps => ({
    env: { region, ...(account !== undefined && { account }) },
    tags: { ...tags },
    terminationProtection,
  });
  const stacks: Stack[] = fleet.vantages.map(
    (region) =>
      new VantageStack(app, resourceName.vantageStack(fleet.name, region), {
        ...props(region),
        fleet,
        region,
        canary: bundles.canary,
        network: networks[region],
      }),
  );
  for (const region of fleet.hubs) {
    const build = (id: string, part: Fleet) =>
      new HubStack(app, id, { ...props(region), fleet: part, notify, region, assets: bundles });
    const hub = build(resourceName.hubStack(fleet.name, region), fleet);
    refuseTooMany(hub, fleet, (part) => build('Smaller', part), source);
    stacks.push(hub);
    for (const shard of furtherShards(fleet)) {
      const buildShard = (id: string, part: Fleet) =>
        new HubShardStack(app, id, { ...props(region), fleet: part, region, shard });
      const further = buildShard(resourceName.hubStack(fleet.name, region, shard), fleet);
      further.addStackDependency(hub, 'its alarms name the causes and suppressors of the first stack');
      refuseTooMany(further, fleet, (part) => buildShard('Smaller', part), source);
      stacks.push(further);
    }
  }
  for (const stack of stacks) applySettings(stack, fleet, settings);
  return app;
}
