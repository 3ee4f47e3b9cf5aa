import { RegionInfo } from 'aws-cdk-lib/region-info';

/** Every AWS region that CDK knows. */
export const REGIONS: readonly string[] = RegionInfo.regions.map(({ name }) => name);

/** `aws`, `aws-cn`, `aws-us-gov`, ...: credentials, ARNs and endpoints of one mean nothing in another. */
export function partitionOf(region: string): string | undefined {
  return RegionInfo.get(region).partition;
}
