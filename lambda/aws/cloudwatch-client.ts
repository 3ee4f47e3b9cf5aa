import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';

/** How long one request to a hub may take, in milliseconds. */
export interface HubLimits {
  readonly connect: number;
  readonly request: number;
}

const HUB_LIMITS_MS: HubLimits = { connect: 1_000, request: 2_500 };

/**
 * A client for one hub that gives up early and never tries again by itself: a sample that is late is worth nothing.
 * Connections are fresh: between two runs Lambda freezes the process, and a kept one is mostly dead when it thaws.
 */
export function createCloudWatchClient(region: string, limits: HubLimits = HUB_LIMITS_MS): CloudWatchClient {
  return new CloudWatchClient({
    region,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: limits.connect,
      requestTimeout: limits.request,
      socketTimeout: limits.request,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: false },
      httpsAgent: { keepAlive: false },
    },
  });
}
