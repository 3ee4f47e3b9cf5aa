import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { CfnAlarm, CfnCompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { hubAlarms, shardAlarms } from '../../lib/alarms/fleet-alarms';
import { readMonitor } from '../../lib/config/read-monitor';
import type { Fleet } from '../../lib/contract/fleet';
import { roleOf } from '../../lib/contract/hub-role';
import config from '../../monitor.config';
import { dashboardsOf, largeFleet } from './dashboards';

/** Names of all alarms of all stacks of a hub, and of those that people are told of. */
function alarmsOf(fleet: Fleet, region: string) {
  const app = new App();
  const props = { fleet, topicArn: `arn:aws:sns:${region}:111122223333:alarms`, role: roleOf(fleet, region) };
  const shards = Array.from({ length: fleet.hubShards ?? 1 }, (_, shard) => new Stack(app, `Hub${shard}`));
  shards.forEach((stack, shard) => {
    if (shard === 0) hubAlarms(stack, props);
    else shardAlarms(stack, props, shard);
  });
  const all = shards.flatMap((stack) => stack.node.findAll());
  const composites = all.filter((each) => each instanceof CfnCompositeAlarm);
  const metric = all.filter((each) => each instanceof CfnAlarm);
  const nameOf = ({ alarmName }: { readonly alarmName?: string | undefined }) => String(alarmName);
  return {
    names: new Set([...composites, ...metric].map(nameOf)),
    telling: composites.filter(({ alarmActions }) => alarmActions !== undefined).map(nameOf),
  };
}

function shownOf(fleet: Fleet, region: string): ReadonlySet<string> {
  const widgets = [...dashboardsOf(fleet, region).values()].flat();
  const arns = widgets.flatMap(({ properties }) => properties.alarms ?? []);
  return new Set(arns.map((arn) => arn.slice(arn.indexOf(':alarm:') + ':alarm:'.length)));
}

describe('alarms on the dashboard', () => {
  it.each<[string, Fleet, string?]>([
    ['the shipped fleet', readMonitor(config).fleet],
    ['the standby of two hubs', { ...largeFleet(4, 3), hubs: ['us-west-2', 'eu-central-1'] }, 'eu-central-1'],
    ['50 services in two stacks, with tickets of each', { ...largeFleet(50, 5), hubShards: 2 }],
    ['60 services in three stacks, with shared tickets', { ...largeFleet(60, 3), hubShards: 3, tickets: 'shared' }],
  ])('of %s are alarms that there are, and all that people are told of', (_, fleet, region = 'us-west-2') => {
    const { names, telling } = alarmsOf(fleet, region);
    const shown = shownOf(fleet, region);
    expect([...shown].filter((name) => !names.has(name))).toEqual([]);
    expect(telling.filter((name) => !shown.has(name))).toEqual([]);
  });
});
