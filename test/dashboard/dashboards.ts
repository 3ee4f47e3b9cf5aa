import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Overview } from '../../lib/constructs/overview';
import type { Fleet } from '../../lib/contract/fleet';

/** One widget as CloudWatch would get it. */
export interface SeenWidget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: {
    readonly title?: string;
    readonly region?: string;
    readonly view?: string;
    readonly start?: string;
    readonly markdown?: string;
    readonly endpoint?: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly (readonly (string | Readonly<Record<string, unknown>>)[])[];
    readonly annotations?: { readonly horizontal: readonly { readonly label: string; readonly value: number }[] };
  };
}

/** The template of a stack with nothing but a fleet's dashboards. */
export function dashboardTemplate(fleet: Fleet): Template {
  const stack = new Stack(new App({ analyticsReporting: false }), 'test', { env: { region: 'us-west-2' } });
  new Overview(stack, 'Overview', { fleet, region: 'us-west-2', topics: [{ form: 'people', severity: 'page' }] });
  return Template.fromStack(stack);
}

type Piece = string | { readonly 'Fn::Sub': string };

/** The widgets of each dashboard of a fleet, by its name: as CloudFormation would put the body together. */
export function dashboardsOf(fleet: Fleet): ReadonlyMap<string, readonly SeenWidget[]> {
  const found = Object.values(dashboardTemplate(fleet).findResources('AWS::CloudWatch::Dashboard'));
  return new Map(
    found.map(({ Properties: { DashboardName, DashboardBody } }) => {
      const pieces = DashboardBody['Fn::Join'][1] as readonly Piece[];
      const body = pieces.map((piece) =>
        typeof piece === 'string'
          ? piece
          : piece['Fn::Sub'].replace(/\$\{AWS::Partition\}/g, 'aws').replace(/\$\{AWS::AccountId\}/g, '111122223333'),
      );
      return [String(DashboardName), JSON.parse(body.join('')).widgets];
    }),
  );
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
