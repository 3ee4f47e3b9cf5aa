import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Service } from '../contract/fleet';
import { resourceName } from '../contract/resource-names';
import { dashboardBody } from '../dashboard/dashboard-body';
import type { HubView } from '../dashboard/hub-view';
import { availability } from '../dashboard/sections/availability';
import { causes } from '../dashboard/sections/causes';
import { failingServices, matrixRow } from '../dashboard/sections/failing-services';
import { heading } from '../dashboard/sections/heading';
import { monitorHealth, vantages } from '../dashboard/sections/monitor-health';
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

/**
 * The dashboards of one hub: what is wrong now, the matrix, the services, and the monitor itself; further services have
 * dashboards of their own.
 */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, view: HubView) {
    super(scope, id);
    const { fleet, region } = view;
    const [first = [], ...others] = parts(fleet.services, SERVICES_A_DASHBOARD);
    const further = others.map((_, index) => resourceName.furtherDashboard(fleet.name, region, index + 2));
    this.dashboard('Dashboard', resourceName.dashboard(fleet.name, region), [
      heading(view, further),
      ...wrongNow(view),
      matrixRow(view, first),
      ...causes(view),
      ...ofServices(view, first),
      ...vantages(view),
      ...monitorHealth(view),
    ]);
    for (const [index, services] of others.entries()) {
      this.dashboard(`Services${index + 2}`, further[index] ?? '', ofServices(view, services));
    }
  }

  private dashboard(id: string, dashboardName: string, rows: readonly WidgetRow[]): void {
    const dashboard = new CfnDashboard(this, id, { dashboardName, dashboardBody: '' });
    dashboard.addPropertyOverride('DashboardBody', dashboardBody(rows));
  }
}
