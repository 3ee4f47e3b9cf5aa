import { resourceName } from './resource-names';

/** The consoles of the other partitions have names of their own. */
const CONSOLES: readonly (readonly [prefix: string, host: string])[] = [
  ['cn-', 'console.amazonaws.cn'],
  ['us-gov-', 'console.amazonaws-us-gov.com'],
  ['', 'console.aws.amazon.com'],
];

function consoleOf(region: string): string {
  const [, host = ''] = CONSOLES.find(([prefix]) => region.startsWith(prefix)) ?? [];
  return `https://${region}.${host}`;
}

/** Where a person sees a hub's overview. */
export function dashboardUrl(name: string, region: string): string {
  return `${consoleOf(region)}/cloudwatch/home?region=${region}#dashboards/dashboard/${resourceName.dashboard(name, region)}`;
}
