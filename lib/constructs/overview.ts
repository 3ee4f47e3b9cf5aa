import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Fleet, Service } from '../contract/fleet';
import { resourceName } from '../contract/resource-names';
import { shardOf } from '../contract/shard-of';
import { dashboardBody } from '../dashboard/dashboard-body';
import type { HubView } from '../dashboard/hub-view';
import { availability } from '../dashboard/sections/availability';
import { causes } from '../dashboard/sections/causes';
import { failingServices, matrixRow } from '../dashboard/sections/failing-services';
import { heading } from '../dashboard/sections/heading';
import { hubs, monitorHealth, vantages } from '../dashboard/sections/monitor-health';
import { certificates, refusals, responseTimes } from '../dashboard/sections/quality';
import { wrongNow } from '../dashboard/sections/wrong-now';
import { parts, type WidgetRow } from '../dashboard/widget';

/** Services of one dashboard: so many, with all that is shown of each, stay within CloudWatch's limits, and can be scrolled through. */
const SERVICES_A_DASHBOARD = 50;

function ofServices(view: HubView, services: readonly Service[]): readonly WidgetRow[] {
  return [
    ...failingServices(view, services),
    ...availability(view, services),
    ...responseTimes(view, services),
    ...certificates(view, services),
    ...refusals(view, services),
  ];
}

/** The services of each dashboard. */
function dashboardsOf(fleet: Fleet): readonly (readonly Service[])[] {
  return parts(fleet.services, SERVICES_A_DASHBOARD);
}

/** Names of the dashboards besides the first, which are of services alone. */
function furtherNames({ fleet, region }: Pick<HubView, 'fleet' | 'region'>): readonly string[] {
  return dashboardsOf(fleet)
    .slice(1)
    .map((_, index) => resourceName.furtherDashboard(fleet.name, region, index + 2));
}

class Dashboards extends Construct {
  protected dashboard(id: string, dashboardName: string, rows: readonly WidgetRow[]): void {
    const dashboard = new CfnDashboard(this, id, { dashboardName, dashboardBody: '' });
    dashboard.addPropertyOverride('DashboardBody', dashboardBody(rows));
  }

  /** A body is large, and a template has an end: each stack of a hub takes some. */
  protected furtherOf(view: HubView, shard: number): void {
    const [, ...others] = dashboardsOf(view.fleet);
    for (const [index, name] of furtherNames(view).entries()) {
      const services = others[index] ?? [];
      if (shardOf(view.fleet, { name }) === shard)
        this.dashboard(`Services${index + 2}`, name, ofServices(view, services));
    }
  }
}

/**
 * The dashboards of a hub's first stack: what is wrong now, the matrix, the services, and the monitor itself; further
 * services have dashboards of their own.
 */
export class Overview extends Dashboards {
  constructor(scope: Construct, id: string, view: HubView) {
    super(scope, id);
    const { fleet, region } = view;
    const [first = []] = dashboardsOf(fleet);
    this.dashboard('Dashboard', resourceName.dashboard(fleet.name, region), [
      heading(view, furtherNames(view)),
      ...wrongNow(view),
      matrixRow(view, first),
      ...causes(view),
      ...ofServices(view, first),
      ...vantages(view),
      ...hubs(view),
      ...monitorHealth(view),
    ]);
    this.furtherOf(view, 0);
  }
}

/** Dashboards of services in a further stack of a hub, counted from 1. */
export class FurtherDashboards extends Dashboards {
  constructor(
    scope: Construct,
    id: string,
    { shard, ...hub }: Pick<HubView, 'fleet' | 'region'> & { readonly shard: number },
  ) {
    super(scope, id);
    this.furtherOf({ ...hub, topics: [] }, shard);
  }
}
