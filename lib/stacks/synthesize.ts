import { App, type AppProps, type Stack, type StackProps } from 'aws-cdk-lib';
import { context } from '../../cdk.json';
import { DEFAULT_SETTINGS, type Deployment } from '../config/deployment';
import { DEFAULT_FILE } from '../config/read-monitor';
import type { Fleet } from '../contract/fleet';
import { resourceName } from '../contract/resource-names';
import { applySettings } from './apply-settings';
import type { Bundles } from './bundle';
import { HubShardStack } from './hub-shard-stack';
import { HubStack, type HubStackProps } from './hub-stack';
import { refuseTooMany } from './refuse-too-many';
import { VantageStack } from './vantage-stack';

/** A CDK app with the flags of `cdk.json`, which a drill and a test want as much as `cdk synth` does. It is synthesized when it is told to. */
export function createApp(props: AppProps = {}): App {
  return new App({ analyticsReporting: false, autoSynth: false, context, ...props });
}

/** The stacks of a hub: the first one, and its shards, counted from 1, which come after each other. */
function hubStacks(app: App, props: HubStackProps): readonly Stack[] {
  const { fleet, region, notify: _, assets: __, ...stackProps } = props;
  const { name, hubShards = 1 } = fleet;
  const stacks: Stack[] = [new HubStack(app, resourceName.hubStack(name, region), props)];
  for (let shard = 1; shard < hubShards; shard += 1) {
    const further = new HubShardStack(app, resourceName.hubStack(name, region, shard), {
      ...stackProps,
      fleet,
      region,
      shard,
    });
    const before = stacks.at(-1);
    if (before !== undefined) further.addStackDependency(before, 'an alarm that moves here must be gone there');
    stacks.push(further);
  }
  return stacks;
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
    const build = (scope: App, part: Fleet) =>
      hubStacks(scope, { ...props(region), fleet: part, notify, region, assets: bundles });
    const hub = build(app, fleet);
    refuseTooMany(hub, fleet, (part) => build(createApp({ outdir: app.outdir }), part), source);
    stacks.push(...hub);
  }
  for (const stack of stacks) applySettings(stack, fleet, settings);
  return app;
}
