import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { canaryClientOptions, type RequestLimits } from './canary-client-options';

/** A client for one hub, as a canary writes to it. */
export function createCloudWatchClient(region: string, limits?: RequestLimits): CloudWatchClient {
  return new CloudWatchClient(canaryClientOptions(region, limits));
}
