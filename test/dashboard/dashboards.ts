import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { readDashboards, type Widget } from '../../lib/cloudwatch/read-dashboards';
import { Overview } from '../../lib/constructs/overview';
import type { Fleet } from '../../lib/contract/fleet';

/** The template of a stack with nothing but the dashboards of a hub of a fleet. */
export function dashboardTemplate(fleet: Fleet, region = 'us-west-2'): Template {
  const stack = new Stack(new App({ analyticsReporting: false }), 'test', { env: { region } });
  new Overview(stack, 'Overview', { fleet, region, topics: [{ form: 'people', severity: 'page' }] });
  return Template.fromStack(stack);
}

/** The widgets of each dashboard of a hub, by its name: as CloudWatch would get them. */
export function dashboardsOf(fleet: Fleet, region = 'us-west-2'): ReadonlyMap<string, readonly Widget[]> {
  const template = dashboardTemplate(fleet, region).toJSON();
  const dashboards = readDashboards([{ region, account: '111122223333', template }]);
  return new Map(dashboards.map(({ name, widgets }) => [name, widgets]));
}

/** A fleet of so many services in pairs of one owner, with objectives and certificates. */
export function largeFleet(count: number, vantages: number): Fleet {
  const names = Array.from({ length: count }, (_, n) => `service-${n}`);
  const causes = names.flatMap((name, n) =>
    n % 2 === 0 && n + 1 < count ? [[`owner/o${n}`, [name, names[n + 1] ?? '']]] : [],
  );
  return {
    name: 'common-cause',
    services: names.map((name, n) => ({
      name,
      dns: [`${name}.example`],
      http: [{ url: `https://${name}.example/` }],
      objectiveMs: 500 + 100 * (n % 3),
    })),
    vantages: Array.from({ length: vantages }, (_, n) => `eu-west-${n + 1}`),
    hubs: ['us-west-2'],
    causes: Object.fromEntries(causes),
    witnesses: [],
    resolvers: ['system', '1.1.1.1'],
    quorum: 3,
  };
}
