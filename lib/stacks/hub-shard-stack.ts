import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { shardAlarms } from '../alarms/fleet-alarms';
import { Maintenance } from '../constructs/maintenance';
import { FurtherDashboards } from '../constructs/overview';
import type { Fleet } from '../contract/fleet';
import { roleOf } from '../contract/hub-role';
import { resourceName } from '../contract/resource-names';

/** A further stack of a hub: which one, counted from 1. */
export interface HubShardStackProps extends StackProps {
  readonly fleet: Fleet;
  /** The region of the hub. */
  readonly region: string;
  readonly shard: number;
}

/** Alarms of causes and services, and dashboards, that the hub's first stack has no room for. It goes before the first one goes. */
export class HubShardStack extends Stack {
  constructor(scope: Construct, id: string, { fleet, region, shard, ...props }: HubShardStackProps) {
    super(scope, id, props);
    const topicArn = this.formatArn({ service: 'sns', resource: resourceName.alarmTopic(fleet.name) });
    shardAlarms(this, { fleet, topicArn, role: roleOf(fleet, region) }, shard);
    new Maintenance(this, 'Maintenance', fleet.maintenance ?? []);
    new FurtherDashboards(this, 'Dashboards', { fleet, region, shard });
  }
}
